import { type Printed, readPrinted } from '@cohort-report/schema';

/** The values that are printed as a string: closed, but for the open end of a bound such as `<0.001`. */
export interface PrintedInterval {
  printed: Printed;
  lower: number;
  upper: number;
  /** Whether the limit itself is printed otherwise. */
  open: 'lower' | 'upper' | 'none';
  /** The last digit printed, on the same scale. */
  unit: number;
}

/**
 * The rounding interval of a printed string, both ends included: half-up and half-even give either neighbour of a tie.
 * With `percent` on the scale of fractions. Undefined for NA. Throws an Error on what is no printed number.
 * Limits are quotients of whole numbers, so that a tie such as 0.285 meets them exactly.
 */
export function printedInterval(text: string, percent = false): PrintedInterval | undefined {
  const printed = readPrinted(text);
  if (printed === undefined) throw new Error(`"${text}" is no printed number`);
  if (printed.kind === 'none') return undefined;
  const scale = 10 ** (printed.decimals + (percent ? 2 : 0));
  const whole = Math.round(printed.value * 10 ** printed.decimals);
  const unit = 1 / scale;
  if (printed.kind === 'number')
    return {
      printed,
      lower: (whole - 0.5) / scale,
      upper: (whole + 0.5) / scale,
      open: 'none',
      unit,
    };
  const value = whole / scale;
  return printed.sign === '<' || printed.sign === '≤'
    ? {
        printed,
        lower: Number.NEGATIVE_INFINITY,
        upper: value,
        open: printed.sign === '<' ? 'upper' : 'none',
        unit,
      }
    : {
        printed,
        lower: value,
        upper: Number.POSITIVE_INFINITY,
        open: printed.sign === '>' ? 'lower' : 'none',
        unit,
      };
}

/** Whether a value is printed so. */
export function isPrintedSo(value: number, { lower, upper, open }: PrintedInterval): boolean {
  return (
    (open === 'lower' ? value > lower : value >= lower) &&
    (open === 'upper' ? value < upper : value <= upper)
  );
}
