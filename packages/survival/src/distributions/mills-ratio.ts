/**
 * Mills' ratio (upper normal tail divided by the density) for z >= 2.
 * Source: Laplace's continued fraction, Abramowitz & Stegun 26.2.14, evaluated backwards.
 */
export function millsRatio(z: number): number {
  const depth = Math.ceil(14 + 300 / (z * z));
  let tail = z;
  for (let k = depth; k >= 1; k--) tail = z + k / tail;
  return 1 / tail;
}
