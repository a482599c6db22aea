import type { KernelExports } from '../../wasm/borrow-kernel.ts';
import type { LikelihoodInput } from './likelihood.ts';

/**
 * Writes the columns into the kernel's matrix of sorted rows, centred and scaled. A stretch of all
 * columns at a time is staged, so that each row is written in one go: reading in order and writing
 * out of order is faster than the other way round. With strata each column is centred in each
 * stratum as well: no likelihood depends on it, and less cancels.
 */
export function loadMatrix(kernel: KernelExports, input: LikelihoodInput): void {
  const { columns, scaling, layout, stratum } = input;
  const { order, rows } = layout;
  const { buffer } = kernel.memory;
  const p = columns.length;
  if (p === 0) return;
  const n = columns[0]!.length;
  new Float64Array(buffer, kernel.centre.value, p).set(scaling.centre);
  new Float64Array(buffer, kernel.scale.value, p).set(scaling.scale);
  const staged = kernel.STAGED.value;
  const stride = kernel.STAGE_STRIDE.value;
  const stage = new Float64Array(buffer, kernel.stage.value, p * stride);
  invert(order, new Int32Array(buffer, kernel.place.value, n).fill(-1));
  for (let from = 0; from < n; from += staged) {
    const to = Math.min(from + staged, n);
    for (let j = 0; j < p; j++) stage.set(columns[j]!.subarray(from, to), j * stride);
    kernel.placeRows(from, to - from);
  }
  if (stratum === null) return;
  for (let start = 0; start < rows; ) {
    const code = stratum[order[start]!]!;
    let end = start;
    while (end < rows && stratum[order[end]!] === code) end++;
    kernel.centreRows(start, end);
    start = end;
  }
}

function invert(order: Int32Array, place: Int32Array): void {
  for (let i = 0; i < order.length; i++) place[order[i]!] = i;
}
