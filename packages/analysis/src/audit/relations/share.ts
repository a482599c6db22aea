import type { Relation } from '../relation.ts';
import { sumText } from '../sum-text.ts';
import { testShare } from '../test-share.ts';

/**
 * A percentage from counts that stand elsewhere, or from no count at all: whether any whole number gives it. Counts that
 * overlap give every numerator from the largest of them to their sum; `of_at_most` any denominator up to the sum.
 */
export const share: Relation<'share'> = (relation, ledger) => {
  const percent = ledger.value(relation.percent);
  const wholes = relation.of.map(ledger.count);
  const whole = wholes.reduce((sum, count) => sum + count, 0);
  const counts = relation.n?.map(ledger.count);
  const most = counts?.reduce((sum, count) => sum + count, 0) ?? whole;
  const least = counts === undefined ? 0 : relation.overlap ? Math.max(...counts) : most;
  const fewest = relation.of_at_most ? Math.max(1, least) : whole;
  const test = testShare([least, most], [fewest, whole], percent.interval);
  const sums = [
    ...(counts !== undefined && counts.length > 1
      ? [
          relation.overlap
            ? `${counts.join(' and ')}, which may overlap, are ${least} to ${most}`
            : sumText(counts),
        ]
      : []),
    ...(relation.of_at_most ? [`${sumText(wholes)} at most`] : []),
    ...(wholes.length > 1 && !relation.of_at_most ? [sumText(wholes)] : []),
  ];
  return [
    {
      key: percent.id,
      subject: ledger.entry(percent.entry).subject,
      verdict: test.possible ? 'consistent' : 'impossible',
      arithmetic: [...sums, test.arithmetic].join('; '),
      values: [percent.id, ...(relation.n ?? []), ...relation.of],
      impossible: test.possible ? [] : [percent.id],
    },
  ];
};
