import {
  beta,
  groupEventEnd,
  groupStart,
  groups,
  matrix,
  offset,
  risk,
  rows,
  weight,
  width,
} from './memory';

/**
 * Fills `risk` with weight x exp(offset + x'beta). Returns the events' weighted sum of linear
 * predictors.
 */
export function riskScores(): f64 {
  linearPredictors();
  let events: f64 = 0;
  for (let g = 0; g < groups; g++) {
    const start = load<i32>(groupStart + ((<usize>g) << 2));
    const end = load<i32>(groupEventEnd + ((<usize>g) << 2));
    for (let i = start; i < end; i++) {
      const at = (<usize>i) << 3;
      events += load<f64>(weight + at) * load<f64>(risk + at);
    }
  }
  for (let at: usize = 0; at < (<usize>rows) << 3; at += 8) {
    store<f64>(risk + at, load<f64>(weight + at) * Math.exp(load<f64>(risk + at)));
  }
  return events;
}

function linearPredictors(): void {
  const step = (<usize>width) << 3;
  let row = matrix;
  for (let at: usize = 0; at < (<usize>rows) << 3; at += 8) {
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    for (let j: usize = 0; j < step; j += 32) {
      a = f64x2.add(a, f64x2.mul(v128.load(row + j), v128.load(beta + j)));
      b = f64x2.add(b, f64x2.mul(v128.load(row + j, 16), v128.load(beta + j, 16)));
    }
    const sum = f64x2.add(a, b);
    const eta = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
    store<f64>(risk + at, offset === 0 ? eta : eta + load<f64>(offset + at));
    row += step;
  }
}
