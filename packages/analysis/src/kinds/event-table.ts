import {
  type CohortVariable,
  compileExpression,
  type FieldValue,
  type Level,
  type ResultRow,
} from '@cohort-report/schema';
import { holds } from '../population/holds.ts';
import { countText } from '../rows/count-text.ts';
import { type RowBase, resultRow } from '../rows/result-row.ts';
import type { Kind } from './kind.ts';

type CountedField = CohortVariable & { levels: Level[] };
interface Event {
  patient: number;
  values: Record<string, FieldValue>;
}

/**
 * Counts the rows of an entity and the patients who have one: per level of the first field, and of the second within the first.
 * Levels of the first without a row count 0; of the second they are left out. Shares refer to all patients of the population.
 */
export const eventTable: Kind<'event_table'> = ({ analysis, bundle, cohort, population }) => {
  const fields = analysis.by.map((name): CountedField => {
    const field = bundle.codebook.entities[analysis.entity]?.fields[name];
    if (field === undefined) throw new Error(`${analysis.entity} has no field "${name}"`);
    return { name, label: field.label, type: 'category', levels: field.levels ?? [] };
  });
  const { events, undetermined } = countedEvents(
    cohort.entities[analysis.entity] ?? [],
    analysis.where,
    population,
  );
  const [first, second] = fields as [CountedField, CountedField | undefined];
  const base: RowBase = { analysis: analysis.id, n: population.n };
  const rows: ResultRow[] = [
    resultRow(base, 'n', population.n),
    resultRow(base, 'rows', events.length),
    resultRow(base, 'patients', distinctPatients(events)),
    resultRow({ ...base, variable: first.name }, 'missing', withLevel(events, first, null).length),
  ];
  for (const level of levelsOf(first, events)) {
    const within = withLevel(events, first, level);
    rows.push(...countRows({ ...base, variable: first.name, level }, within, population.n));
    if (second === undefined) continue;
    const group = { variable: first.name, level };
    for (const inner of levelsOf(second, within)) {
      const counted = withLevel(within, second, inner);
      if (counted.length === 0) continue;
      const row = { ...base, group, variable: second.name, level: inner };
      rows.push(...countRows(row, counted, population.n));
    }
  }
  const warnings =
    undetermined === 0
      ? []
      : [`${countText(undetermined, 'row')} left out, as a value that decides is missing`];
  return { rows, curves: [], variables: fields, warnings };
};

function countedEvents(
  all: readonly Event[],
  where: string | undefined,
  population: Parameters<typeof eventTable>[0]['population'],
): { events: Event[]; undetermined: number } {
  const scopeOf = new Map<number, Record<string, FieldValue>>();
  const patients = population.table.array('patient') as ArrayLike<number>;
  population.scopes.forEach((scope, row) => {
    scopeOf.set(patients[row] as number, scope);
  });
  const ofPopulation = all.filter((event) => scopeOf.has(event.patient));
  if (where === undefined) return { events: ofPopulation, undetermined: 0 };
  const condition = compileExpression(where);
  let undetermined = 0;
  const events = ofPopulation.filter((event) => {
    const counted = holds(condition, { ...scopeOf.get(event.patient), ...event.values });
    if (counted === undefined) undetermined += 1;
    return counted === true;
  });
  return { events, undetermined };
}

function levelsOf(field: CountedField, events: readonly Event[]): string[] {
  if (field.levels.length > 0) return field.levels.map(({ value }) => value);
  const found = events.map((event) => event.values[field.name] ?? null);
  return [...new Set(found.filter((value) => value !== null).map(String))].sort();
}

function withLevel(
  events: readonly Event[],
  field: CountedField,
  level: string | null,
): readonly Event[] {
  return events.filter((event) => {
    const value = event.values[field.name] ?? null;
    return level === null ? value === null : value !== null && String(value) === level;
  });
}

function distinctPatients(events: readonly Event[]): number {
  return new Set(events.map((event) => event.patient)).size;
}

function countRows(row: RowBase, events: readonly Event[], patients: number): ResultRow[] {
  const count = distinctPatients(events);
  return [
    resultRow(row, 'n', events.length),
    resultRow(row, 'patients', count),
    resultRow(
      row,
      'percent',
      patients === 0 ? { reason: 'there is no patient in this population' } : count / patients,
    ),
  ];
}
