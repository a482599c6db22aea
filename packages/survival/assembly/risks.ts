import {
  beta,
  groupEventEnd,
  groupStart,
  groups,
  matrix,
  offset,
  real,
  risk,
  rows,
  STRETCH,
  setReal,
  weight,
  whole,
  width,
} from './memory';

/**
 * Fills `risk` with weight x exp(offset + x'beta). Returns the events' weighted sum of linear
 * predictors.
 */
export function riskScores(): f64 {
  for (let from = 0; from < rows; from += STRETCH) {
    linearPredictors(from, min(from + STRETCH, rows));
  }
  let sum: f64 = 0;
  for (let g = 0; g < groups; g++) {
    for (let i = whole(groupStart, g); i < whole(groupEventEnd, g); i++) {
      sum += real(weight, i) * real(risk, i);
    }
  }
  for (let from = 0; from < rows; from += STRETCH) exponentials(from, min(from + STRETCH, rows));
  return sum;
}

export function linearPredictors(from: i32, to: i32): void {
  const step = (<usize>width) << 3;
  let row = matrix + <usize>from * step;
  for (let i = from; i < to; i++) {
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    for (let j: usize = 0; j < step; j += 32) {
      a = f64x2.add(a, f64x2.mul(v128.load(row + j), v128.load(beta + j)));
      b = f64x2.add(b, f64x2.mul(v128.load(row + j, 16), v128.load(beta + j, 16)));
    }
    const pair = f64x2.add(a, b);
    const eta = f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
    setReal(risk, i, offset === 0 ? eta : eta + real(offset, i));
    row += step;
  }
}

export function exponentials(from: i32, to: i32): void {
  for (let i = from; i < to; i++) setReal(risk, i, real(weight, i) * Math.exp(real(risk, i)));
}
