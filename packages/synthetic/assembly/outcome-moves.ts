import { exchange } from './column-moves';
import { moved, setOutcome } from './journal';
import { eventsOf, n, timesOf, wholeAt } from './memory';
import { one, other, pickNear } from './pick';
import { below, exponential, uniform } from './random';
import { fits } from './rules';

const ATTEMPTS: i32 = 30;
const WAIT: i32 = 200;
const SOONEST: i32 = 14;
let lastDay: i32 = 0;

/** No time is longer. */
export function setLastDay(day: i32): void {
  lastDay = day;
}

/** Two patients' last endpoints change places, or only the deaths, or only the times. */
export function swapOutcomes(): bool {
  const time = timesOf(1);
  const event = eventsOf(1);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    pickNear(1);
    const a = one;
    const b = other;
    const kind = uniform();
    const timesStay = kind < 0.4;
    const eventsStay = kind > 0.7;
    const timeA = wholeAt(time, timesStay ? a : b);
    const timeB = wholeAt(time, timesStay ? b : a);
    const eventA = wholeAt(event, eventsStay ? a : b);
    const eventB = wholeAt(event, eventsStay ? b : a);
    if (!fits(a, timeA, eventA) || !fits(b, timeB, eventB)) continue;
    setOutcome(1, a, timeA, eventA);
    setOutcome(1, b, timeB, eventB);
    if (moved !== 0) return true;
  }
  return false;
}

/** Two of these, or of shifts of the last endpoint, at once. */
export function swapOutcomesTwice(): bool {
  return (
    (uniform() < 0.7 ? swapOutcomes() : shiftLast()) &&
    (uniform() < 0.7 ? swapOutcomes() : shiftLast())
  );
}

/** Two patients change places in the first endpoint's order; each keeps the last endpoint. */
export function carryPatients(): bool {
  pickNear(0);
  const a = one;
  const b = other;
  const first = eventsOf(0);
  if (wholeAt(first, a) === 0 || wholeAt(first, b) === 0) return false;
  const timeA = wholeAt(timesOf(1), a);
  const timeB = wholeAt(timesOf(1), b);
  const eventA = wholeAt(eventsOf(1), a);
  const eventB = wholeAt(eventsOf(1), b);
  if (!fits(a, timeB, eventB) || !fits(b, timeA, eventA)) return false;
  setOutcome(1, a, timeB, eventB);
  setOutcome(1, b, timeA, eventA);
  return exchange(a, b, -1);
}

/** The last endpoint of one patient moves in time. */
export function shiftLast(): bool {
  const row = below(n);
  const before = wholeAt(timesOf(1), row);
  const time = shifted(before);
  const soonest = wholeAt(timesOf(0), row);
  const event = wholeAt(eventsOf(1), row);
  const at = event === 1 && (time < soonest || uniform() < 0.05) ? soonest : time;
  if (at === before || !fits(row, at, event)) return false;
  setOutcome(1, row, at, event);
  return true;
}

/** The first endpoint of one patient moves in time; an end without it goes along. */
export function shiftFirst(): bool {
  const row = below(n);
  const before = wholeAt(timesOf(0), row);
  const time = shifted(before);
  return time >= SOONEST && time !== before && moveFirst(row, time);
}

/** Two patients' times of the first endpoint change places; the last endpoint waits where it must. */
export function swapFirstTimes(): bool {
  pickNear(0);
  const a = one;
  const b = other;
  const timeA = wholeAt(timesOf(0), a);
  const timeB = wholeAt(timesOf(0), b);
  return timeA !== timeB && moveFirst(a, timeB) && moveFirst(b, timeA);
}

/** One patient's time of an endpoint becomes that of a patient near it: a tie. */
export function tieTimes(): bool {
  const which = uniform() < 0.65 ? 0 : 1;
  pickNear(which);
  const time = wholeAt(timesOf(which), other);
  if (time === wholeAt(timesOf(which), one)) return false;
  if (which === 0) return moveFirst(one, time);
  const event = wholeAt(eventsOf(1), one);
  if (!fits(one, time, event)) return false;
  setOutcome(1, one, time, event);
  return true;
}

/** First endpoints' events of two patients change places; who has none ends with it. */
export function swapFirstEvents(): bool {
  pickNear(0);
  const event = eventsOf(0);
  if (wholeAt(event, one) === wholeAt(event, other)) return false;
  const gains = wholeAt(event, one) === 0 ? one : other;
  const loses = gains === one ? other : one;
  const time = wholeAt(timesOf(1), loses);
  const dies = wholeAt(eventsOf(1), loses);
  const gained = wholeAt(timesOf(0), gains);
  const lost = wholeAt(timesOf(0), loses);
  setOutcome(0, gains, gained, 1);
  setOutcome(0, loses, lost, 0);
  setOutcome(1, loses, lost, 0);
  setOutcome(1, gains, max(time, gained), dies);
  return fits(gains, wholeAt(timesOf(1), gains), dies);
}

/** Sets a first endpoint's time; the last endpoint stays, goes along, or moves on to be possible. */
function moveFirst(row: i32, time: i32): bool {
  const last = wholeAt(timesOf(1), row);
  const event = wholeAt(eventsOf(1), row);
  const together = last === wholeAt(timesOf(0), row);
  setOutcome(0, row, time, wholeAt(eventsOf(0), row));
  if (together) setOutcome(1, row, time, event);
  else if (last <= time) setOutcome(1, row, time + (event === 1 ? 0 : 1 + below(WAIT)), event);
  const now = wholeAt(timesOf(1), row);
  return now <= lastDay && fits(row, now, event);
}

function shifted(time: i32): i32 {
  const reach = uniform();
  const scale: f32 = reach < 0.35 ? 5 : reach < 0.75 ? 60 : 600;
  const distance = 1 + <i32>(exponential() * scale);
  const to = uniform() < 0.5 ? time - distance : time + distance;
  return min(lastDay, max(1, to));
}
