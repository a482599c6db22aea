import type { Endpoint } from './endpoint.ts';
import { fillEntries } from './fill-entries.ts';
import { countGroupRisk, createGroupRisk, type GroupRisk, OUTSIDE } from './group-risk.ts';

/** What a model of groups looked like at its estimate, to tell cheaply what a few other codes do. */
export interface GroupScreen {
  readonly risk: GroupRisk;
  readonly codes: Uint8Array;
  readonly entries: Int32Array;
  /** Of each event: sum of the risks exp(beta). */
  readonly total: Float64Array;
}

export function createGroupScreen(groups: number, n: number): GroupScreen {
  return {
    risk: createGroupRisk(groups, n),
    codes: new Uint8Array(n),
    entries: new Int32Array(n),
    total: new Float64Array(n),
  };
}

const rate = new Float64Array(8);
const shift = new Float64Array(8);
const score = new Float64Array(8);

export function prepareGroupScreen(
  screen: GroupScreen,
  endpoint: Endpoint,
  codes: Uint8Array,
  beta: Float64Array,
): void {
  const { risk, total } = screen;
  const { groups, atRisk } = risk;
  screen.codes.set(codes);
  countGroupRisk(endpoint, codes, risk);
  fillEntries(endpoint, codes, OUTSIDE, screen.entries);
  fillRates(groups, beta);
  for (let e = 0, at = 0; e < risk.events; e += 1, at += groups) {
    let sum = 0;
    for (let g = 0; g < groups; g += 1) sum += atRisk[at + g]! * rate[g]!;
    total[e] = sum;
  }
}

/**
 * Adds to `guess` one Newton step from the prepared estimate after the `rows` took new codes. Ties
 * of a changed row with others are taken as if it were at risk throughout. False if a row enters or
 * leaves the model.
 */
export function guessGroups(
  { risk, codes: before, entries, total }: GroupScreen,
  { event }: Endpoint,
  codes: Uint8Array,
  rows: readonly number[],
  variance: Float64Array,
  guess: Float64Array,
): boolean {
  const { groups, atRisk, events } = risk;
  const p = groups - 1;
  fillRates(groups, guess);
  shift.fill(0);
  score.fill(0);
  for (const row of rows) {
    if ((codes[row] === OUTSIDE) !== (before[row] === OUTSIDE)) return false;
    if (codes[row] === OUTSIDE || event[row] === 0) continue;
    score[codes[row]!]! += 1;
    score[before[row]!]! -= 1;
  }
  let e = -1;
  for (;;) {
    let next = events;
    for (const row of rows) {
      const entry = entries[row]!;
      if (codes[row] !== before[row] && entry > e && entry < next) next = entry;
    }
    if (e >= 0 && isShifted(groups)) {
      for (let at = e * groups; e < next; e += 1, at += groups) {
        let sum = total[e]!;
        for (let g = 0; g < groups; g += 1) sum += shift[g]! * rate[g]!;
        const scale = 1 / sum;
        const scaleBefore = 1 / total[e]!;
        for (let g = 1; g < groups; g += 1)
          score[g]! -=
            ((atRisk[at + g]! + shift[g]!) * scale - atRisk[at + g]! * scaleBefore) * rate[g]!;
      }
    }
    if (next === events) break;
    e = next;
    for (const row of rows) {
      if (codes[row] === before[row] || entries[row] !== e) continue;
      shift[codes[row]!]! += 1;
      shift[before[row]!]! -= 1;
    }
  }
  for (let j = 0; j < p; j += 1) {
    let step = 0;
    for (let i = 0; i < p; i += 1) step += variance[j * p + i]! * score[i + 1]!;
    guess[j]! += step;
  }
  return true;
}

function fillRates(groups: number, beta: Float64Array): void {
  rate[0] = 1;
  for (let g = 1; g < groups; g += 1) rate[g] = Math.exp(beta[g - 1]!);
}

function isShifted(groups: number): boolean {
  for (let g = 0; g < groups; g += 1) if (shift[g] !== 0) return true;
  return false;
}
