import type { CoxModel } from '../cox-model.ts';

/** For each stratum and kept column: the stratum's events if the column varies in it, else 0. */
export function varyingEvents(model: CoxModel, kept: readonly number[]): Int32Array[] {
  const { data } = model;
  const strata = Math.max(1, data.strata.length);
  const events = new Int32Array(strata);
  const first = new Int32Array(strata).fill(-1);
  const used = Array.from({ length: strata }, () => new Int32Array(kept.length));
  for (let i = 0; i < data.n; i++) {
    const s = data.stratum === null ? 0 : data.stratum[i]!;
    if (first[s]! < 0) first[s] = i;
    events[s]! += data.event[i]!;
    kept.forEach((j, k) => {
      const column = data.columns[j]!;
      if (column[i] !== column[first[s]!]) used[s]![k] = 1;
    });
  }
  used.forEach((row, s) => {
    for (let k = 0; k < row.length; k++) row[k]! *= events[s]!;
  });
  return used;
}
