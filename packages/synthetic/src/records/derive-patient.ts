import type { FieldValue, StudyBundle } from '@cohort-report/schema';
import { compileExpression } from '@cohort-report/schema';
import type { RawRecord } from './make-records.ts';
import { patientScope } from './patient-scope.ts';

/** What the study's declarations make of one patient's records. */
export interface DerivedPatient {
  /** Variables of the codebook and the endpoints (`<id>_days`, `<id>_event`); null where missing. */
  values: Record<string, FieldValue>;
  /** Id of the first criterion that excludes the patient; null for patients of the cohort. */
  excludedBy: string | null;
}

const compiled = new Map<string, ReturnType<typeof compileExpression>>();

/** Derives a patient's variables, endpoints and eligibility as study.yaml declares them. */
export function derivePatient(records: readonly RawRecord[], bundle: StudyBundle): DerivedPatient {
  const { study } = bundle;
  const scope: Record<string, unknown> = patientScope(records, bundle);
  scope.cutoff = study.freezes.at(-1)?.cutoff ?? null;
  const values: Record<string, FieldValue> = {};
  const known = (expr: string): FieldValue => {
    const expression = compiled.get(expr) ?? compileExpression(expr);
    compiled.set(expr, expression);
    const result = expression.evaluate(scope);
    return 'value' in result ? (result.value as FieldValue) : null;
  };
  for (const { name, expr, working } of study.derivations) {
    const value = known(expr);
    scope[name] = value;
    if (!working) values[name] = value;
  }
  for (const endpoint of study.endpoints) {
    if (!('origin' in endpoint)) continue;
    const event = earliest(endpoint.events.map(({ date }) => known(date)));
    const competing = earliest((endpoint.competing ?? []).map(({ date }) => known(date)));
    const end = earliest([event, competing]);
    scope.endpoint_end = end ?? known(endpoint.censor);
    scope.endpoint_origin = known(endpoint.origin);
    values[`${endpoint.id}_days`] = known('days(endpoint_origin, endpoint_end)');
    values[`${endpoint.id}_event`] = event !== null && event === end;
  }
  const failed = study.eligibility.find(({ include }) => known(include) !== true);
  return { values, excludedBy: failed?.id ?? null };
}

function earliest(dates: readonly FieldValue[]): FieldValue {
  return dates.filter((date) => date !== null).sort()[0] ?? null;
}
