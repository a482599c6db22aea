import type { PrintedInterval } from '../published/printed-interval.ts';
import { numberText } from './number-text.ts';

/** "2 (1.5 to 2.5)": a printed string and what is rounded to it. */
export function intervalText({ printed, lower, upper }: PrintedInterval): string {
  if (printed.kind !== 'number') return printed.text;
  const decimals = printed.decimals + 1;
  return `${printed.text} (${numberText(lower, decimals)} to ${numberText(upper, decimals)})`;
}
