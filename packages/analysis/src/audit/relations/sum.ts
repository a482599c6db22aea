import type { Relation } from '../relation.ts';
import { sumText } from '../sum-text.ts';

/** Two sums of counts are the same number. */
export const sum: Relation<'sum'> = ({ parts, whole, title }, ledger) => {
  const [left, right] = [parts.map(ledger.count), whole.map(ledger.count)];
  const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const equal = total(left) === total(right);
  return [
    {
      key: parts[0] ?? '',
      subject: title,
      verdict: equal ? 'consistent' : 'impossible',
      arithmetic:
        equal && right.length === 1
          ? sumText(left)
          : `${sumText(left)}; ${equal ? '' : 'not '}${sumText(right)}`,
      values: [...parts, ...whole],
      impossible: [],
    },
  ];
};
