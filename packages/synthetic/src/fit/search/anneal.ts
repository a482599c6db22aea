import type { RandomStream } from '../../random/random-stream.ts';
import { clearJournal, createJournal, revert, settle } from '../moves/journal.ts';
import { countMatched } from '../state/count-matched.ts';
import { adoptTrial, exactEnergy, trialEnergy } from '../state/energy.ts';
import type { FitState } from '../state/fit-state.ts';
import type { EnergyOptions } from '../state/penalty.ts';
import { chooseMove } from './choose-move.ts';

export interface AnnealOptions extends EnergyOptions {
  readonly moves: Readonly<Record<string, number>>;
  readonly proposals: number;
  readonly hot: number;
  readonly cold: number;
}

const ALL_ENDPOINTS = 3;

/**
 * One segment of simulated annealing: the temperature falls from hot to cold by a constant factor.
 * `onBest` is called whenever more of all printed values match than ever in this segment, and more
 * than `above`. Gives the penalty at the end.
 */
export function anneal(
  state: FitState,
  options: AnnealOptions,
  random: RandomStream,
  above: number,
  onBest: (matched: number) => void,
): number {
  const choose = chooseMove(options.moves);
  const journal = createJournal();
  let energy = exactEnergy(state, options);
  const allCount = options.endpoints === ALL_ENDPOINTS;
  let best = above;
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
    const trial = trialEnergy(state, options, journal, energy, limit);
    if (trial > limit) {
      revert(journal);
      settle(state, journal);
      continue;
    }
    adoptTrial(state, options, journal);
    energy = trial;
    if (!allCount) continue;
    const matched = countMatched(state);
    if (matched <= best) continue;
    best = matched;
    onBest(matched);
  }
  return energy;
}
