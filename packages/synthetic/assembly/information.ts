import { design, kindsOf, MOST_ROWS, n, ROW, sequenceOf, WIDTH, wholeAt } from './memory';
import { panelEndpoint } from './terms';

/** Risks of the rows that are asked for; score and variance that come of them. */
export const trialRisk: usize = memory.data(MOST_ROWS * 4, 16);
export const trialVariance: usize = memory.data(48 * WIDTH, 16);
export const score: usize = memory.data(48, 16);

/** Rows times their share in the information, and the means of each event. */
const weighted: usize = memory.data(MOST_ROWS * 48, 16);
const means: usize = memory.data(MOST_ROWS * 48, 16);
const scales: usize = memory.data(MOST_ROWS * 4, 16);
const factor: usize = memory.data(48 * WIDTH, 16);
const inverse: usize = memory.data(48 * WIDTH, 16);
let meanCount: i32 = 0;

/** The score of the rows by their risks; leaves means and scales of the events behind. */
export function scoreOf(panel: i32, risk: usize): void {
  const endpoint = wholeAt(panelEndpoint, panel);
  const sequence = sequenceOf(endpoint);
  const kinds = kindsOf(endpoint);
  const from = design + <usize>(panel * MOST_ROWS) * ROW;
  let total: f32 = 0;
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let scoreA = a;
  let scoreB = a;
  let scoreC = a;
  let event: usize = 0;
  for (let k: usize = 0; k < <usize>n; k++) {
    const row = <usize>load<u8>(sequence + k);
    const x = from + row * ROW;
    const r = load<f32>(risk + (row << 2));
    const weight = f32x4.splat(r);
    total += r;
    a = f32x4.add(a, f32x4.mul(v128.load(x), weight));
    b = f32x4.add(b, f32x4.mul(v128.load(x, 16), weight));
    c = f32x4.add(c, f32x4.mul(v128.load(x, 32), weight));
    const kind = load<u8>(kinds + k);
    if (kind === 0) continue;
    let tied: f32 = 0;
    let tiedA = f32x4.splat(0);
    let tiedB = tiedA;
    let tiedC = tiedA;
    for (let back: usize = 0; back < <usize>kind; back++) {
      const other = <usize>load<u8>(sequence + k - back);
      const y = from + other * ROW;
      scoreA = f32x4.add(scoreA, v128.load(y));
      scoreB = f32x4.add(scoreB, v128.load(y, 16));
      scoreC = f32x4.add(scoreC, v128.load(y, 32));
      if (kind === 1) break;
      const own = load<f32>(risk + (other << 2));
      tied += own;
      tiedA = f32x4.add(tiedA, f32x4.mul(v128.load(y), f32x4.splat(own)));
      tiedB = f32x4.add(tiedB, f32x4.mul(v128.load(y, 16), f32x4.splat(own)));
      tiedC = f32x4.add(tiedC, f32x4.mul(v128.load(y, 32), f32x4.splat(own)));
    }
    for (let l = 0; l < <i32>kind; l++) {
      const part = <f32>l / <f32>kind;
      const one: f32 = 1 / (total - part * tied);
      const scale = f32x4.splat(one);
      const fraction = f32x4.splat(part);
      const mean = means + event * ROW;
      const meanA = f32x4.mul(f32x4.sub(a, f32x4.mul(fraction, tiedA)), scale);
      const meanB = f32x4.mul(f32x4.sub(b, f32x4.mul(fraction, tiedB)), scale);
      const meanC = f32x4.mul(f32x4.sub(c, f32x4.mul(fraction, tiedC)), scale);
      v128.store(mean, meanA);
      v128.store(mean, meanB, 16);
      v128.store(mean, meanC, 32);
      store<f32>(scales + (event << 2), one);
      scoreA = f32x4.sub(scoreA, meanA);
      scoreB = f32x4.sub(scoreB, meanB);
      scoreC = f32x4.sub(scoreC, meanC);
      event++;
    }
  }
  meanCount = <i32>event;
  v128.store(score, scoreA);
  v128.store(score, scoreB, 16);
  v128.store(score, scoreC, 32);
}

