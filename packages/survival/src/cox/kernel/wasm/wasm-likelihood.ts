import { accumulateHazard } from '../cumulative-hazard.ts';
import { groupHazards } from '../group-hazards.ts';
import { createHazardState, type HazardState } from '../hazard-state.ts';
import type { Likelihood, LikelihoodInput } from '../likelihood.ts';
import { subtractGrams, totalWeight } from '../subtract-grams.ts';
import { instantiateKernel, type KernelArray, type KernelExports } from './kernel-module.ts';
import { loadMatrix } from './load-matrix.ts';

/** What the memory holds beside the matrix, generously: bytes for each row and each group. */
const BYTES_OF_ROW = 28;
const BYTES_OF_GROUP = 64;
const MOST_BYTES = 2 ** 32 - 2 ** 24;

/**
 * The likelihood with its loops over rows and columns compiled (`assembly/`); the hazards in between
 * are the plain kernel's. Null for delayed entry, where WebAssembly with SIMD is missing, and for
 * more data than its memory of 4 GB holds.
 */
export function wasmLikelihood(input: LikelihoodInput): Likelihood | null {
  const { layout, columns } = input;
  const { rows, groups, segments } = layout;
  const p = columns.length;
  const n = columns[0]?.length ?? 0;
  const bytes = n * (BYTES_OF_ROW + 8 * (p + 3)) + groups * BYTES_OF_GROUP;
  if (layout.delayed !== null || groups === 0 || bytes > MOST_BYTES) return null;
  const kernel = instantiateKernel();
  if (kernel === null) return null;
  if (kernel.setup(rows, n, p, groups, segments, input.offset !== null) === 0) return null;
  const state = fillMemory(kernel, input);
  const { reals } = viewsOf(kernel);
  const width = kernel.width.value;
  const beta = reals('beta', p);
  const score = reals('score', p);
  const factor = reals('factor', groups).fill(1);
  const rowGram = reals('rowGram', width * width);
  const meanGram = reals('meanGram', width * width);
  const information = new Float64Array(p * p);
  const fill = (target: Float64Array) => {
    kernel.information();
    subtractGrams(target, p, rowGram, meanGram, width, totalWeight(state));
  };
  return {
    score,
    information,
    evaluate: (at) => {
      beta.set(at);
      const loglik = kernel.riskScores() + groupHazards(state);
      fill(information);
      return loglik;
    },
    weigh: (by) => {
      const { hazard, cumulativeHazard, cumulativeLow } = state;
      const kept = cumulativeHazard.slice();
      factor.set(by);
      const weighted = hazard.map((value, g) => value * by[g]!);
      accumulateHazard(layout, weighted, cumulativeHazard, cumulativeLow);
      const result = new Float64Array(p * p);
      fill(result);
      cumulativeHazard.set(kept);
      factor.fill(1);
      return { score: score.slice(), information: result };
    },
  };
}

/** Copies the data in; the state's arrays lie in the kernel's memory where it reads or writes them. */
function fillMemory(kernel: KernelExports, input: LikelihoodInput): HazardState {
  const { layout, offset } = input;
  const { reals, wholes } = viewsOf(kernel);
  wholes('groupStart', layout.groups + 1).set(layout.groupStart);
  wholes('groupEventEnd', layout.groups).set(layout.groupEventEnd);
  wholes('segmentGroup', layout.segments + 1).set(layout.segmentGroup);
  if (offset !== null) {
    const sorted = reals('offset', layout.rows);
    for (let i = 0; i < layout.rows; i++) sorted[i] = offset[layout.order[i]!]!;
  }
  loadMatrix(kernel, input);
  return createHazardState(layout, input.efron, input.weight, (part, length) =>
    part in kernel ? reals(part as KernelArray, length) : new Float64Array(length),
  );
}

function viewsOf({ memory, ...arrays }: KernelExports) {
  return {
    reals: (name: KernelArray, length: number) =>
      new Float64Array(memory.buffer, arrays[name].value, length),
    wholes: (name: KernelArray, length: number) =>
      new Int32Array(memory.buffer, arrays[name].value, length),
  };
}
