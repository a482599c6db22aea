import { requireLength } from './require-length.ts';
import { shown } from './shown.ts';
import { SurvivalInputError } from './survival-input-error.ts';

export interface Codes {
  /** Distinct codes, ascending. */
  readonly levels: Int32Array;
  /** Per row, the position of its code in `levels`. */
  readonly index: Int32Array;
}

/** Whole-number labels (groups, strata, clusters) mapped onto 0 .. k-1 in ascending order. */
export function requireCodes(values: ArrayLike<number>, rows: number, argument: string): Codes {
  requireLength(values, argument, rows);
  const raw = new Int32Array(rows);
  let low = 2147483647;
  let high = -2147483648;
  for (let i = 0; i < rows; i++) {
    const value = values[i]!;
    const code = typeof value === 'number' ? value | 0 : Number.NaN;
    if (code !== value) {
      throw new SurvivalInputError({
        code: 'not-an-integer',
        argument,
        index: i,
        message: `expected a whole number (32 bit) as label, found ${shown(value)}`,
      });
    }
    raw[i] = code;
    if (code < low) low = code;
    if (code > high) high = code;
  }
  return high - low <= 4 * rows + 65536 ? byTable(raw, low, high) : byMap(raw);
}

function byTable(raw: Int32Array, low: number, high: number): Codes {
  const table = new Int32Array(high - low + 1);
  for (let i = 0; i < raw.length; i++) table[raw[i]! - low] = 1;
  let count = 0;
  for (let c = 0; c < table.length; c++) if (table[c] === 1) count++;
  const levels = new Int32Array(count);
  let next = 0;
  for (let c = 0; c < table.length; c++) {
    if (table[c] === 1) {
      levels[next] = c + low;
      table[c] = next++;
    }
  }
  for (let i = 0; i < raw.length; i++) raw[i] = table[raw[i]! - low]!;
  return { levels, index: raw };
}

function byMap(raw: Int32Array): Codes {
  const levels = Int32Array.from(new Set(raw)).sort();
  const position = new Map<number, number>();
  for (let k = 0; k < levels.length; k++) position.set(levels[k]!, k);
  for (let i = 0; i < raw.length; i++) raw[i] = position.get(raw[i]!)!;
  return { levels, index: raw };
}