/** Score and variance at `trialRisk`; false if the information is singular. */
export function informationOf(panel: i32, p: i32): bool {
  const endpoint = wholeAt(panelEndpoint, panel);
  const sequence = sequenceOf(endpoint);
  const kinds = kindsOf(endpoint);
  const from = design + <usize>(panel * MOST_ROWS) * ROW;
  scoreOf(panel, trialRisk);
  let event = meanCount;
  let hazard: f32 = 0;
  let tiedLeft = 0;
  let relief: f32 = 0;
  for (let k = n - 1; k >= 0; k--) {
    const kind = <i32>load<u8>(kinds + <usize>k);
    if (kind > 0) {
      relief = 0;
      tiedLeft = kind;
      for (let l = kind - 1; l >= 0; l--) {
        event--;
        const one = load<f32>(scales + ((<usize>event) << 2));
        hazard += one;
        relief += (one * <f32>l) / <f32>kind;
      }
    }
    const row = <usize>load<u8>(sequence + <usize>k);
    let share = hazard;
    if (tiedLeft > 0) {
      share -= relief;
      tiedLeft--;
    }
    const weight = f32x4.splat(share * load<f32>(trialRisk + (row << 2)));
    const x = from + row * ROW;
    const to = weighted + row * ROW;
    v128.store(to, f32x4.mul(v128.load(x), weight));
    v128.store(to, f32x4.mul(v128.load(x, 16), weight), 16);
    v128.store(to, f32x4.mul(v128.load(x, 32), weight), 32);
  }
  for (let i: usize = 0; i < 48; i += 16) {
    for (let j: usize = 0; j <= i; j += 16) tile(from, i, j);
  }
  return invert(p);
}

/** Columns i to i + 3 with columns j to j + 3 (in bytes) of the information, into `factor`. */
function tile(x: usize, i: usize, j: usize): void {
  let c0 = f32x4.splat(0);
  let c1 = c0;
  let c2 = c0;
  let c3 = c0;
  const end = x + <usize>n * ROW;
  for (let row = x, to = weighted; row < end; row += ROW, to += ROW) {
    const w = v128.load(to + j);
    c0 = f32x4.add(c0, f32x4.mul(v128.load32_splat(row + i), w));
    c1 = f32x4.add(c1, f32x4.mul(v128.load32_splat(row + i, 4), w));
    c2 = f32x4.add(c2, f32x4.mul(v128.load32_splat(row + i, 8), w));
    c3 = f32x4.add(c3, f32x4.mul(v128.load32_splat(row + i, 12), w));
  }
  const last = means + <usize>meanCount * ROW;
  for (let row = means; row < last; row += ROW) {
    const w = v128.load(row + j);
    c0 = f32x4.sub(c0, f32x4.mul(v128.load32_splat(row + i), w));
    c1 = f32x4.sub(c1, f32x4.mul(v128.load32_splat(row + i, 4), w));
    c2 = f32x4.sub(c2, f32x4.mul(v128.load32_splat(row + i, 8), w));
    c3 = f32x4.sub(c3, f32x4.mul(v128.load32_splat(row + i, 12), w));
  }
  const to = factor + i * WIDTH + j;
  v128.store(to, c0);
  v128.store(to + 48, c1);
  v128.store(to + 96, c2);
  v128.store(to + 144, c3);
}

/** Inverts the lower triangle in `factor` (Cholesky) into `trialVariance`; false if not positive. */
function invert(p: i32): bool {
  for (let j = 0; j < p; j++) {
    for (let i = j; i < p; i++) {
      let sum = at(factor, i, j);
      for (let k = 0; k < j; k++) sum -= at(factor, i, k) * at(factor, j, k);
      if (i > j) put(factor, i, j, sum * at(factor, j, j));
      else if (sum > 1e-4) put(factor, j, j, 1 / NativeMathf.sqrt(sum));
      else return false;
    }
  }
  // The factor's diagonal is kept inverted; its inverse is lower triangular too.
  for (let j = 0; j < p; j++) {
    put(inverse, j, j, at(factor, j, j));
    for (let i = j + 1; i < p; i++) {
      let sum: f32 = 0;
      for (let k = j; k < i; k++) sum -= at(factor, i, k) * at(inverse, k, j);
      put(inverse, i, j, sum * at(factor, i, i));
    }
  }
  memory.fill(trialVariance, 0, 48 * WIDTH);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      let sum: f32 = 0;
      for (let k = i; k < p; k++) sum += at(inverse, k, i) * at(inverse, k, j);
      put(trialVariance, i, j, sum);
      put(trialVariance, j, i, sum);
    }
  }
  return true;
}

export function at(matrix: usize, i: i32, j: i32): f32 {
  return load<f32>(matrix + ((<usize>(i * WIDTH + j)) << 2));
}

function put(matrix: usize, i: i32, j: i32, value: f32): void {
  store<f32>(matrix + ((<usize>(i * WIDTH + j)) << 2), value);
}
