import type { FitStage } from '../plan/fit-declaration.ts';
import { type KernelExports, MOVES } from './kernel-exports.ts';

/** What a value costs that is just outside its interval. */
const NEAR = 1;
/**
 * A guessed penalty is believed to the share TRUST, less SLACK; models not yet looked at are expected to
 * keep HOPE of theirs. What is rejected so would hardly ever have been taken.
 */
const TRUST = 1;
const SLACK = 0.5;
const HOPE = 0.9;

/** Tells a kernel the moves and penalties of a stage, of which a share is done. */
export function declareStage(
  kernel: KernelExports,
  stage: FitStage,
  endpoints: readonly string[],
  share: number,
): void {
  const weights = MOVES.map((name) => stage.moves[name] ?? 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) throw new Error(`stage ${stage.name}: no move has a weight`);
  kernel.clearMoves();
  let sum = 0;
  weights.forEach((weight, kind) => {
    sum += weight;
    if (weight > 0) kernel.addMove(kind, sum / total);
  });
  const [from, to] = stage.slope;
  const [begin, end] = stage.location;
  const location = begin * (end / begin) ** share;
  kernel.setShape(NEAR, stage.bend, from + (to - from) * share, location, stage.spread);
  const counted = endpoints.reduce(
    (bits, name, bit) => bits | (stage.endpoints.includes(name) ? 1 << bit : 0),
    0,
  );
  kernel.setTrial(counted, TRUST, SLACK, HOPE);
}
