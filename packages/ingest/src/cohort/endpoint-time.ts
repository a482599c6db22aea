import {
  compileExpression,
  type Endpoint,
  type Evaluated,
  type ObservedEndpoint,
} from '@cohort-report/schema';
import { dayNumber } from '../values/day-number.ts';
import type { PersonScope } from './derive.ts';

/** Days to event, competing event (with its id) or censoring; or why they can't be told; or what is impossible about them. */
export type EndpointTime =
  | { days: number; event: boolean; competing?: string }
  | { absent: string }
  | { impossible: string; absent: string };

const ISO = /^\d{4}-\d{2}-\d{2}$/;
/** The expression gave null: an event that did not happen. */
const NOTHING = 'missing';

/**
 * Computes an endpoint: the earliest event, else the censoring, in whole days from the origin. Where a competing event came
 * before any of the endpoint's own, it ends the time, and `event` is false.
 */
export function endpointTimer(
  endpoint: Endpoint | ObservedEndpoint,
): (person: PersonScope) => EndpointTime {
  return 'origin' in endpoint ? fromDates(endpoint) : asObserved(endpoint);
}

function fromDates(endpoint: Endpoint): (person: PersonScope) => EndpointTime {
  const origin = compileExpression(endpoint.origin);
  const censor = compileExpression(endpoint.censor);
  // Of several on one day the first counts.
  const events = [
    ...endpoint.events.map((event) => ({ ...event, ends: true as const })),
    ...(endpoint.competing ?? []).map((event) => ({ ...event, ends: event.id })),
  ].map(({ label, date, ends }) => ({ label, ends, expression: compileExpression(date) }));
  return (person) => {
    const start = dateOf(origin.evaluate(person.scope));
    if ('absent' in start) return { absent: `origin not determinable: ${start.absent}` };
    let earliest: { date: string; label: string; ends: true | string } | undefined;
    for (const { label, ends, expression } of events) {
      const unclear = expression.names.find((name) => isUnclear(person.absent.get(name)));
      const found = dateOf(expression.evaluate(person.scope));
      if (unclear !== undefined || ('absent' in found && isUnclear(found.absent))) {
        const why = unclear === undefined ? undefined : person.absent.get(unclear);
        return {
          absent: `not determinable whether "${label}" happened: ${why ?? ('absent' in found ? found.absent : '')}`,
        };
      }
      if ('date' in found && (earliest === undefined || found.date < earliest.date))
        earliest = { date: found.date, label, ends };
    }
    if (earliest !== undefined)
      return between(start.date, earliest.date, earliest.ends, `"${earliest.label}"`);
    const end = dateOf(censor.evaluate(person.scope));
    if ('absent' in end) return { absent: `date of censoring not determinable: ${end.absent}` };
    return between(start.date, end.date, false, 'censoring');
  };
}

function isUnclear(reason: string | undefined): boolean {
  return reason !== undefined && reason !== NOTHING;
}

function dateOf(result: Evaluated): { date: string } | { absent: string } {
  if ('absent' in result) return result;
  return typeof result.value === 'string' && ISO.test(result.value)
    ? { date: result.value }
    : { absent: 'the expression gives no date' };
}

/** `ends`: true by an event of the endpoint, false by censoring, else the id of the competing event. */
function between(start: string, end: string, ends: boolean | string, what: string): EndpointTime {
  const days = dayNumber(end) - dayNumber(start);
  if (days < 0) return impossible(`${what} ${-days} days before the origin`);
  return typeof ends === 'string' ? { days, event: false, competing: ends } : { days, event: ends };
}

function impossible(what: string): EndpointTime {
  return { impossible: what, absent: 'the time is impossible' };
}

function asObserved(endpoint: ObservedEndpoint): (person: PersonScope) => EndpointTime {
  const time = compileExpression(endpoint.time);
  const event = compileExpression(endpoint.event);
  const competing = (endpoint.competing ?? []).map(({ id, label, event: happened }) => ({
    id,
    label,
    expression: compileExpression(happened),
  }));
  return ({ scope }) => {
    const days = time.evaluate(scope);
    if ('absent' in days) return { absent: `time not determinable: ${days.absent}` };
    if (typeof days.value !== 'number' || !Number.isInteger(days.value))
      return impossible('a time that is no whole number of days');
    if (days.value < 0) return impossible(`a time of ${days.value} days`);
    const happened = event.evaluate(scope);
    if ('absent' in happened) return { absent: `event not determinable: ${happened.absent}` };
    if (typeof happened.value !== 'boolean')
      return impossible('an event that is neither true nor false');
    if (happened.value) return { days: days.value, event: true };
    for (const { id, label, expression } of competing) {
      const came = expression.evaluate(scope);
      if ('absent' in came)
        return { absent: `not determinable whether "${label}" happened: ${came.absent}` };
      if (typeof came.value !== 'boolean')
        return impossible(`"${label}" that is neither true nor false`);
      if (came.value) return { days: days.value, event: false, competing: id };
    }
    return { days: days.value, event: false };
  };
}
