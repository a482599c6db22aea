import {
  eventsOf,
  MOST_CURVES,
  MOST_ROWS,
  n,
  putWhole,
  sequenceOf,
  timesOf,
  wholeAt,
} from './memory';
import { bitAt } from './terms';

const MOST_TIMES: i32 = 4;
const STATISTICS: i32 = 3 + 3 * MOST_TIMES;
const Z: f64 = 1.959963984540054;
const HALF: f64 = -NativeMath.LN2;
const FLAT: f64 = 3e-8;
const NO_TIME: f64 = 12;

const INTERVAL: i32 = 1;
const NEVER: i32 = 2;
const curveEndpoint: usize = memory.data(MOST_CURVES * 4, 16);
const curveAmong: usize = memory.data(MOST_CURVES * 4, 16);
const curveReverse: usize = memory.data(MOST_CURVES * 4, 16);
const curveTimes: usize = memory.data(MOST_CURVES * 4, 16);
const curveTime: usize = memory.data(MOST_CURVES * MOST_TIMES * 8, 16);
const targetKind: usize = memory.data(MOST_CURVES * STATISTICS * 4, 16);
const targetLower: usize = memory.data(MOST_CURVES * STATISTICS * 8, 16);
const targetUpper: usize = memory.data(MOST_CURVES * STATISTICS * 8, 16);
export let curves: i32 = 0;

/** Of the last `tryCurve`. */
export let curveTrialPenalty: f64 = 0;
export let curveTrialMatched: i32 = 0;

const out: usize = memory.data(STATISTICS * 8, 16);
/** Logarithms of 1 - 1/k, and what one event among k adds to Greenwood's sum. */
const logLeft: usize = memory.data(MOST_ROWS * 8, 16);
const added: usize = memory.data(MOST_ROWS * 8, 16);

export function clearCurves(): void {
  curves = 0;
  memory.fill(targetKind, 0, MOST_CURVES * STATISTICS * 4);
  memory.fill(curveTimes, 0, MOST_CURVES * 4);
  for (let k = 2; k < MOST_ROWS; k++) {
    putReal(logLeft, k, NativeMath.log(1 - 1 / <f64>k));
    putReal(added, k, 1 / (<f64>k * <f64>(k - 1)));
  }
}

export function addCurve(endpoint: i32, among: i32, reverse: bool): i32 {
  putWhole(curveEndpoint, curves, endpoint);
  putWhole(curveAmong, curves, among);
  putWhole(curveReverse, curves, <i32>reverse);
  return curves++;
}

export function addCurveTime(curve: i32, time: f64): void {
  const count = wholeAt(curveTimes, curve);
  putReal(curveTime, curve * MOST_TIMES + count, time);
  putWhole(curveTimes, curve, count + 1);
}

/** Kind 1: within the limits; kind 2: there must be no value. */
export function setCurveTarget(
  curve: i32,
  statistic: i32,
  kind: i32,
  lower: f64,
  upper: f64,
): void {
  const at = curve * STATISTICS + statistic;
  putWhole(targetKind, at, kind);
  putReal(targetLower, at, lower);
  putReal(targetUpper, at, upper);
}

export function endpointOfCurve(curve: i32): i32 {
  return wholeAt(curveEndpoint, curve);
}

export function amongOfCurve(curve: i32): i32 {
  return wholeAt(curveAmong, curve);
}

/** Median with limits, then each rate with limits (log scale, Greenwood), against what is printed. */
export function tryCurve(curve: i32): void {
  estimate(curve);
  let sum: f64 = 0;
  let count = 0;
  for (let k = 0; k < 3 + 3 * wholeAt(curveTimes, curve); k++) {
    const at = curve * STATISTICS + k;
    const kind = wholeAt(targetKind, at);
    if (kind === 0) continue;
    const value = real(out, k);
    const exists = value < Infinity;
    if (kind === NEVER || !exists) {
      if ((kind === NEVER) === exists) sum += NO_TIME;
      else count++;
      continue;
    }
    const lower = real(targetLower, at);
    const upper = real(targetUpper, at);
    const half = (upper - lower) / 2;
    const outside = abs(value - (lower + upper) / 2) - half;
    if (kind === INTERVAL && outside < 0) count++;
    else {
      const distance = outside / (half * (k < 3 ? 2 : 3));
      sum += 1 + 0.4 * <f64>NativeMathf.log(<f32>(1 + distance)) + min(distance / 10, 10);
    }
  }
  curveTrialPenalty = sum;
  curveTrialMatched = count;
}

