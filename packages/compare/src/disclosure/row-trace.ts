import type { Analysis, FieldValue, RowDifference, RowGroup } from '@cohort-report/schema';
import { otherVariables } from './other-variables.ts';

type Row = RowDifference['row'];
type Scope = Readonly<Record<string, FieldValue>>;

const IN_CELL = new Set([
  ...['n', 'included', 'events', 'events_per_parameter'],
  ...['patients', 'percent', 'missing', 'at_risk'],
]);

/**
 * What of one patient stands behind a row, as a text; null where the patient does not count in it. A patient whose trace
 * differs between two freezes is one whom the row's change concerns. With `from`, in months, only what was observed
 * after it counts: of a curve, what it does between two times.
 */
export function rowTrace(
  row: Row,
  analysis: Analysis,
  daysPerMonth: number,
  from = 0,
): (scope: Scope) => string | null {
  const others = otherVariables(row, analysis);
  const isCompeting =
    analysis.kind === 'cumulative_incidence' ||
    (analysis.kind === 'cox_table' && analysis.hazard === 'subdistribution');
  return (scope) => {
    if (row.group !== undefined && !isIn(row.group, scope)) return null;
    const own = row.variable === undefined ? undefined : (scope[row.variable] ?? null);
    const values = others.map((name) => scope[name] ?? null);
    const counts = IN_CELL.has(row.statistic);
    if (counts && values.includes(null)) return null;
    const parts: unknown[] = counts ? [] : values;
    if (row.statistic === 'missing') {
      if (own !== null) return null;
    } else if (own !== undefined && row.level !== undefined && counts) {
      const inCell = own !== null && text(own) === row.level;
      if (own === null || (!inCell && row.statistic !== 'percent')) return null;
      parts.push(inCell);
    } else if (own !== undefined) {
      if (own === null) return null;
      if (!counts) parts.push(own);
    }
    if (row.statistic.startsWith('restricted_mean_difference') && !isCompared(row, text(own)))
      return null;
    if (row.endpoint !== undefined) {
      const observed = endpointTrace(row, isCompeting, scope, daysPerMonth, from);
      if (observed === null) return null;
      parts.push(observed);
    }
    return JSON.stringify(parts);
  };
}

function isIn({ variable, level, without }: RowGroup, scope: Scope): boolean {
  return (text(scope[variable]) === level) !== (without === true);
}

/** A difference of two groups rests on their patients alone, not on those of other levels. */
function isCompared({ level, reference }: Row, own: string): boolean {
  return own === level || own === reference;
}

/** `isCompeting`: the row's number rests on which competing event came, too. */
function endpointTrace(
  row: Row,
  isCompeting: boolean,
  scope: Scope,
  daysPerMonth: number,
  from: number,
): unknown {
  const days = scope[`${row.endpoint}_days`] ?? null;
  const event = scope[`${row.endpoint}_event`] ?? null;
  if (typeof days !== 'number' || event === null) return null;
  const competing = isCompeting ? (scope[`${row.endpoint}_competing`] ?? null) : null;
  const end = (row.at ?? 0) * daysPerMonth;
  if (from > 0 && days <= from * daysPerMonth) return null;
  switch (row.statistic.replace(/_(lower|upper)$/, '')) {
    case 'n':
    case 'missing':
      return 'observed';
    case 'events':
    case 'events_per_parameter':
      if (row.cause !== undefined) return competing === row.cause ? 'event' : null;
      return event === true ? 'event' : null;
    case 'at_risk':
      return days >= end ? 'at risk' : null;
    case 'survival':
    case 'restricted_mean':
    case 'restricted_mean_difference':
    case 'restricted_mean_difference_p':
      return [Math.min(days, end), event === true && days <= end];
    case 'incidence':
      return [Math.min(days, end), days <= end && event, days <= end && competing];
    default:
      return isCompeting ? [days, event, competing] : [days, event];
  }
}

function text(value: FieldValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
