import { borrowKernel, type KernelExports, returnKernel } from '../../wasm/borrow-kernel.ts';
import { viewsOf } from '../../wasm/views-of.ts';
import { sortWeights, sumEvents } from './hazard-state.ts';
import type { Likelihood, LikelihoodInput } from './likelihood.ts';
import { loadMatrix } from './load-matrix.ts';
import { subtractGrams, totalWeight } from './subtract-grams.ts';

/** What the memory holds beside the matrices, generously: bytes for each row, group and column. */
const BYTES_OF_ROW = 40;
const BYTES_OF_GROUP = 96;
const BYTES_OF_COLUMN = 8000;
const MOST_BYTES = 2 ** 32 - 2 ** 20;

/**
 * The likelihood with all loops over rows compiled to WebAssembly from `assembly/`. Null for delayed
 * entry, where WebAssembly with SIMD is missing, and for more data than its memory of 4 GB holds.
 */
export function wasmLikelihood(input: LikelihoodInput): Likelihood | null {
  const { layout, columns } = input;
  const { rows, groups, segments } = layout;
  const p = columns.length;
  const n = columns[0]?.length ?? rows;
  const ofColumns = (p + 3) * (BYTES_OF_COLUMN + 8 * n + 16 * (p + 3));
  const bytes = ofColumns + n * BYTES_OF_ROW + groups * BYTES_OF_GROUP;
  if (layout.delayed !== null || groups === 0 || bytes > MOST_BYTES) return null;
  const kernel = borrowKernel();
  if (kernel === null) return null;
  if (kernel.setup(rows, n, p, groups, segments, input.offset !== null, input.efron) === 0) {
    return null;
  }
  const { reals } = viewsOf(kernel);
  const events = fillMemory(kernel, input);
  const width = kernel.width.value;
  const beta = reals('beta', p);
  const score = reals('score', p);
  const factor = reals('factor', groups).fill(1);
  const rowGram = reals('rowGram', width * width);
  const meanGram = reals('meanGram', width * width);
  const information = new Float64Array(p * p);
  const fill = (target: Float64Array) => {
    kernel.information();
    subtractGrams(target, p, rowGram, meanGram, width, events);
  };
  return {
    score,
    information,
    evaluate: (at) => {
      beta.set(at);
      const loglik = kernel.riskScores() + kernel.groupHazards();
      fill(information);
      return loglik;
    },
    weigh: (by) => {
      factor.set(by);
      kernel.accumulateHazard();
      const weighted = { score: new Float64Array(p), information: new Float64Array(p * p) };
      fill(weighted.information);
      weighted.score.set(score);
      factor.fill(1);
      return weighted;
    },
    release: () => returnKernel(kernel),
  };
}

/** Copies the data in; returns the weight of all events. */
function fillMemory(kernel: KernelExports, input: LikelihoodInput): number {
  const { layout, offset } = input;
  const { rows, groups } = layout;
  const { reals, wholes } = viewsOf(kernel);
  wholes('groupStart', groups + 1).set(layout.groupStart);
  wholes('groupEventEnd', groups).set(layout.groupEventEnd);
  wholes('segmentGroup', layout.segments + 1).set(layout.segmentGroup);
  wholes('rowGroup', rows).set(layout.rowGroup);
  if (offset !== null) {
    const sorted = reals('offset', rows);
    for (let i = 0; i < rows; i++) sorted[i] = offset[layout.order[i]!]!;
  }
  loadMatrix(kernel, input);
  const weight = reals('weight', rows);
  const groupWeight = reals('groupWeight', groups);
  sortWeights(layout, input.weight, weight);
  sumEvents(layout, weight, groupWeight);
  return totalWeight(groupWeight, groups);
}