function estimate(curve: i32): void {
  const endpoint = wholeAt(curveEndpoint, curve);
  const among = wholeAt(curveAmong, curve);
  const counts = wholeAt(curveReverse, curve) !== 0 ? 0 : 1;
  const sequence = sequenceOf(endpoint);
  const time = timesOf(endpoint);
  const event = eventsOf(endpoint);
  const rates = wholeAt(curveTimes, curve);
  for (let k = 0; k < 3 + 3 * rates; k++) putReal(out, k, Infinity);
  let atRisk = n;
  if (among >= 0) {
    atRisk = 0;
    for (let row = 0; row < n; row++) atRisk += bitAt(row, among);
  }
  let level: f64 = 0;
  let variance: f64 = 0;
  let rate = 0;
  let open = 7;
  let flat = 0;
  let row = <i32>load<u8>(sequence + <usize>(n - 1));
  let next = wholeAt(time, row);
  for (let k = n - 1; k >= 0; ) {
    const now = next;
    let deaths = 0;
    let gone = 0;
    do {
      if (bitAt(row, among) !== 0) {
        gone++;
        if (wholeAt(event, row) === counts) deaths++;
      }
      if (--k < 0) break;
      row = <i32>load<u8>(sequence + <usize>k);
      next = wholeAt(time, row);
    } while (next === now);
    for (; rate < rates && real(curveTime, curve * MOST_TIMES + rate) < <f64>now; rate++)
      putRate(rate, level, variance);
    if (deaths > 0) {
      if (deaths === 1 && atRisk > 1) {
        level += real(logLeft, atRisk);
        variance += real(added, atRisk);
      } else {
        level += NativeMath.log(1 - <f64>deaths / <f64>atRisk);
        variance += <f64>deaths / (<f64>atRisk * <f64>(atRisk - deaths));
      }
      if (flat !== 0) {
        for (let j = 0; j < 3; j++) {
          if (((flat >> j) & 1) !== 0) putReal(out, j, (real(out, j) + <f64>now) / 2);
        }
        flat = 0;
      }
      if ((open & 1) !== 0 && level < HALF + FLAT) {
        putReal(out, 0, <f64>now);
        open &= ~1;
        if (level > HALF - FLAT) flat |= 1;
      }
      const dead = level < -40;
      if ((open & 2) !== 0 && !dead) {
        const limit = level - Z * sqrt(variance);
        if (limit < HALF + FLAT) {
          putReal(out, 1, <f64>now);
          open &= ~2;
          if (limit > HALF - FLAT) flat |= 2;
        }
      }
      if ((open & 4) !== 0 && (open & 1) === 0 && !dead) {
        const limit = level + Z * sqrt(variance);
        if (limit < HALF + FLAT) {
          putReal(out, 2, <f64>now);
          open &= ~4;
          if (limit > HALF - FLAT) flat |= 4;
        }
      }
      if (open === 0 && flat === 0 && rate === rates) return;
    }
    atRisk -= gone;
  }
  for (; rate < rates; rate++) putRate(rate, level, variance);
}

function putRate(rate: i32, level: f64, variance: f64): void {
  const width = Z * sqrt(variance);
  putReal(out, 3 + 3 * rate, NativeMath.exp(level));
  putReal(out, 4 + 3 * rate, NativeMath.exp(level - width));
  putReal(out, 5 + 3 * rate, min(1, NativeMath.exp(level + width)));
}

function real(array: usize, index: i32): f64 {
  return load<f64>(array + ((<usize>index) << 3));
}

function putReal(array: usize, index: i32, value: f64): void {
  store<f64>(array + ((<usize>index) << 3), value);
}
