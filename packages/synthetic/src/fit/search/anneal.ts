import type { RandomStream } from '../../random/random-stream.ts';
import { clearJournal, createJournal, revert, settle } from '../moves/journal.ts';
import { adoptTrial, type EnergyOptions, exactEnergy, trialEnergy } from '../state/energy.ts';
import type { FitState } from '../state/fit-state.ts';
import { chooseMove } from './choose-move.ts';

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
  const choose = chooseMove(options.moves);
  const journal = createJournal();
  let energy = exactEnergy(state, options);
  let best = below;
  let accepted = 0;
  const cooling = (options.cold / options.hot) ** (1 / options.proposals);
  let temperature = options.hot;
  for (let proposal = 0; proposal < options.proposals && energy > 0; proposal += 1) {
    temperature *= cooling;
    clearJournal(journal);
    const valid = choose(random())(state, journal, random);
    if (journal.changes.length === 0) continue;
    if (!valid) {
      revert(journal);
      continue;
    }
    settle(state, journal);
    const limit = energy - temperature * Math.log(1 - random());
    const { mask, moved } = journal;
    const trial = trialEnergy(state, options, mask, moved, energy, limit);
    if (trial > limit) {
      revert(journal);
      settle(state, journal);
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
