const DIMENSIONS: readonly Readonly<Record<string, number>>[] = [
  { um: 1e-6, µm: 1e-6, mm: 1e-3, cm: 1e-2, dm: 1e-1, m: 1 },
  {
    seconds: 1 / 86400,
    minutes: 1 / 1440,
    hours: 1 / 24,
    days: 1,
    weeks: 7,
    months: 30.4375,
    years: 365.25,
  },
  { ng: 1e-12, ug: 1e-9, µg: 1e-9, mg: 1e-6, g: 1e-3, kg: 1, lb: 0.45359237 },
  { ul: 1e-6, µl: 1e-6, ml: 1e-3, dl: 1e-1, l: 1 },
  { nmol: 1e-9, umol: 1e-6, µmol: 1e-6, mmol: 1e-3, mol: 1 },
  { fraction: 1, percent: 1e-2 },
  { kcal: 4.184, kj: 1 },
];
const ALIASES: Readonly<Record<string, string>> = {
  d: 'days',
  day: 'days',
  h: 'hours',
  hour: 'hours',
  min: 'minutes',
  minute: 'minutes',
  s: 'seconds',
  week: 'weeks',
  month: 'months',
  year: 'years',
  '%': 'percent',
  μm: 'µm',
  μl: 'µl',
  μmol: 'µmol',
  μg: 'µg',
};

/**
 * What a value in `from` is multiplied with to stand in `to`; 1 for the same unit, known or not.
 * Undefined where the two can't be converted. A month is 30.4375 days, a year 365.25. A quotient is converted part by part:
 * 1 g/dl is 10 g/l; mass is no amount of substance, so that mg/dl and mmol/l can't be converted.
 */
export function unitFactor(from: string, to: string): number | undefined {
  if (from === to) return 1;
  const [source, target] = [canonical(from), canonical(to)];
  if (source === target) return 1;
  const [[mass, volume, ...more], [ofMass, ofVolume, ...others]] = [source, target].map((unit) =>
    unit.split('/'),
  ) as [string[], string[]];
  if (volume !== undefined && ofVolume !== undefined && more.length + others.length === 0) {
    const [above, below] = [unitFactor(mass!, ofMass!), unitFactor(volume, ofVolume)];
    return above === undefined || below === undefined ? undefined : above / below;
  }
  const dimension = DIMENSIONS.find((units) => source in units && target in units);
  if (dimension === undefined) return undefined;
  return (dimension[source] as number) / (dimension[target] as number);
}

function canonical(unit: string): string {
  const lower = unit.trim().toLowerCase();
  return ALIASES[lower] ?? lower;
}
