import { exponentials } from './exponentials';
import { codes, kindsOf, MOST_ROWS, n, sequenceOf, wholeAt } from './memory';
import { blockEndpoint, blockWide, laneKind } from './terms';

/** What `sweep` finds: whether there is an estimate, steps and variances. */
export let exists: v128 = i32x4.splat(0);
export let step1: v128 = f32x4.splat(0);
export let step2: v128 = f32x4.splat(0);
export let step3: v128 = f32x4.splat(0);
export let variance: v128 = f32x4.splat(0);
export let varianceOfSecond: v128 = f32x4.splat(0);

const LARGEST: f32 = 16;

/** Score and information of a block's models at these estimates, and a Newton step. */
export function sweep(block: i32, b1: v128, b2: v128, b3: v128): void {
  if (wholeAt(blockWide, block) !== 0) sweepWide(block, b1, b2, b3);
  else sweepNarrow(block, b1);
}

/** Score and information of four models of one binary term each, and a Newton step. */
function sweepNarrow(block: i32, beta: v128): void {
  const endpoint = wholeAt(blockEndpoint, block);
  const sequence = sequenceOf(endpoint);
  const kinds = kindsOf(endpoint);
  const from = codes + ((<usize>(block * MOST_ROWS)) << 4);
  const rate = exponentials(beta);
  const tiny = f32x4.splat(1e-20);
  let atRisk = i64x2.splat(0);
  let seen = i64x2.splat(0);
  let expected = f32x4.splat(0);
  let information = f32x4.splat(0);
  for (let k: usize = 0; k < <usize>n; k++) {
    const code = v128.load(from + ((<usize>load<u8>(sequence + k)) << 4));
    atRisk = i8x16.add(atRisk, code);
    const kind = load<u8>(kinds + k);
    if (kind === 0) continue;
    const pairs = i16x8.extend_low_i8x16_u(atRisk);
    const with1 = f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(pairs));
    const all = f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(pairs));
    if (kind === 1) {
      seen = i8x16.add(seen, code);
      const counts = f32x4.convert_i32x4_s(
        i32x4.extend_high_i16x8_u(i16x8.extend_low_i8x16_u(code)),
      );
      const risk = f32x4.mul(with1, rate);
      const total = f32x4.max(f32x4.add(f32x4.sub(all, with1), risk), tiny);
      const share = f32x4.div(risk, total);
      const counted = f32x4.mul(share, counts);
      expected = f32x4.add(expected, counted);
      information = f32x4.add(information, f32x4.sub(counted, f32x4.mul(counted, share)));
      continue;
    }
    let tied = i64x2.splat(0);
    for (let back: usize = 0; back < <usize>kind; back++) {
      const row = load<u8>(sequence + k - back);
      tied = i8x16.add(tied, v128.load(from + ((<usize>row) << 4)));
    }
    seen = i8x16.add(seen, tied);
    const tiedPairs = i16x8.extend_low_i8x16_u(tied);
    const tied1 = f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(tiedPairs));
    const tiedAll = f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(tiedPairs));
    const one = f32x4.div(f32x4.splat(1), f32x4.max(tiedAll, f32x4.splat(1)));
    for (let l = 0; l < <i32>kind; l++) {
      const rank = f32x4.splat(<f32>l);
      const part = f32x4.mul(rank, one);
      const left1 = f32x4.sub(with1, f32x4.mul(part, tied1));
      const left = f32x4.sub(all, f32x4.mul(part, tiedAll));
      const risk = f32x4.mul(left1, rate);
      const total = f32x4.max(f32x4.add(f32x4.sub(left, left1), risk), tiny);
      const share = f32x4.div(risk, total);
      const counted = v128.and(share, f32x4.lt(rank, tiedAll));
      expected = f32x4.add(expected, counted);
      information = f32x4.add(information, f32x4.sub(counted, f32x4.mul(counted, share)));
    }
  }
  const seenPairs = i16x8.extend_low_i8x16_u(seen);
  const seen1 = f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(seenPairs));
  const seenAll = f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(seenPairs));
  const none = f32x4.splat(0);
  exists = v128.and(
    v128.and(f32x4.gt(seen1, none), f32x4.gt(f32x4.sub(seenAll, seen1), none)),
    v128.and(
      f32x4.gt(information, f32x4.splat(1e-4)),
      f32x4.lt(f32x4.abs(beta), f32x4.splat(LARGEST)),
    ),
  );
  variance = f32x4.div(f32x4.splat(1), information);
  step1 = bounded(f32x4.mul(f32x4.sub(seen1, expected), variance));
  step2 = none;
  step3 = none;
}

