import type { RandomStream } from '../../random/random-stream.ts';
import type { FitState } from '../state/fit-state.ts';
import { exchange } from './exchange.ts';
import { type Journal, setOutcome } from './journal.ts';
import { pickNear } from './pick-rows.ts';

type Move = (state: FitState, journal: Journal, random: RandomStream) => boolean;

/** Two patients' last endpoints change places, or only the deaths, or only the times. */
export const swapOutcomes: Move = (state, journal, random) => {
  const { last } = state;
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const [a, b] = pickNear(last, random);
    const kind = random();
    const [timeA, timeB] =
      kind < 0.4 ? [last.time[a]!, last.time[b]!] : [last.time[b]!, last.time[a]!];
    const [eventA, eventB] =
      kind > 0.7 ? [last.event[a]!, last.event[b]!] : [last.event[b]!, last.event[a]!];
    if (!fits(state, a, timeA, eventA) || !fits(state, b, timeB, eventB)) continue;
    setOutcome(state, journal, 1, a, timeA, eventA);
    setOutcome(state, journal, 1, b, timeB, eventB);
    if (journal.moved !== 0) return true;
  }
  return false;
};

/** Two or three of these at once. */
export const swapOutcomesTwice: Move = (state, journal, random) =>
  (random() < 0.7 ? swapOutcomes : shiftLast)(state, journal, random) &&
  (random() < 0.7 ? swapOutcomes : shiftLast)(state, journal, random);

/** Two patients change places in the first endpoint's order; each keeps the last endpoint. */
export const carryPatients: Move = (state, journal, random) => {
  const { first, last } = state;
  const [a, b] = pickNear(first, random);
  if (first.event[a] === 0 || first.event[b] === 0) return false;
  const [timeA, timeB] = [last.time[a]!, last.time[b]!];
  const [eventA, eventB] = [last.event[a]!, last.event[b]!];
  if (!fits(state, a, timeB, eventB) || !fits(state, b, timeA, eventA)) return false;
  setOutcome(state, journal, 1, a, timeB, eventB);
  setOutcome(state, journal, 1, b, timeA, eventA);
  return exchange(state, journal, a, b, -1);
};

/** The last endpoint of one patient moves in time. */
export const shiftLast: Move = (state, journal, random) => {
  const { last, first } = state;
  const row = Math.floor(random() * state.n);
  const time = shifted(last.time[row]!, random, state.plan.declaration.last_day);
  const soonest = first.time[row]!;
  const event = last.event[row]!;
  const at = event === 1 && (time < soonest || random() < 0.05) ? soonest : time;
  if (at === last.time[row] || !fits(state, row, at, event)) return false;
  setOutcome(state, journal, 1, row, at, event);
  return true;
};

/** The first endpoint of one patient moves in time; an end without it goes along. */
export const shiftFirst: Move = (state, journal, random) => {
  const { first } = state;
  const row = Math.floor(random() * state.n);
  const before = first.time[row]!;
  const time = shifted(before, random, state.plan.declaration.last_day);
  if (time < 14) return false;
  return time !== before && moveFirst(state, journal, row, time, random);
};

/** Two patients' times of the first endpoint change places; the last endpoint waits where it must. */
export const swapFirstTimes: Move = (state, journal, random) => {
  const { first } = state;
  const [a, b] = pickNear(first, random);
  const [timeA, timeB] = [first.time[a]!, first.time[b]!];
  if (timeA === timeB) return false;
  return moveFirst(state, journal, a, timeB, random) && moveFirst(state, journal, b, timeA, random);
};

/** One patient's time of an endpoint becomes that of a patient near it: a tie. */
export const tieTimes: Move = (state, journal, random) => {
  const { first, last } = state;
  const inFirst = random() < 0.65;
  const [a, b] = pickNear(inFirst ? first : last, random);
  if (inFirst) {
    return first.time[a] !== first.time[b] && moveFirst(state, journal, a, first.time[b]!, random);
  }
  const time = last.time[b]!;
  if (time === last.time[a] || !fits(state, a, time, last.event[a]!)) return false;
  setOutcome(state, journal, 1, a, time, last.event[a]!);
  return true;
};

/** First endpoints' events of two patients change places; who has none ends with it. */
export const swapFirstEvents: Move = (state, journal, random) => {
  const { last, first } = state;
  const [a, b] = pickNear(first, random);
  if (first.event[a] === first.event[b]) return false;
  const [gains, loses] = first.event[a] === 0 ? [a, b] : [b, a];
  const time = last.time[loses]!;
  const event = last.event[loses]!;
  setOutcome(state, journal, 0, gains, first.time[gains]!, 1);
  setOutcome(state, journal, 0, loses, first.time[loses]!, 0);
  setOutcome(state, journal, 1, loses, first.time[loses]!, 0);
  setOutcome(state, journal, 1, gains, Math.max(time, first.time[gains]!), event);
  return fits(state, gains, last.time[gains]!, event);
};

/** Sets a first endpoint's time; the last endpoint stays, goes along, or moves on to be possible. */
function moveFirst(
  state: FitState,
  journal: Journal,
  row: number,
  time: number,
  random: RandomStream,
): boolean {
  const { last, first } = state;
  const together = last.time[row] === first.time[row];
  const event = last.event[row]!;
  setOutcome(state, journal, 0, row, time, first.event[row]!);
  if (together) setOutcome(state, journal, 1, row, time, event);
  else if (last.time[row]! <= time) {
    const later = event === 1 ? 0 : 1 + Math.floor(random() * WAIT);
    setOutcome(state, journal, 1, row, time + later, event);
  }
  return (
    last.time[row]! <= state.plan.declaration.last_day && fits(state, row, last.time[row]!, event)
  );
}

const WAIT = 200;

/**
 * Whether a patient may end so: without the first endpoint at its time and alive; else after it, or
 * with it if it is the death itself.
 */
function fits({ first }: FitState, row: number, time: number, event: number): boolean {
  const soonest = first.time[row]!;
  if (first.event[row] === 0) return time === soonest && event === 0;
  return event === 1 ? time >= soonest : time > soonest;
}

function shifted(time: number, random: RandomStream, latest: number): number {
  const reach = random();
  const scale = reach < 0.35 ? 5 : reach < 0.75 ? 60 : 600;
  const distance = 1 + Math.floor(-Math.log(1 - random()) * scale);
  const to = random() < 0.5 ? time - distance : time + distance;
  return Math.min(latest, Math.max(1, to));
}
