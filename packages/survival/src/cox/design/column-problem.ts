import { choleskyFactor } from '../linear/cholesky-factor.ts';
import type { DesignColumn, DesignLevel, DesignReason, DesignVariable } from './design-variable.ts';
import { isFactor } from './design-variable.ts';

/** R's `eps^0.75`, the share of a pivot below which coxph calls a column collinear. */
const TOLERANCE = 2 ** -39;

/** Why a column can have no coefficient beside the usable ones before it, or null. */
export function columnProblem(
  values: Float64Array,
  levels: readonly DesignLevel[],
  before: readonly DesignColumn[],
  variables: ReadonlyMap<string, DesignVariable>,
  names: readonly string[],
): DesignReason | null {
  const usable = before.filter((column) => column.reason === null);
  const constant = values.every((value) => value === values[0]);
  if (!constant && !isDependent([...usable.map((column) => column.values), values])) return null;
  const cell = emptyCell(levels, variables, names);
  if (cell !== null) {
    const text = cell.map(({ variable, level }) => `${variable} = ${level}`).join(' and ');
    return { code: 'empty-cell', message: `no row has ${text}`, cell };
  }
  return constant
    ? { code: 'constant', message: `the column is ${values[0]} in every row` }
    : { code: 'collinear', message: 'the column is a linear combination of those before it' };
}

/** True when the last column is a linear combination of the others and a constant. */
function isDependent(columns: readonly Float64Array[]): boolean {
  const p = columns.length;
  const centred = columns.map((column) => {
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    const moved = column.map((value) => value - mean);
    const norm = Math.sqrt(moved.reduce((sum, value) => sum + value * value, 0));
    return norm > 0 ? moved.map((value) => value / norm) : moved;
  });
  const gram = new Float64Array(p * p);
  for (let a = 0; a < p; a++) {
    for (let b = a; b < p; b++) {
      gram[a * p + b] = centred[a]!.reduce((sum, value, i) => sum + value * centred[b]![i]!, 0);
    }
  }
  choleskyFactor(gram, p, TOLERANCE);
  return gram[p * p - 1] === 0;
}

/**
 * A combination of levels of the term's factors that no row has: the column's own levels first,
 * then those with one or more of them at the reference.
 */
function emptyCell(
  levels: readonly DesignLevel[],
  variables: ReadonlyMap<string, DesignVariable>,
  names: readonly string[],
): DesignLevel[] | null {
  const factors = names.flatMap((name) => {
    const variable = variables.get(name)!;
    return isFactor(variable) ? [{ name, variable }] : [];
  });
  if (factors.length === 0) return null;
  const sizes = factors.map(({ variable }) => variable.levels.length);
  const rows = factors[0]!.variable.codes.length;
  const seen = new Set<number>();
  for (let i = 0; i < rows; i++) {
    seen.add(factors.reduce((cell, { variable }, f) => cell * sizes[f]! + variable.codes[i]!, 0));
  }
  const own = factors.map(({ name, variable }) => {
    const level = levels.find((each) => each.variable === name);
    return level === undefined ? 0 : variable.levels.indexOf(level.level);
  });
  const cells = sizes.reduce((product, size) => product * size, 1);
  let best: { codes: number[]; away: number } | null = null;
  for (let cell = 0; cell < cells; cell++) {
    if (seen.has(cell)) continue;
    const codes = cellCodes(cell, sizes);
    if (codes.some((code, f) => code !== own[f] && code !== 0)) continue;
    const away = codes.filter((code, f) => code !== own[f]).length;
    if (best === null || away < best.away) best = { codes, away };
  }
  if (best === null) return null;
  return best.codes.map((code, f) => ({
    variable: factors[f]!.name,
    level: factors[f]!.variable.levels[code]!,
  }));
}

function cellCodes(cell: number, sizes: readonly number[]): number[] {
  const codes: number[] = [];
  let rest = cell;
  for (let f = sizes.length - 1; f >= 0; f--) {
    codes.unshift(rest % sizes[f]!);
    rest = Math.floor(rest / sizes[f]!);
  }
  return codes;
}
