import type { PrintedInterval } from '../../published/printed-interval.ts';
import { numberText } from '../number-text.ts';
import type { Relation } from '../relation.ts';

const SCALES: Record<string, { to: (s: number) => number; from: (y: number) => number }> = {
  log: { to: Math.log, from: Math.exp },
  'log-log': { to: (s) => -Math.log(-Math.log(s)), from: (y) => Math.exp(-Math.exp(-y)) },
  plain: { to: (s) => s, from: (y) => y },
  logit: { to: (s) => Math.log(s / (1 - s)), from: (y) => 1 / (1 + Math.exp(-y)) },
  arcsin: { to: (s) => Math.asin(Math.sqrt(s)), from: (y) => Math.sin(y) ** 2 },
};

/** A survival rate lies in the middle of its limits on the scale declared, as far as rounding tells. */
export const intervalType: Relation<'interval_type'> = ({ each, type }, ledger) =>
  ledger.entries(each, ['survival', 'survival_lower', 'survival_upper']).flatMap((entry) => {
    const values = ['survival', 'survival_lower', 'survival_upper'].map((name) =>
      ledger.value(`${entry.id}.${name}`),
    );
    const [rate, lower, upper] = values.map(({ interval }) => interval);
    if (rate === undefined || lower === undefined || upper === undefined) return [];
    const tested = Object.entries(SCALES).map(([name, { to, from }]) => {
      const middle = (of: 'lower' | 'upper') =>
        from((to(inside(lower[of])) + to(inside(upper[of]))) / 2) * 100;
      const [low, high] = [middle('lower'), middle('upper')];
      return { name, low, high, fits: low <= rate.upper && rate.lower <= high };
    });
    const decimals = rate.printed.kind === 'number' ? rate.printed.decimals + 1 : 2;
    const texts = tested.map(
      ({ name, low, high }) =>
        `${name} ${numberText(low, decimals)} to ${numberText(high, decimals)}`,
    );
    return [
      {
        key: entry.id,
        subject: entry.subject,
        verdict: tested.some(({ name, fits }) => name === type && fits)
          ? 'consistent'
          : 'impossible',
        arithmetic: `${printedText(rate)}; middle of ${printedText(lower)} and ${printedText(upper)} by scale: ${texts.join(', ')}`,
        values: values.map(({ id }) => id),
        impossible: [],
      },
    ];
  });

function inside(percent: number): number {
  return Math.min(1 - 1e-9, Math.max(1e-9, percent / 100));
}

function printedText({ printed }: PrintedInterval): string {
  return printed.text;
}
