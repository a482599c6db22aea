import { width } from './memory';

/**
 * Adds the products of the columns of a panel of `count` rows to the upper triangle of `gram`, in
 * tiles of 4 x 4 columns; below the diagonal, tiles on it leave values of no meaning.
 */
export function addGram(gram: usize, panel: usize, count: i32): void {
  const size = (<usize>width) << 3;
  for (let a: usize = 0; a < size; a += 32) {
    for (let b = a; b < size; b += 32) addTile(gram + a * width + b, panel, a, b, count);
  }
}

/** Columns at a to a + 3 with columns at b to b + 3 (in bytes); `to` is the tile's place. */
function addTile(to: usize, panel: usize, a: usize, b: usize, count: i32): void {
  const step = (<usize>width) << 3;
  let c00 = f64x2.splat(0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  const end = panel + <usize>count * step;
  for (let row = panel; row < end; row += step) {
    const b0 = v128.load(row + b);
    const b1 = v128.load(row + b, 16);
    const a0 = v128.load_splat<f64>(row + a);
    c00 = f64x2.add(c00, f64x2.mul(a0, b0));
    c01 = f64x2.add(c01, f64x2.mul(a0, b1));
    const a1 = v128.load_splat<f64>(row + a, 8);
    c10 = f64x2.add(c10, f64x2.mul(a1, b0));
    c11 = f64x2.add(c11, f64x2.mul(a1, b1));
    const a2 = v128.load_splat<f64>(row + a, 16);
    c20 = f64x2.add(c20, f64x2.mul(a2, b0));
    c21 = f64x2.add(c21, f64x2.mul(a2, b1));
    const a3 = v128.load_splat<f64>(row + a, 24);
    c30 = f64x2.add(c30, f64x2.mul(a3, b0));
    c31 = f64x2.add(c31, f64x2.mul(a3, b1));
  }
  addRow(to, c00, c01);
  addRow(to + step, c10, c11);
  addRow(to + 2 * step, c20, c21);
  addRow(to + 3 * step, c30, c31);
}

function addRow(to: usize, left: v128, right: v128): void {
  v128.store(to, f64x2.add(v128.load(to), left));
  v128.store(to, f64x2.add(v128.load(to, 16), right), 16);
}
