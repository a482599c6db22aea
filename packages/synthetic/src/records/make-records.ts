import type { FieldValue } from '@cohort-report/schema';
import { DRAWS, type Person } from '../cohort/complete-cohort.ts';
import { expressionValue } from '../cohort/expression-value.ts';
import type { RecordPlan, RowPlan } from '../plan/record-plan.ts';
import { randomStream } from '../random/random-stream.ts';

/** One raw record in canonical values, at the site that holds it. */
export interface RawRecord {
  /** Names the record in every freeze. */
  id: string;
  person: string;
  fitted: boolean;
  /** True where the site repeats what another site delivers. */
  copy: boolean;
  entity: string;
  site: string;
  values: Record<string, FieldValue>;
  /** Dates that the site knows by month or year only. */
  precision?: Record<string, 'month' | 'year'>;
}

/** The raw records that tell of a patient, in the order of the plan. Throws an Error naming the row that can't be made. */
export function makeRecords(person: Person, plan: RecordPlan, seed: number): RawRecord[] {
  return plan.rows.flatMap((row, index) => {
    try {
      return rowsOf(person, row, index, seed);
    } catch (error) {
      throw new Error(`rows[${index}] (${row.entity}): ${(error as Error).message}`, {
        cause: error,
      });
    }
  });
}

function rowsOf(person: Person, row: RowPlan, index: number, seed: number): RawRecord[] {
  const known = { ...person.values, person: person.id, fitted: person.fitted };
  const count = row.repeat === undefined ? 1 : Number(expressionValue(row.repeat, known));
  return Array.from({ length: count }, (_, i) => i).flatMap((i): RawRecord[] => {
    const u = Array.from(
      { length: DRAWS },
      randomStream(seed, 'row', row.entity, index, person.id, i),
    );
    const scope: Record<string, unknown> = { ...known, i, u };
    for (const [name, expr] of Object.entries(row.with)) scope[name] = expressionValue(expr, scope);
    if (row.when !== undefined && expressionValue(row.when, scope) !== true) return [];
    const site = expressionValue(row.at, scope);
    if (site === null) return [];
    const values = Object.fromEntries(
      Object.entries(row.fields).map(([field, expr]) => [field, expressionValue(expr, scope)]),
    );
    return [
      {
        id: `${person.id}/${row.entity}/${index}/${i}`,
        person: person.id,
        fitted: person.fitted,
        copy: row.copy,
        entity: row.entity,
        site: String(site),
        values: { patient_id: person.id, ...values },
      },
    ];
  });
}
