import type { CoxReason } from '@cohort-report/survival';
import type { DesignColumn } from './design-columns.ts';
import type { FittedModel } from './fit-model.ts';
import { noEvent } from './no-event.ts';

/** Why a coefficient has no estimate, for a reader who thinks in patients. */
export function absentReason(
  reason: CoxReason,
  column: DesignColumn,
  { data, events }: FittedModel,
): string {
  switch (reason.code) {
    case 'separation':
      return separation(column, data.times.event);
    case 'collinear':
      return reason.columns === undefined || reason.columns.length === 0
        ? `${column.label} is a combination of the other factors`
        : `${column.label} cannot be told apart from ${reason.columns.join(' and ')}`;
    case 'no-events':
      return noEvent(data.times.row.length);
    case 'constant':
    case 'no-information':
      return `at each of the ${events} events all patients at risk are alike in ${column.label}`;
    case 'not-converged':
      return 'the estimation did not converge';
    default:
      return reason.message;
  }
}

function separation(column: DesignColumn, event: readonly number[]): string {
  const eventsAt = (value: number) =>
    column.values.reduce((sum, at, row) => sum + (at === value ? (event[row] ?? 0) : 0), 0);
  if (column.level !== undefined && eventsAt(1) === 0)
    return `there is no event among patients with ${column.label}: the hazard ratio would be 0`;
  if (column.level !== undefined && eventsAt(0) === 0)
    return `all events are among patients with ${column.label}: the hazard ratio would be infinite`;
  return `${column.label} orders the events without exception: the hazard ratio has no finite estimate`;
}
