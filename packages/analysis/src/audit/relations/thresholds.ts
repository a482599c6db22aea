import { isPrintedSo, printedInterval } from '../../published/printed-interval.ts';
import type { Relation } from '../relation.ts';

/** Statements of one threshold agree; where they don't, whether any printed value is judged differently. */
export const thresholds: Relation<'thresholds'> = ({ statements, statistics, title }, ledger) => {
  const stated = statements.map((id) => {
    const statement = ledger.statements.find((candidate) => candidate.id === id);
    if (statement === undefined) throw new Error(`published.yaml has no statement "${id}"`);
    return statement;
  });
  const forms = [...new Set(stated.map(({ printed }) => printed))];
  const texts = forms.map((form) => {
    const places = stated.filter(({ printed }) => printed === form).map(({ place }) => place);
    return `${form} (${places.join(', ')})`;
  });
  const judged = ledger.all.filter(({ statistic }) => statistics.includes(statistic));
  const intervals = forms.flatMap((form) => printedInterval(form) ?? []);
  const open = judged.filter(({ interval }) => {
    if (interval === undefined) return false;
    const verdicts = [interval.lower, (interval.lower + interval.upper) / 2, interval.upper]
      .concat(intervals.map(({ upper, lower }) => (Number.isFinite(upper) ? upper : lower)))
      .filter((value) => isPrintedSo(value, interval))
      .map((value) => intervals.map((threshold) => isPrintedSo(value, threshold)));
    return verdicts.some((verdict) => new Set(verdict).size > 1);
  });
  const agree = forms.length === 1;
  const consequence =
    open.length === 0
      ? `none of the ${judged.length} printed values is judged differently`
      : `${open.map(({ id, printed }) => `${printed} (${id})`).join(', ')} may be judged differently`;
  return [
    {
      key: stated[0]?.id ?? '',
      subject: title,
      verdict: agree ? 'consistent' : 'differs',
      arithmetic: agree ? `everywhere ${forms[0]}` : `${texts.join(' against ')}; ${consequence}`,
      values: open.map(({ id }) => id),
      impossible: [],
    },
  ];
};
