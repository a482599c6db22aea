import type { FieldValue } from '@cohort-report/schema';
import { expressionValue } from '../cohort/expression-value.ts';
import type { EarlierFreeze, FreezePlan } from '../plan/freeze-plan.ts';
import { randomStream } from '../random/random-stream.ts';
import type { RawRecord } from '../records/make-records.ts';

/**
 * What was known at an earlier freeze: rows dated up to its cutoff (less the site's lag) of the patients entered by then,
 * without the rows still missing and with the values that were corrected later.
 */
export function recordsAtFreeze(
  records: readonly RawRecord[],
  plan: FreezePlan,
  id: string,
  cutoff: string,
  seed: number,
): RawRecord[] {
  const freeze = plan.freezes[id];
  if (freeze === undefined) return [...records];
  const entered = enteredPatients(records, plan, freeze, cutoff, seed);
  const dated = records.filter((record) => {
    const date = dateOf(record, plan);
    const end = minusDays(cutoff, freeze.lag_days[record.site] ?? 0);
    return entered.has(record.person) && (date === null || date <= end);
  });
  const parents = new Set(
    dated.flatMap((record) =>
      plan.dated_with
        .filter(({ parent }) => parent === record.entity)
        .map(({ by }) => `${record.entity} ${record.site} ${record.person} ${record.values[by]}`),
    ),
  );
  const known = dated.filter((record) =>
    plan.dated_with.every(
      ({ entity, parent, by }) =>
        entity !== record.entity ||
        parents.has(`${parent} ${record.site} ${record.person} ${record.values[by]}`),
    ),
  );
  const present = withoutMissing(known, freeze, seed);
  return withErrors(clipped(present, plan, cutoff), freeze, seed);
}

/** A share of the patients is not entered yet, chosen so that who is entered once stays so. */
function enteredPatients(
  records: readonly RawRecord[],
  { dated_by }: FreezePlan,
  { not_entered }: EarlierFreeze,
  cutoff: string,
  seed: number,
): Set<string> {
  const people = [...new Set(records.map(({ person }) => person))];
  const known = new Set(
    records
      .filter(({ entity, values }) => String(values[dated_by[entity] ?? ''] ?? '9999') <= cutoff)
      .map(({ person }) => person),
  );
  return new Set(
    people.filter(
      (person) => known.has(person) && randomStream(seed, 'entry', person)() >= not_entered,
    ),
  );
}

function withoutMissing(
  records: readonly RawRecord[],
  { rows_missing }: EarlierFreeze,
  seed: number,
): RawRecord[] {
  const missing = new Set<RawRecord>();
  for (const [entity, count] of Object.entries(rows_missing)) {
    const candidates = records.filter((record) => record.entity === entity);
    const sizes = new Map<string, number>();
    for (const { person } of candidates) sizes.set(person, (sizes.get(person) ?? 0) + 1);
    const several = candidates.filter(({ person }) => (sizes.get(person) ?? 0) > 3);
    for (const record of ranked(several, seed, 'missing').slice(0, count)) missing.add(record);
  }
  return records.filter((record) => !missing.has(record));
}

/** Dates after the cutoff are not known; "last known" dates are those of the last dated row. */
function clipped(records: readonly RawRecord[], plan: FreezePlan, cutoff: string): RawRecord[] {
  return records.map((record) => {
    const values: Record<string, FieldValue> = { ...record.values };
    for (const { entity, field } of plan.ends) {
      if (entity === record.entity && String(values[field] ?? '') > cutoff) values[field] = null;
    }
    for (const { entity, field } of plan.last_known) {
      if (entity !== record.entity || String(values[field] ?? '') <= cutoff) continue;
      const dates = records
        .filter(({ person, site }) => person === record.person && site === record.site)
        .map((row) => String(row.values[plan.dated_by[row.entity] ?? ''] ?? ''));
      values[field] = dates.sort().at(-1) || null;
    }
    return { ...record, values };
  });
}

function withErrors(
  records: readonly RawRecord[],
  { corrections }: EarlierFreeze,
  seed: number,
): RawRecord[] {
  const result = records.map((record) => ({ ...record, values: { ...record.values } }));
  for (const { entity, field, rows, among, was } of corrections) {
    const candidates = result.filter(
      (record) => record.entity === entity && !record.copy && holds(among, record),
    );
    for (const record of ranked(candidates, seed, field).slice(0, rows))
      record.values[field] = expressionValue(was, record.values);
  }
  return result;
}

/** In an order that is the same in every freeze: what a later one lacks or has wrong, the earlier ones did too. */
function ranked(records: readonly RawRecord[], seed: number, purpose: string): RawRecord[] {
  return records
    .map((record) => ({ record, rank: randomStream(seed, purpose, record.id)() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ record }) => record);
}

function holds(expr: string, record: RawRecord): boolean {
  try {
    return expressionValue(expr, { ...record.values, fitted: record.fitted }) === true;
  } catch {
    return false;
  }
}

function dateOf(record: RawRecord, { dated_by }: FreezePlan): string | null {
  const date = record.values[dated_by[record.entity] ?? ''];
  return date == null ? null : String(date);
}

function minusDays(date: string, count: number): string {
  return new Date(Date.parse(date) - count * 86_400_000).toISOString().slice(0, 10);
}
