import { numberText } from '../number-text.ts';
import type { Found, Relation } from '../relation.ts';
import { allowsP, rangeOfP, waldRegion } from '../wald-region.ts';

/** Estimate, limits and p value can come from one Wald test. */
export const wald: Relation<'wald'> = ({ each, ratio, p, conf_level }, ledger) => {
  const names = [ratio, `${ratio}_lower`, `${ratio}_upper`, p];
  return ledger.entries(each, names).map((entry): Found => {
    const values = names.map((name) => ledger.value(`${entry.id}.${name}`));
    const [point, lower, upper, test] = values.map(({ interval }) => interval);
    const about = {
      key: entry.id,
      subject: entry.subject,
      values: values.map(({ id }) => id),
      impossible: [],
    };
    if (point === undefined || lower === undefined || upper === undefined || test === undefined)
      return { ...about, verdict: 'consistent', arithmetic: 'a limit is not given' };
    const region = waldRegion({ ratio: point, lower, upper }, conf_level);
    const triple = `${point.printed.text} (${lower.printed.text} to ${upper.printed.text})`;
    if (region.length === 0)
      return {
        ...about,
        verdict: 'impossible',
        arithmetic: `${triple}: the middle of the limits on the log scale is ${middle(lower, upper)}`,
      };
    const [least, most] = rangeOfP(region);
    const decimals = decimalsFor(test.printed.kind === 'none' ? 0 : test.printed.decimals, least);
    return {
      ...about,
      verdict: allowsP(region, test) ? 'consistent' : 'impossible',
      arithmetic: `${triple} gives p from ${numberText(least, decimals)} to ${numberText(most, decimals)}; printed ${test.printed.text}`,
    };
  });
};

function middle(lower: { lower: number; upper: number }, upper: { lower: number; upper: number }) {
  const of = (side: 'lower' | 'upper') =>
    numberText(Math.sqrt(Math.max(0, lower[side]) * Math.max(0, upper[side])), 3);
  return `${of('lower')} to ${of('upper')}`;
}

/** One more than printed, and enough to show the smallest p value. */
function decimalsFor(printed: number, least: number): number {
  const needed = least > 0 ? Math.ceil(-Math.log10(least)) + 1 : 1;
  return Math.min(8, Math.max(printed + 1, needed));
}
