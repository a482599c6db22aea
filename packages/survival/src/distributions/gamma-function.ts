/** Lanczos approximation, g = 607/128, 15 terms (Godfrey 2001); relative error about 1e-15. */
const LANCZOS = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746,
  -0.4919138160976202, 3.399464998481189e-5, 4.652362892704858e-5, -9.837447530487956e-5,
  0.0001580887032249125, -0.00021026444172410488, 0.00021743961811521265, -0.0001643181065367639,
  8.441822398385275e-5, -2.6190838401581408e-5, 3.6899182659531625e-6,
];

/** Gamma function for 0 < x <= 30. R: `gamma(x)`. */
export function gammaFunction(x: number): number {
  if (x <= 30 && Number.isInteger(2 * x)) {
    let value = Number.isInteger(x) ? 1 : 1.772453850905516;
    for (let k = Number.isInteger(x) ? 1 : 0.5; k < x; k++) value *= k;
    return value;
  }
  if (x < 1) return gammaFunction(x + 1) / x;
  let sum = LANCZOS[0]!;
  for (let k = 1; k < LANCZOS.length; k++) sum += LANCZOS[k]! / (x - 1 + k);
  const shifted = x - 1 + 607 / 128 + 0.5;
  const half = shifted ** ((x - 0.5) / 2);
  return 2.5066282746310007 * half * Math.exp(-shifted) * half * sum;
}
