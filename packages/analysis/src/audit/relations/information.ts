import { normalQuantile } from '@cohort-report/survival';
import { numberText } from '../number-text.ts';
import type { Relation } from '../relation.ts';

/**
 * The standard error that the limits imply is not smaller than the events allow: in a Cox model each event brings
 * p(1 - p) <= 1/4 of information on the log hazard ratio of two groups, so that se >= 2 / sqrt(events).
 */
export const information: Relation<'information'> = (relation, ledger) => {
  const { each, events, ratio, conf_level } = relation;
  const count = ledger.count(events);
  const least = 2 / Math.sqrt(count);
  const z = normalQuantile((1 + conf_level) / 2);
  return ledger.entries(each, [`${ratio}_lower`, `${ratio}_upper`]).flatMap((entry) => {
    const lower = ledger.value(`${entry.id}.${ratio}_lower`);
    const upper = ledger.value(`${entry.id}.${ratio}_upper`);
    if (lower.interval === undefined || upper.interval === undefined) return [];
    const error = (low: number, high: number) => Math.log(high / low) / (2 * z);
    const [from, to] = [
      error(lower.interval.upper, upper.interval.lower),
      error(Math.max(lower.interval.lower, Number.MIN_VALUE), upper.interval.upper),
    ];
    return [
      {
        key: entry.id,
        subject: entry.subject,
        verdict: to >= least ? 'consistent' : 'impossible',
        arithmetic: `${lower.printed} to ${upper.printed} implies a standard error from ${numberText(from, 3)} to ${numberText(to, 3)}; ${count} events allow 2/√${count} = ${numberText(least, 3)} and more`,
        values: [lower.id, upper.id, events],
        impossible: [],
      },
    ];
  });
};