/** The same of four models of three groups beside the reference, or of two. */
function sweepWide(block: i32, b1: v128, b2: v128, b3: v128): void {
  const endpoint = wholeAt(blockEndpoint, block);
  const sequence = sequenceOf(endpoint);
  const kinds = kindsOf(endpoint);
  const from = codes + ((<usize>(block * MOST_ROWS)) << 4);
  const rate1 = exponentials(b1);
  const rate2 = exponentials(b2);
  const rate3 = exponentials(b3);
  const none = f32x4.splat(0);
  const tiny = f32x4.splat(1e-20);
  let atRisk = i64x2.splat(0);
  let seen = i64x2.splat(0);
  let e1 = none;
  let e2 = none;
  let e3 = none;
  let s11 = none;
  let s12 = none;
  let s13 = none;
  let s22 = none;
  let s23 = none;
  let s33 = none;
  for (let k: usize = 0; k < <usize>n; k++) {
    const code = v128.load(from + ((<usize>load<u8>(sequence + k)) << 4));
    atRisk = i8x16.add(atRisk, code);
    const kind = load<u8>(kinds + k);
    if (kind === 0) continue;
    const low = i16x8.extend_low_i8x16_u(atRisk);
    const high = i16x8.extend_high_i8x16_u(atRisk);
    const n1 = f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(low));
    const n2 = f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(low));
    const n3 = f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(high));
    const all = f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(high));
    let tied = code;
    for (let back: usize = 1; back < <usize>kind; back++) {
      const row = load<u8>(sequence + k - back);
      tied = i8x16.add(tied, v128.load(from + ((<usize>row) << 4)));
    }
    seen = i8x16.add(seen, tied);
    const tiedLow = i16x8.extend_low_i8x16_u(tied);
    const tiedHigh = i16x8.extend_high_i8x16_u(tied);
    const tiedAll = f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(tiedHigh));
    for (let l = 0; l < <i32>kind; l++) {
      const rank = f32x4.splat(<f32>l);
      let risk1 = f32x4.mul(n1, rate1);
      let risk2 = f32x4.mul(n2, rate2);
      let risk3 = f32x4.mul(n3, rate3);
      let rest = f32x4.sub(f32x4.sub(all, n1), f32x4.add(n2, n3));
      if (l > 0) {
        const part = f32x4.div(rank, f32x4.max(tiedAll, f32x4.splat(1)));
        const t1 = f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(tiedLow));
        const t2 = f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(tiedLow));
        const t3 = f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(tiedHigh));
        risk1 = f32x4.sub(risk1, f32x4.mul(f32x4.mul(part, t1), rate1));
        risk2 = f32x4.sub(risk2, f32x4.mul(f32x4.mul(part, t2), rate2));
        risk3 = f32x4.sub(risk3, f32x4.mul(f32x4.mul(part, t3), rate3));
        const tiedRest = f32x4.sub(f32x4.sub(tiedAll, t1), f32x4.add(t2, t3));
        rest = f32x4.sub(rest, f32x4.mul(part, tiedRest));
      }
      const total = f32x4.max(f32x4.add(f32x4.add(rest, risk1), f32x4.add(risk2, risk3)), tiny);
      const one = f32x4.div(v128.and(f32x4.splat(1), f32x4.lt(rank, tiedAll)), total);
      const a1 = f32x4.mul(risk1, one);
      const a2 = f32x4.mul(risk2, one);
      const a3 = f32x4.mul(risk3, one);
      e1 = f32x4.add(e1, a1);
      e2 = f32x4.add(e2, a2);
      e3 = f32x4.add(e3, a3);
      s11 = f32x4.add(s11, f32x4.mul(a1, a1));
      s12 = f32x4.add(s12, f32x4.mul(a1, a2));
      s13 = f32x4.add(s13, f32x4.mul(a1, a3));
      s22 = f32x4.add(s22, f32x4.mul(a2, a2));
      s23 = f32x4.add(s23, f32x4.mul(a2, a3));
      s33 = f32x4.add(s33, f32x4.mul(a3, a3));
    }
  }
  const seenLow = i16x8.extend_low_i8x16_u(seen);
  const seenHigh = i16x8.extend_high_i8x16_u(seen);
  const d1 = f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(seenLow));
  const d2 = f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(seenLow));
  const d3 = f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(seenHigh));
  const d = f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(seenHigh));
  const products = i32x4.eq(v128.load(laneKind + ((<usize>block) << 4)), i32x4.splat(3));
  const i11 = f32x4.sub(e1, s11);
  const i22 = f32x4.sub(e2, s22);
  const i33 = v128.bitselect(f32x4.sub(e3, s33), f32x4.splat(1), products);
  // Off the diagonal the information is minus these sums.
  const c11 = f32x4.sub(f32x4.mul(i22, i33), f32x4.mul(s23, s23));
  const c12 = f32x4.add(f32x4.mul(s12, i33), f32x4.mul(s13, s23));
  const c13 = f32x4.add(f32x4.mul(s12, s23), f32x4.mul(s13, i22));
  const c22 = f32x4.sub(f32x4.mul(i11, i33), f32x4.mul(s13, s13));
  const c23 = f32x4.add(f32x4.mul(i11, s23), f32x4.mul(s12, s13));
  const c33 = f32x4.sub(f32x4.mul(i11, i22), f32x4.mul(s12, s12));
  const determinant = f32x4.sub(
    f32x4.mul(i11, c11),
    f32x4.add(f32x4.mul(s12, c12), f32x4.mul(s13, c13)),
  );
  const scale = f32x4.div(f32x4.splat(1), determinant);
  const v1 = f32x4.mul(c11, scale);
  const v2 = f32x4.mul(c22, scale);
  varianceOfSecond = v2;
  const cross = f32x4.sub(c12, f32x4.add(c13, c23));
  const sum = f32x4.add(f32x4.add(c11, c22), f32x4.add(c33, f32x4.add(cross, cross)));
  variance = v128.bitselect(f32x4.mul(sum, scale), v1, products);
  const u1 = f32x4.mul(f32x4.sub(d1, e1), scale);
  const u2 = f32x4.mul(f32x4.sub(d2, e2), scale);
  const u3 = f32x4.mul(f32x4.sub(d3, e3), scale);
  step1 = bounded(f32x4.add(f32x4.mul(c11, u1), f32x4.add(f32x4.mul(c12, u2), f32x4.mul(c13, u3))));
  step2 = bounded(f32x4.add(f32x4.mul(c12, u1), f32x4.add(f32x4.mul(c22, u2), f32x4.mul(c23, u3))));
  step3 = v128.and(
    products,
    bounded(f32x4.add(f32x4.mul(c13, u1), f32x4.add(f32x4.mul(c23, u2), f32x4.mul(c33, u3)))),
  );
  const d0 = f32x4.sub(f32x4.sub(d, d1), f32x4.add(d2, d3));
  const inAll = f32x4.gt(f32x4.min(d0, f32x4.min(d1, d2)), none);
  const inThird = v128.or(f32x4.gt(d3, none), v128.not(products));
  const largest = f32x4.max(f32x4.max(f32x4.abs(b1), f32x4.abs(b2)), f32x4.abs(b3));
  exists = v128.and(
    v128.and(inAll, inThird),
    v128.and(f32x4.gt(determinant, f32x4.splat(1e-6)), f32x4.lt(largest, f32x4.splat(LARGEST))),
  );
}

function bounded(step: v128): v128 {
  return f32x4.max(f32x4.min(step, f32x4.splat(2)), f32x4.splat(-2));
}
