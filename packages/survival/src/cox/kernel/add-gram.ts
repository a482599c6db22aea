/**
 * Adds the upper triangle of the Gram matrix (products of columns) of a panel.
 *
 * Column j of the panel stands at `j * stride`, its first `length` entries count. The panel has at
 * least p + 2 columns and `gram` rows of length `ld` >= p + 2, at least p + 1 of them: tiles of 2 x 3
 * columns run over the edge, and what lies outside the p x p upper triangle is of no meaning.
 */
export function addGram(
  gram: Float64Array,
  ld: number,
  panel: Float64Array,
  stride: number,
  length: number,
  p: number,
): void {
  if (p === 1) {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += panel[i]! * panel[i]!;
    gram[0]! += sum;
    return;
  }
  for (let a = 0; a < p; a += 2) {
    addCorner(gram, ld, panel, stride, length, a);
    for (let b = a + 2; b < p; b += 3) addTile(gram, ld, panel, stride, length, a, b);
  }
}

/** Columns a and a + 1 with themselves. */
function addCorner(
  gram: Float64Array,
  ld: number,
  panel: Float64Array,
  stride: number,
  length: number,
  a: number,
): void {
  let s00 = 0;
  let s01 = 0;
  let s11 = 0;
  const first = a * stride;
  const second = first + stride;
  for (let i = 0; i < length; i++) {
    const x = panel[first + i]!;
    const y = panel[second + i]!;
    s00 += x * x;
    s01 += x * y;
    s11 += y * y;
  }
  gram[a * ld + a]! += s00;
  gram[a * ld + a + 1]! += s01;
  gram[(a + 1) * ld + a + 1]! += s11;
}

/** Columns a and a + 1 with columns b to b + 2. */
function addTile(
  gram: Float64Array,
  ld: number,
  panel: Float64Array,
  stride: number,
  length: number,
  a: number,
  b: number,
): void {
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let pa0 = a * stride;
  let pa1 = pa0 + stride;
  let pb0 = b * stride;
  let pb1 = pb0 + stride;
  let pb2 = pb1 + stride;
  const end = pa0 + length;
  for (; pa0 < end; pa0++, pa1++, pb0++, pb1++, pb2++) {
    const a0 = panel[pa0]!;
    const a1 = panel[pa1]!;
    const b0 = panel[pb0]!;
    const b1 = panel[pb1]!;
    const b2 = panel[pb2]!;
    s00 += a0 * b0;
    s01 += a0 * b1;
    s02 += a0 * b2;
    s10 += a1 * b0;
    s11 += a1 * b1;
    s12 += a1 * b2;
  }
  const row0 = a * ld + b;
  const row1 = row0 + ld;
  gram[row0]! += s00;
  gram[row0 + 1]! += s01;
  gram[row0 + 2]! += s02;
  gram[row1]! += s10;
  gram[row1 + 1]! += s11;
  gram[row1 + 2]! += s12;
}
