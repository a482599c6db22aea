import type { AbsentRows, ConfidenceType } from './survival-curve.ts';

/** Names the rows in which a curve's standard error or limits do not exist, and why. */
export function absentRows(
  survival: Float64Array,
  stdErr: Float64Array,
  lower: Float64Array | null,
  type: ConfidenceType,
): AbsentRows[] {
  const size = survival.length;
  let ones = 0;
  while (ones < size && survival[ones] === 1) ones++;
  let zero = size;
  while (zero > 0 && survival[zero - 1] === 0) zero--;
  const absent: AbsentRows[] = [];
  if (zero < size && Number.isNaN(stdErr[zero])) {
    const reason = "the survival is 0, where Greenwood's variance has no value";
    absent.push({ quantity: 'stdErr', from: zero, to: size, reason });
  }
  if (lower && ones > 0 && Number.isNaN(lower[0])) {
    const reason = `no event so far: the ${type} transformation has no value at survival 1`;
    absent.push({ quantity: 'limits', from: 0, to: ones, reason });
  }
  if (lower && zero < size && Number.isNaN(lower[zero])) {
    const reason = `the ${type} interval has no value at survival 0`;
    absent.push({ quantity: 'limits', from: zero, to: size, reason });
  }
  return absent;
}
