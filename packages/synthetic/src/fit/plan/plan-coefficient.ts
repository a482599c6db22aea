import { normalQuantile } from '@cohort-report/survival';
import type { PrintedEstimate } from './fit-declaration.ts';
import { type PlanCoefficient, STATISTICS } from './plan-shape.ts';
import { printedInterval } from './printed-interval.ts';

// Kept off the very edge, so that rounding in the last digits of a double cannot tip a match.
const INSIDE = 1e-7;
const Z = 1.959963984540054;

/** The intervals in which the coefficient and its standard error must lie for its values to be as printed. */
export function planCoefficient(
  label: string,
  at: number,
  printed: PrintedEstimate,
): PlanCoefficient {
  const centre = new Float64Array(5);
  const half = new Float64Array(5).fill(Infinity);
  const scale = new Float64Array(5).fill(1);
  STATISTICS.forEach((name, k) => {
    const text = printed[name];
    const interval = text === undefined ? null : printedInterval(text);
    if (!interval) return;
    const [from, to] =
      name === 'p'
        ? [
            -normalQuantile(interval.upper / 2),
            interval.lower > 0 ? -normalQuantile(interval.lower / 2) : 99,
          ]
        : [Math.log(interval.lower), Math.log(interval.upper)];
    centre[k] = (from + to) / 2;
    half[k] = (to - from) / 2 - INSIDE;
    scale[k] = Math.min(half[k]!, 0.05);
  });
  if (half[1]! + half[2]! < Infinity) {
    centre[4] = (centre[2]! - centre[1]!) / (2 * Z);
    half[4] = (half[1]! + half[2]!) / (2 * Z);
    scale[4] = half[4]!;
  }
  const hr = Number(printed.hr ?? 1);
  return { label, at, printed, centre, half, scale, sign: Math.sign(hr - 1) };
}
