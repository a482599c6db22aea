import type {
  Cohort,
  DataNotes,
  Finding,
  RecordRow,
  RowAccount,
  StudyBundle,
  ValueMapping,
} from '@cohort-report/schema';
import { escape as byFunction, desc, from, not, op, table } from 'arquero';
import type { AssessedPerson } from './assess-persons.ts';
import { completeness } from './completeness.ts';
import { conflicts } from './conflicts.ts';
import { mergedDates } from './merged-dates.ts';
import { rawValues } from './raw-values.ts';
import { sharedPatients } from './shared-patients.ts';
import { whomItApplies } from './whom-it-applies.ts';

const SEVERITIES = ['blocking', 'warning', 'info'];

/** What a report says about its data: counts, raw codes, and pseudonyms where the study withholds nothing. */
export function dataNotes(
  bundle: StudyBundle,
  cohort: Pick<Cohort, 'flow' | 'variables' | 'endpoints' | 'absent' | 'site' | 'columns'>,
  data: {
    accounts: RowAccount[];
    used: Readonly<Record<string, readonly RecordRow[]>>;
    mappings: readonly ValueMapping[];
    assessed: readonly AssessedPerson[];
    findings: readonly Finding[];
    queries: NonNullable<DataNotes['queries']>;
  },
): DataNotes {
  const { study, sites, codebook } = bundle;
  const applies = whomItApplies(codebook, cohort);
  return {
    flow: cohort.flow,
    accounts: data.accounts,
    sites: study.sites.flatMap((id) =>
      sites
        .filter((site) => site.site === id)
        .map(({ site, label, kind, assumptions }) => ({ site, label, kind, assumptions })),
    ),
    findings: countFindings(study.sites, data.findings),
    coverage: coverage(study.sites, data.mappings),
    missing: [
      ...cohort.variables.map(({ name, label }) => ({ name, label })),
      ...cohort.endpoints.map(({ id, label }) => ({ name: id, label })),
    ]
      .map(({ name, label }) => ({
        variable: name,
        label,
        ...countReasons(cohort.absent[name], applies(name)),
      }))
      .filter(({ missing }) => missing > 0),
    imputedDates: imputedDates(bundle, data.used),
    queries: data.queries,
    completeness: completeness(study.sites, cohort, applies),
    values: rawValues(bundle, data.mappings),
    shared: sharedPatients(bundle, data.assessed),
    conflicts: conflicts(bundle, data.assessed),
    merged: mergedDates(bundle, data.assessed),
  };
}

function countFindings(
  order: readonly string[],
  findings: readonly Finding[],
): DataNotes['findings'] {
  if (findings.length === 0) return [];
  const columns = ['severity', 'rule', 'site', 'message'] as const;
  return from(
    findings.map(({ severity, rule, site, message }) => ({ severity, rule, site, message })),
  )
    .groupby(...columns)
    .rollup({ rows: op.count() })
    .derive({
      rank: byFunction((row: { severity: string }) => SEVERITIES.indexOf(row.severity)),
      place: byFunction((row: { site: string }) => order.indexOf(row.site)),
    })
    .orderby('rank', 'place', 'rule', 'message')
    .select(not('rank', 'place'))
    .objects() as DataNotes['findings'];
}

function coverage(
  order: readonly string[],
  mappings: readonly ValueMapping[],
): DataNotes['coverage'] {
  const counted = table({
    site: mappings.map(({ site }) => site),
    values: mappings.map(({ rows }) => rows),
    mapped: mappings.map(({ rows, mapped }) => (mapped ? rows : 0)),
    unmapped: mappings.map(({ rows, mapped }) => (mapped ? 0 : rows)),
  })
    .groupby('site')
    .rollup({ values: op.sum('values'), mapped: op.sum('mapped'), unmapped: op.sum('unmapped') })
    .objects() as DataNotes['coverage'];
  return order.flatMap((site) => counted.filter((row) => row.site === site));
}

function countReasons(
  absent: Readonly<Record<number, string>> | undefined,
  applies: readonly boolean[],
): Pick<DataNotes['missing'][number], 'missing' | 'reasons'> {
  const all = Object.entries(absent ?? {}).flatMap(([patient, reason]) =>
    applies[Number(patient)] ? [reason] : [],
  );
  if (all.length === 0) return { missing: 0, reasons: [] };
  const reasons = table({ reason: all })
    .groupby('reason')
    .rollup({ patients: op.count() })
    .orderby(desc('patients'), 'reason')
    .objects() as { reason: string; patients: number }[];
  return { missing: all.length, reasons };
}

function imputedDates(
  { study, codebook }: StudyBundle,
  used: Readonly<Record<string, readonly RecordRow[]>>,
): DataNotes['imputedDates'] {
  const found = Object.entries(used).flatMap(([entity, rows]) =>
    rows.flatMap((row) =>
      Object.entries(row.precision ?? {}).map(([name, precision]) => ({
        site: row.site,
        field: `${codebook.entities[entity]?.label}: ${codebook.entities[entity]?.fields[name]?.label}`,
        precision,
      })),
    ),
  );
  if (found.length === 0) return [];
  const counted = from(found)
    .groupby('site', 'field', 'precision')
    .rollup({ rows: op.count() })
    .orderby('field', 'precision')
    .objects() as DataNotes['imputedDates'];
  return study.sites.flatMap((site) => counted.filter((row) => row.site === site));
}
