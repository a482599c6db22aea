/** Printed values of four coefficients: 5 statistics (hr, lower, upper, p, se) of 3 vectors, then signs. */
export const TARGETS: usize = 256;
const SIGNS: usize = 240;
const STATISTICS: i32 = 5;
const Z: f32 = 1.959963984540054;
/** Penalty of a model that has no estimate. */
export const NO_ESTIMATE: f32 = 250;

let near: v128 = f32x4.splat(1);
let bend: v128 = f32x4.splat(0.4);
let slope: v128 = f32x4.splat(0);
let location: v128 = f32x4.splat(1);
let spread: v128 = f32x4.splat(1);

/** Of the last call of `penaltyOf`: how many printed values match, by lane. */
export let matched: v128 = i32x4.splat(0);

/**
 * A value at d half-widths outside its interval costs near + bend log(1 + d) + slope d; `spread` weighs
 * the standard errors, `location` all the rest.
 */
export function setShape(
  nearBy: f32,
  bendBy: f32,
  slopeBy: f32,
  locationBy: f32,
  spreadBy: f32,
): void {
  near = f32x4.splat(nearBy);
  bend = f32x4.splat(bendBy);
  slope = f32x4.splat(slopeBy);
  location = f32x4.splat(locationBy);
  spread = f32x4.splat(spreadBy);
}

/** No printed value yet: nothing is outside an endless interval. */
export function clearTargets(targets: usize): void {
  for (let k = 0; k < STATISTICS; k++) setTarget(targets, 0, k, 0, Infinity, 1);
  for (let lane = 1; lane < 4; lane++) {
    for (let k = 0; k < STATISTICS; k++) setTarget(targets, lane, k, 0, Infinity, 1);
  }
}

export function setTarget(
  targets: usize,
  lane: i32,
  statistic: i32,
  centre: f32,
  half: f32,
  scale: f32,
): void {
  const at = targets + <usize>statistic * 48 + ((<usize>lane) << 2);
  store<f32>(at, centre);
  store<f32>(at, half, 16);
  store<f32>(at, 1 / scale, 32);
}

export function setSign(targets: usize, lane: i32, sign: f32): void {
  store<f32>(targets + SIGNS + ((<usize>lane) << 2), sign);
}

/** Penalties of four coefficients by their estimates and standard errors. */
export function penaltyOf(targets: usize, beta: v128, error: v128): v128 {
  const width = f32x4.mul(f32x4.splat(Z), error);
  const z = f32x4.div(beta, error);
  const signs = v128.load(targets, SIGNS);
  const directed = v128.bitselect(
    f32x4.abs(z),
    f32x4.mul(z, signs),
    f32x4.eq(signs, f32x4.splat(0)),
  );
  matched = i32x4.splat(0);
  let sum = hinge(targets, beta);
  sum = f32x4.add(sum, hinge(targets + 48, f32x4.sub(beta, width)));
  sum = f32x4.add(sum, hinge(targets + 96, f32x4.add(beta, width)));
  sum = f32x4.add(sum, hinge(targets + 144, directed));
  const counted = matched;
  sum = f32x4.mul(sum, location);
  sum = f32x4.add(sum, f32x4.mul(hinge(targets + 192, error), spread));
  matched = counted;
  return sum;
}

function hinge(target: usize, value: v128): v128 {
  const half = v128.load(target, 16);
  const outside = f32x4.sub(f32x4.abs(f32x4.sub(value, v128.load(target))), half);
  const misses = f32x4.gt(outside, f32x4.splat(0));
  const printed = f32x4.lt(half, f32x4.splat(Infinity));
  matched = i32x4.sub(matched, v128.andnot(printed, misses));
  if (!v128.any_true(misses)) return f32x4.splat(0);
  const distance = f32x4.mul(outside, v128.load(target, 32));
  const cost = f32x4.add(
    f32x4.add(near, f32x4.mul(slope, distance)),
    f32x4.mul(bend, logarithm(f32x4.add(distance, f32x4.splat(1)))),
  );
  return v128.and(cost, misses);
}

/** Natural logarithm of numbers from 1 on, to 1e-5: the exponent, and a polynomial of the rest. */
function logarithm(x: v128): v128 {
  const exponent = f32x4.convert_i32x4_s(i32x4.sub(i32x4.shr_u(x, 23), i32x4.splat(127)));
  const m = f32x4.sub(
    v128.or(v128.and(x, i32x4.splat(0x7fffff)), i32x4.splat(0x3f800000)),
    f32x4.splat(1),
  );
  let sum = f32x4.splat(0.03215845);
  sum = f32x4.add(f32x4.mul(sum, m), f32x4.splat(-0.13606275));
  sum = f32x4.add(f32x4.mul(sum, m), f32x4.splat(0.28947478));
  sum = f32x4.add(f32x4.mul(sum, m), f32x4.splat(-0.49190896));
  sum = f32x4.add(f32x4.mul(sum, m), f32x4.splat(0.99949556));
  return f32x4.add(f32x4.mul(sum, m), f32x4.mul(exponent, f32x4.splat(NativeMathf.LN2)));
}
