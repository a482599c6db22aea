import type { Alert, ResultRow } from '@cohort-report/schema';

type Rows = ReadonlyMap<string, ResultRow>;

/**
 * The conclusions without those that a leave-one-out analysis draws from its estimate of all patients where another analysis draws
 * the same: of the same comparison, from the same numbers.
 */
export function withoutRepeats(alerts: readonly Alert[], before: Rows, after: Rows): Alert[] {
  const leaving = new Set(
    [...after.values()].flatMap(({ analysis, group }) =>
      group?.without === true ? [analysis] : [],
    ),
  );
  const isLeaving = ({ row }: Alert) => leaving.has(after.get(row)?.analysis ?? '');
  const keyOf = ({ kind, row: id }: Alert) => {
    const [old, now] = [before.get(id), after.get(id)];
    const { endpoint, model, variable, level, reference, statistic } = now ?? {};
    return JSON.stringify([
      kind,
      ...[endpoint, model, variable, level, reference, statistic].map((part) => part ?? null),
      old?.value ?? null,
      now?.value ?? null,
    ]);
  };
  const told = new Set(alerts.filter((alert) => !isLeaving(alert)).map(keyOf));
  return alerts.filter((alert) => !isLeaving(alert) || !told.has(keyOf(alert)));
}
