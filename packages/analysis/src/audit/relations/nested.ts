import { isPrintedSo } from '../../published/printed-interval.ts';
import { numberText } from '../number-text.ts';
import type { Relation } from '../relation.ts';

/** The printed share can only be reached if the whole inner group lies in the outer one, so that none of it is outside. */
export const nested: Relation<'nested'> = ({ percent, of, inner, explains }, ledger) => {
  const share = ledger.value(percent);
  const [whole, group] = [ledger.count(of), ledger.count(inner)];
  const { interval } = share;
  const fitting = Array.from({ length: Math.min(whole, group) + 1 }, (_, count) => count).filter(
    (count) => interval !== undefined && isPrintedSo((count * 100) / whole, interval),
  );
  const least = Math.min(...fitting);
  const all = fitting.length > 0 && least === group;
  const labelOf = (id: string) => ledger.value(id).label;
  const text =
    fitting.length === 0
      ? `no count up to ${group} of ${whole} is printed ${share.printed}`
      : `${share.printed} % of ${whole} is ${fitting.join(' or ')} (${numberText((least * 100) / whole, 2)} %)`;
  const consequence = all
    ? `all ${group} of "${labelOf(inner)}" are in "${labelOf(of)}", none is outside${explains.length > 0 ? ': that combination is empty, its effect cannot be estimated' : ''}`
    : `up to ${group - least} of the ${group} of "${labelOf(inner)}" are outside "${labelOf(of)}"`;
  return [
    {
      key: share.id,
      subject: ledger.entry(share.entry).subject,
      verdict: fitting.length === 0 || (!all && explains.length > 0) ? 'impossible' : 'explains',
      arithmetic: fitting.length === 0 ? text : `${text}; ${consequence}`,
      values: [percent, of, inner, ...explains],
      impossible: fitting.length === 0 ? [percent] : [],
    },
  ];
};
