import { markRanked, write } from './journal';
import { eventsOf, kindsOf, n, putWhole, sequenceOf, timesOf, wholeAt } from './memory';

const sorted: usize = memory.data(256, 16);
const ends: usize = memory.data(256, 16);
const keys: usize = memory.data(1024, 16);

/**
 * Puts the rows of an endpoint in the order of their risk sets: from the last time to the first, of
 * one time the events last. `kinds` says what a row ends: 0 nothing, 1 a risk set with one event,
 * d > 1 one in which the last d rows have a tied event. Marks the endpoint if anything differs.
 */
export function layOut(endpoint: i32): void {
  const sequence = sequenceOf(endpoint);
  const kinds = kindsOf(endpoint);
  const time = timesOf(endpoint);
  const event = eventsOf(endpoint);
  for (let row = 0; row < n; row++) putWhole(keys, row, keyOf(time, event, row));
  let last = i32.MAX_VALUE;
  for (let k: usize = 0; k < <usize>n; k++) {
    const row = load<u8>(sequence + k);
    const key = keyAt(row);
    let hole = k;
    if (last >= key) last = key;
    else {
      while (hole > 0) {
        const before = load<u8>(sorted + hole - 1);
        if (keyAt(before) >= key) break;
        store<u8>(sorted + hole, before);
        hole--;
      }
    }
    store<u8>(sorted + hole, row);
  }
  let tied: i32 = 0;
  let next = <i32>load<u8>(sorted);
  for (let k: usize = 0; k < <usize>n; k++) {
    const row = next;
    tied += wholeAt(event, row);
    if (k + 1 < <usize>n) {
      next = <i32>load<u8>(sorted + k + 1);
      if (wholeAt(time, next) === wholeAt(time, row)) {
        store<u8>(ends + k, 0);
        continue;
      }
    }
    store<u8>(ends + k, <u8>tied);
    tied = 0;
  }
  let differs = false;
  for (let k: usize = 0; k < <usize>n; k += 4) {
    if (write(sequence + k, load<i32>(sorted + k))) differs = true;
    if (write(kinds + k, load<i32>(ends + k))) differs = true;
  }
  if (differs) markRanked(endpoint);
}

/** Rows of one endpoint before the first layout, as they come. */
export function beginOrder(endpoint: i32): void {
  const sequence = sequenceOf(endpoint);
  for (let row = 0; row < n; row++) store<u8>(sequence + <usize>row, <u8>row);
}

/** Greater means earlier in the sequence; unlike for any two rows. */
function keyOf(time: usize, event: usize, row: i32): i32 {
  return (wholeAt(time, row) << 9) - (wholeAt(event, row) << 8) - row;
}

function keyAt(row: u8): i32 {
  return load<i32>(keys + ((<usize>row) << 2));
}
