import { columnAt, eventsOf, timesOf, wholeAt } from './memory';

const MOST_RULES: i32 = 16;
const rules: usize = memory.data(MOST_RULES * 16, 16);
let count: i32 = 0;

export function clearRules(): void {
  count = 0;
}

/** Whoever has the value `is` in column `where` must have `mustBe` in `column`. */
export function addRule(where: i32, is: i32, column: i32, mustBe: i32): void {
  const at = rules + ((<usize>count) << 4);
  store<i32>(at, where);
  store<i32>(at, is, 4);
  store<i32>(at, column, 8);
  store<i32>(at, mustBe, 12);
  count++;
}

/** Whether a patient is possible by the declared rules. */
export function keepsRules(row: i32): bool {
  for (let k = 0; k < count; k++) {
    const at = rules + ((<usize>k) << 4);
    if (wholeAt(columnAt(load<i32>(at)), row) !== load<i32>(at, 4)) continue;
    if (wholeAt(columnAt(load<i32>(at, 8)), row) !== load<i32>(at, 12)) return false;
  }
  return true;
}

/**
 * Whether a patient's last endpoint may be so: without the first endpoint at its time and alive; else
 * after it, or with it if it is the death itself.
 */
export function fits(row: i32, time: i32, event: i32): bool {
  const soonest = wholeAt(timesOf(0), row);
  if (wholeAt(eventsOf(0), row) === 0) return time === soonest && event === 0;
  return event === 1 ? time >= soonest : time > soonest;
}
