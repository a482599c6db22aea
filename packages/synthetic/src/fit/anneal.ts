import type { RandomStream } from '../random/random-stream.ts';
import { createJournal, type Journal, settle, takeBack } from './moves/journal.ts';
import { MOVES, type Move } from './moves/move-kinds.ts';
import { adoptTrial, type EnergyOptions, exactEnergy, trialEnergy } from './state/energy.ts';
import type { FitState } from './state/fit-state.ts';

export interface AnnealOptions extends EnergyOptions {
  readonly moves: Readonly<Record<string, number>>;
  readonly proposals: number;
  readonly hot: number;
  readonly cold: number;
}

export interface AnnealResult {
  readonly energy: number;
  readonly accepted: number;
  readonly best: number;
}

/**
 * One segment of simulated annealing: the temperature falls from hot to cold by a constant factor.
 * `onBest` is called whenever the energy is lower than ever in this segment and below `below`.
 */
export function anneal(
  state: FitState,
  options: AnnealOptions,
  random: RandomStream,
  below: number,
  onBest: (energy: number) => void,
): AnnealResult {
  const choose = chooser(options.moves);
  const journal: Journal = createJournal();
  let energy = exactEnergy(state, options);
  let best = below;
  let accepted = 0;
  const cooling = (options.cold / options.hot) ** (1 / options.proposals);
  let temperature = options.hot;
  for (let proposal = 0; proposal < options.proposals && energy > 0; proposal += 1) {
    temperature *= cooling;
    journal.mask = 0;
    journal.moved = 0;
    journal.rows.length = 0;
    journal.undo.length = 0;
    const valid = choose(random())(state, journal, random);
    if (journal.undo.length === 0) continue;
    if (!valid) {
      for (let k = journal.undo.length - 1; k >= 0; k -= 1) journal.undo[k]!();
      continue;
    }
    settle(state, journal);
    const limit = energy - temperature * Math.log(1 - random());
    const { mask, moved } = journal;
    const trial = trialEnergy(state, options, mask, moved, energy, limit);
    if (trial > limit) {
      takeBack(state, journal);
      continue;
    }
    adoptTrial(state, options, mask, moved);
    accepted += 1;
    energy = trial;
    if (energy < best - 1e-9) {
      best = energy;
      onBest(energy);
    }
  }
  return { energy, accepted, best };
}

function chooser(weights: Readonly<Record<string, number>>): (u: number) => Move {
  const names = Object.keys(weights).filter((name) => weights[name]! > 0);
  const total = names.reduce((sum, name) => sum + weights[name]!, 0);
  const moves = names.map((name) => {
    const move = MOVES[name];
    if (!move)
      throw new Error(`no move is named ${name}; there are ${Object.keys(MOVES).join(', ')}`);
    return move;
  });
  let sum = 0;
  const bounds = names.map((name) => {
    sum += weights[name]! / total;
    return sum;
  });
  return (u) =>
    moves[
      Math.max(
        0,
        bounds.findIndex((bound) => u < bound),
      )
    ]!;
}
