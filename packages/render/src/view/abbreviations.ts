const COMMON: Readonly<Record<string, string>> = {
  CI: 'confidence interval',
  df: 'degrees of freedom',
  HR: 'hazard ratio',
  HRs: 'hazard ratios',
  IQR: 'interquartile range',
  NA: 'not available',
  SD: 'standard deviation',
  SHR: 'subdistribution hazard ratio',
};

/** Abbreviations of a table or figure: those declared, and the statistical ones that its text uses. */
export function abbreviations(
  declared: Readonly<Record<string, string>>,
  text: string,
): string | null {
  const words = new Set(text.split(/[^\p{L}\d]+/u));
  const used = Object.entries(COMMON).filter(([short]) => words.has(short) && !(short in declared));
  const all = [...Object.entries(declared), ...used];
  return all.length === 0
    ? null
    : `${all.map(([short, meaning]) => `${short}, ${meaning}`).join('; ')}.`;
}
