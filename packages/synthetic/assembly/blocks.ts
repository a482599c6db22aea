import { blockBeta, MOST_BLOCKS, wholeAt } from './memory';
import { matched, NO_ESTIMATE, penaltyOf, TARGETS } from './penalty';
import { exists, step1, step2, step3, sweep, variance, varianceOfSecond } from './sweep';
import { blockWide, laneKind } from './terms';

/** Two sets of targets each block: the coefficient, and the second one of a lane of kind 2. */
export const blockTargets: usize = memory.data(MOST_BLOCKS * 512, 16);

/** Of the last `tryBlock`: penalties and matches by lane, estimates (three vectors). */
export let lanePenalty: v128 = f32x4.splat(0);
export let laneMatched: v128 = i32x4.splat(0);
export const laneBeta: usize = memory.data(48, 16);

const MOST_STEPS: i32 = 24;

/** Penalties of a block by one Newton step from the estimates as they stand. */
export function guessBlock(block: i32): v128 {
  const beta = blockBeta + <usize>block * 48;
  let b1 = v128.load(beta);
  let b2 = v128.load(beta, 16);
  let b3 = v128.load(beta, 32);
  sweep(block, b1, b2, b3);
  b1 = f32x4.add(b1, step1);
  b2 = f32x4.add(b2, step2);
  b3 = f32x4.add(b3, step3);
  v128.store(laneBeta, b1);
  v128.store(laneBeta, b2, 16);
  v128.store(laneBeta, b3, 32);
  return weigh(block, b1, b2, b3, exists);
}

/** Goes on from the guess, until steps are below `tolerance`; for the lanes of `lanes`. */
export function tryBlock(block: i32, lanes: v128, tolerance: f32): void {
  let b1 = v128.load(laneBeta);
  let b2 = v128.load(laneBeta, 16);
  let b3 = v128.load(laneBeta, 32);
  let found = exists;
  for (let k = 0; ; k++) {
    sweep(block, b1, b2, b3);
    found = exists;
    b1 = f32x4.add(b1, step1);
    b2 = f32x4.add(b2, step2);
    b3 = f32x4.add(b3, step3);
    const size = f32x4.max(f32x4.max(f32x4.abs(step1), f32x4.abs(step2)), f32x4.abs(step3));
    const open = v128.and(f32x4.gt(size, f32x4.splat(tolerance)), v128.and(lanes, found));
    if (!v128.any_true(open)) break;
    if (k === MOST_STEPS) {
      found = v128.andnot(found, open);
      break;
    }
  }
  lanePenalty = weigh(block, b1, b2, b3, found);
  laneMatched = v128.and(laneMatched, found);
  v128.store(laneBeta, v128.and(b1, found));
  v128.store(laneBeta, v128.and(b2, found), 16);
  v128.store(laneBeta, v128.and(b3, found), 32);
}

function weigh(block: i32, b1: v128, b2: v128, b3: v128, found: v128): v128 {
  const targets = blockTargets + <usize>block * (2 * TARGETS);
  const kinds = v128.load(laneKind + ((<usize>block) << 4));
  const used = i32x4.ne(kinds, i32x4.splat(0));
  const products = i32x4.eq(kinds, i32x4.splat(3));
  const value = v128.bitselect(f32x4.sub(f32x4.sub(b3, b1), b2), b1, products);
  let sum = penaltyOf(targets, value, f32x4.sqrt(variance));
  let count = matched;
  if (wholeAt(blockWide, block) !== 0) {
    sum = f32x4.add(sum, penaltyOf(targets + TARGETS, b2, f32x4.sqrt(varianceOfSecond)));
    count = i32x4.add(count, matched);
  }
  laneMatched = v128.and(count, used);
  return v128.and(v128.bitselect(sum, f32x4.splat(NO_ESTIMATE), found), used);
}
