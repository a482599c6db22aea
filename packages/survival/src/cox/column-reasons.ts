import type { CoxReason } from './cox-fit.ts';
import type { CoxData } from './cox-model.ts';
import { isSignColumn } from './layout/column-scaling.ts';
import { choleskySolve } from './linear/cholesky-solve.ts';

const NO_INFORMATION = 1e-13;
const TAKES_PART = 1e-6;

/** Why column j, whose pivot was dropped from the information, has no estimate. */
export function dropReason(
  data: CoxData,
  j: number,
  information: Float64Array,
  factor: Float64Array,
): CoxReason {
  const { p, names } = data;
  const column = data.columns[j]!;
  if (column.every((value) => value === column[0])) {
    return { code: 'constant', message: `${names[j]} is ${column[0]} in every row` };
  }
  const own = information[j * p + j]!;
  let largest = 0;
  for (let k = 0; k < p; k++) largest = Math.max(largest, information[k * p + k]!);
  if (own <= NO_INFORMATION * largest || largest === 0) {
    const message = `${names[j]} does not vary among the rows at risk at any event time`;
    return { code: 'no-information', message };
  }
  const share = new Float64Array(p);
  for (let k = 0; k < p; k++) share[k] = information[j * p + k]!;
  choleskySolve(factor, p, share);
  const columns = names.filter(
    (_, k) => share[k]! ** 2 * information[k * p + k]! > TAKES_PART ** 2 * own,
  );
  const message = `${names[j]} is a linear combination of ${columns.join(', ')} among the rows at risk`;
  return { code: 'collinear', message, columns };
}

/** Why a coefficient that runs to infinity has no estimate. */
export function separationReason(data: CoxData, j: number, sign: number): CoxReason {
  const name = data.names[j]!;
  const column = data.columns[j]!;
  const limit = sign > 0 ? 'hazard ratio goes to infinity' : 'hazard ratio goes to 0';
  const detail = isSignColumn(column) ? levelDetail(data, name, column) : '';
  const message = `${name} separates the events: its ${limit}${detail}`;
  return { code: 'separation', message, direction: sign > 0 ? 'up' : 'down' };
}

function levelDetail(data: CoxData, name: string, column: Float64Array): string {
  for (const level of [1, 0]) {
    let rows = 0;
    let events = 0;
    for (let i = 0; i < data.n; i++) {
      if (column[i] !== level) continue;
      rows++;
      events += data.event[i]!;
    }
    if (rows > 0 && events === 0)
      return ` (none of the ${rows} rows with ${name} = ${level} has an event)`;
  }
  return '';
}
