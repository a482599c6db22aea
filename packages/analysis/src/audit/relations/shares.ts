import type { Relation } from '../relation.ts';
import { testShare } from '../test-share.ts';

/** Each count over the denominator gives the percentage printed beside it. */
export const shares: Relation<'shares'> = ({ of, each }, ledger) =>
  ledger.entries(each, ['n', 'percent']).map((entry) => {
    const n = ledger.value(`${entry.id}.n`);
    const percent = ledger.value(`${entry.id}.percent`);
    const [count, whole] = [ledger.count(n.id), ledger.count(of)];
    const test = testShare([count, count], [whole, whole], percent.interval);
    return {
      key: entry.id,
      subject: entry.subject,
      verdict: test.possible ? 'consistent' : 'impossible',
      arithmetic: test.arithmetic,
      values: [n.id, percent.id],
      impossible: test.possible ? [] : [percent.id],
    };
  });
