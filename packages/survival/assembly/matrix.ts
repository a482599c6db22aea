import { centre, matrix, place, STAGE_STRIDE, scale, stage, width } from './memory';

/** Writes `count` staged rows, from input row `from` on, centred and scaled to their places. */
export function placeRows(from: i32, count: i32): void {
  const far = (<usize>STAGE_STRIDE) << 3;
  const step = (<usize>width) << 3;
  for (let i = 0; i < count; i++) {
    const to = load<i32>(place + ((<usize>(from + i)) << 2));
    if (to < 0) continue;
    let source = stage + ((<usize>i) << 3);
    const row = matrix + <usize>to * step;
    for (let j: usize = 0; j < step; j += 16) {
      const pair = v128.load_lane<u64>(source + far, v128.load_zero<u64>(source), 1);
      const centred = f64x2.sub(pair, v128.load(centre + j));
      v128.store(row + j, f64x2.mul(centred, v128.load(scale + j)));
      source += 2 * far;
    }
  }
}

/** Subtracts their mean from sorted rows `from` to `to` - 1. */
export function centreRows(from: i32, to: i32): void {
  const step = (<usize>width) << 3;
  const first = matrix + <usize>from * step;
  const last = matrix + <usize>to * step;
  for (let j: usize = 0; j < step; j += 16) {
    let sum = f64x2.splat(0);
    for (let at = first + j; at < last; at += step) sum = f64x2.add(sum, v128.load(at));
    const mean = f64x2.div(sum, f64x2.splat(<f64>(to - from)));
    for (let at = first + j; at < last; at += step) v128.store(at, f64x2.sub(v128.load(at), mean));
  }
}
