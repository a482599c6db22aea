import type { Analysis, RowDifference } from '@cohort-report/schema';
import type { EventUnion } from './event-unions.ts';
import { otherVariables } from './other-variables.ts';

/** The patients that a count counts, as conditions that must hold together. */
export interface CountCell {
  /** Variable -> the values that count; null where it is not known. */
  values: ReadonlyMap<string, ReadonlySet<string | null>>;
  /** Conditions of the population that are no value of a variable. */
  conditions: readonly string[];
  /** Events of which the patients have had one; none where they need not. */
  events: readonly string[];
  /** Endpoint and months until which they must have been observed. */
  until: { endpoint: string; months: number } | null;
}

/** All values that patients have of an analysis' variable, in either freeze, and a name by which two analyses mean the same. */
export type ValuesOf = (
  variable: string,
  analysis: Analysis,
) => { name: string; values: ReadonlySet<string | null> };

/** `a == "b"`, which as a part of a population is the same condition as a group or a level. */
const CONDITION = /^\s*(\w+)\s*==\s*(?:"([^"\\]*)"|'([^'\\]*)'|(true|false))\s*$/;
const COUNTED = new Set(['n', 'included', 'patients', 'missing', 'events', 'at_risk']);

/**
 * Whom a row of counts counts; undefined where it counts no patients one by one. That an endpoint is known goes without saying.
 * `competing`: of an endpoint the events that compete with it.
 */
export function countCell(
  row: Omit<RowDifference['row'], 'id'>,
  analysis: Analysis,
  valuesOf: ValuesOf,
  unions: readonly EventUnion[],
  competing: ReadonlyMap<string, readonly string[]>,
): CountCell | undefined {
  const { kind, population } = analysis;
  const statistic = row.statistic === 'events_per_parameter' ? 'events' : row.statistic;
  const ofRows = kind === 'event_table' && (row.variable !== undefined || statistic !== 'n');
  const ofSteps = kind === 'patient_flow' && statistic !== 'n' && statistic !== 'included';
  if (!COUNTED.has(statistic) || ofRows || ofSteps || kind === 'scorecard' || kind === 'audit')
    return undefined;
  const values = new Map<string, Set<string | null>>();
  const require = (variable: string, holds: (value: string | null) => boolean) => {
    const { name, values: all } = valuesOf(variable, analysis);
    values.set(name, new Set([...(values.get(name) ?? all)].filter(holds)));
  };
  const conditions: string[] = [];
  for (const part of population?.include.split('&&') ?? []) {
    const [, variable, ...levels] = CONDITION.exec(part) ?? [];
    const level = levels.find((found) => found !== undefined);
    if (variable === undefined) conditions.push(part.trim());
    else require(variable, (value) => value === level);
  }
  const { group, variable, level } = row;
  if (group !== undefined)
    require(group.variable, (value) => (value === group.level) !== (group.without === true));
  if (variable !== undefined)
    require(variable, (value) => {
      if (statistic === 'missing') return value === null;
      return level === undefined ? value !== null : value === level;
    });
  for (const other of otherVariables({ id: '', ...row }, analysis))
    require(other, (value) => value !== null);
  const union = unions.find(({ whole }) => whole === row.endpoint);
  const endpoint = union?.part ?? row.endpoint ?? '';
  const others = union === undefined ? [] : (competing.get(endpoint) ?? []);
  const ofAll = [endpoint, ...others.map((cause) => `${endpoint} ${cause}`)];
  const isUntil = statistic === 'at_risk' && (row.at ?? 0) > 0;
  return {
    values,
    conditions: conditions.sort(),
    events:
      statistic !== 'events' ? [] : row.cause === undefined ? ofAll : [`${endpoint} ${row.cause}`],
    until: isUntil ? { endpoint, months: row.at ?? 0 } : null,
  };
}
