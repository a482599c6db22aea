import type { Alert, Analysis, ResultRow } from '@cohort-report/schema';

type Rows = ReadonlyMap<string, ResultRow>;

/**
 * The conclusions without those that a leave-one-out analysis draws from its estimate of all patients, or a subgroup analysis from
 * any of its estimates, where another analysis draws the same: of the same comparison, from the same numbers.
 */
export function withoutRepeats(
  alerts: readonly Alert[],
  before: Rows,
  after: Rows,
  analyses: ReadonlyMap<string, Analysis>,
): Alert[] {
  const isRepeating = ({ row }: Alert) => {
    const kind = analyses.get(after.get(row)?.analysis ?? '')?.kind;
    return kind === 'leave_one_out' || kind === 'subgroup_effects';
  };
  const keyOf = ({ kind, row: id }: Alert) => {
    const [old, now] = [before.get(id), after.get(id)];
    const { endpoint, model, variable, level, reference, statistic = '' } = now ?? {};
    const isInteraction = statistic.startsWith('interaction_');
    const compared = isInteraction ? [] : [model, level, reference];
    const numberOf = (row: ResultRow | undefined) =>
      isInteraction ? sizeOf(row) : (row?.value ?? null);
    return JSON.stringify([
      kind,
      ...[endpoint, variable, statistic, ...compared].map((part) => part ?? null),
      numberOf(old),
      numberOf(now),
    ]);
  };
  const told = new Set(alerts.filter((alert) => !isRepeating(alert)).map(keyOf));
  return alerts.filter((alert) => !isRepeating(alert) || !told.has(keyOf(alert)));
}

/** Of an interaction what is the same whichever level is the reference, but for the last digits. */
function sizeOf(row: ResultRow | undefined): string | null {
  const value = row?.value ?? null;
  if (row === undefined || value === null) return null;
  return (row.statistic === 'interaction_hr' ? Math.abs(Math.log(value)) : value).toPrecision(6);
}
