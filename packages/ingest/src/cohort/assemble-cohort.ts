import type {
  Cohort,
  CohortEndpoint,
  Field,
  FieldValue,
  Finding,
  StudyBundle,
} from '@cohort-report/schema';
import { compileExpression } from '@cohort-report/schema';
import type { AssessedPerson } from './assess-persons.ts';
import { checkVariable } from './check-variable.ts';
import { personFinding } from './person-finding.ts';

type Columns = Pick<
  Cohort,
  'patients' | 'site' | 'variables' | 'columns' | 'absent' | 'endpoints' | 'entities'
>;

/** The included persons as columns, one entry a patient, and what is wrong with derived values. */
export function assembleCohort(
  bundle: StudyBundle,
  included: readonly AssessedPerson[],
): { columns: Columns; findings: Finding[] } {
  const { study, codebook } = bundle;
  const findings: Finding[] = [];
  const absent: Cohort['absent'] = {};
  const miss = (name: string, index: number, reason: string) => {
    absent[name] ??= {};
    absent[name][index] = reason;
  };
  const variables = Object.entries(codebook.variables).map(([name, variable]) => ({
    name,
    ...variable,
  }));
  const columns: Record<string, FieldValue[]> = {};
  for (const variable of variables) {
    columns[variable.name] = included.map(({ person, derived }, index) => {
      const checked = checkVariable(variable, derived.scope[variable.name]);
      const about = (severity: Finding['severity'], rule: string, found: string) =>
        findings.push(
          personFinding(person, study.patient.entity, {
            severity,
            rule,
            field: variable.name,
            message: `the derived "${variable.label}" does not fit the codebook`,
            expected:
              variable.levels?.map((level) => level.value).join(', ') ??
              `${variable.type}${variable.range === undefined ? '' : ` from ${variable.range[0] ?? 'any'} to ${variable.range[1] ?? 'any'}`}`,
            found,
            action: 'correct the derivation or the codebook, or ask the site for the raw values',
          }),
        );
      if ('doubt' in checked) about('warning', 'derived-out-of-range', checked.doubt);
      if ('unusable' in checked) {
        if (checked.kind === 'type') about('blocking', 'derived-type', checked.unusable);
        else about('warning', 'derived-level', checked.unusable);
        miss(variable.name, index, checked.reason);
      } else if (checked.value === null) {
        miss(variable.name, index, derived.absent.get(variable.name) ?? 'missing');
      }
      return checked.value;
    });
  }
  const endpoints = study.endpoints.map((endpoint, position): CohortEndpoint => {
    const times = included.map((person) => person.times[position]);
    times.forEach((time, index) => {
      if (time !== undefined && 'absent' in time) miss(endpoint.id, index, time.absent);
    });
    const { id, label, short, definition, basis, competing } = endpoint;
    return {
      id,
      label,
      short,
      definition,
      basis,
      days: times.map((time) => (time !== undefined && 'days' in time ? time.days : null)),
      event: times.map((time) => (time !== undefined && 'days' in time ? time.event : null)),
      ...(competing === undefined
        ? {}
        : {
            competing: {
              causes: competing.map((event) => ({ id: event.id, label: event.label })),
              cause: times.map((time) =>
                time !== undefined && 'days' in time ? (time.competing ?? null) : null,
              ),
            },
          }),
    };
  });
  return {
    columns: {
      patients: included.map(({ person }) => person.pseudonym),
      site: included.map(({ person }) => person.sites[0] as string),
      variables,
      columns,
      absent,
      endpoints,
      entities: Object.fromEntries(
        study.cohort_entities.map(({ entity, rows }) => [
          entity,
          publicRows(bundle, entity, rows, included),
        ]),
      ),
    },
    findings,
  };
}

/** Rows of one entity that count by the study's declaration, without identifiers and identifying fields. */
function publicRows(
  { codebook }: StudyBundle,
  name: string,
  rows: string,
  included: readonly AssessedPerson[],
): Cohort['entities'][string] {
  const counted = compileExpression(rows);
  const fields: [string, Field][] = Object.entries(codebook.entities[name]?.fields ?? {});
  const kept = fields.filter(([, field]) => !field.identifying && field.type !== 'id');
  return included.flatMap(({ derived }, patient) => {
    const list = counted.evaluate(derived.scope);
    const found = 'value' in list && Array.isArray(list.value) ? list.value : [];
    return found.map((row: Record<string, FieldValue>) => ({
      patient,
      values: Object.fromEntries(kept.map(([field]) => [field, row[field] ?? null])),
    }));
  });
}
