import {
  compileExpression,
  endpointExpressions,
  type RecordRow,
  type Records,
  type StudyBundle,
} from '@cohort-report/schema';
import { assessPersons } from '../cohort/assess-persons.ts';
import { deriver } from '../cohort/derive.ts';
import { endpointTimer } from '../cohort/endpoint-time.ts';
import { gatherPersons } from '../persons/gather-persons.ts';
import type { PersonRow } from '../persons/person-row.ts';
import { studyPseudonyms } from '../persons/study-pseudonyms.ts';
import { accountBook } from '../rows/account-book.ts';
import { decidingFields } from './deciding-fields.ts';
import { masker } from './masker.ts';
import { rawCellFinder } from './raw-cells.ts';
import type { Trace, TraceCell, TraceStep } from './trace.ts';

/**
 * The chain from a patient's value back to the raw cells: declared expressions, fields of records, cells with their raw
 * text (identifying ones masked). `variable` is a derivation or an endpoint. Throws an Error naming what there is if
 * patient or variable is unknown.
 */
export async function traceValue(input: {
  bundle: StudyBundle;
  records: Records;
  files: ReadonlyMap<string, Uint8Array>;
  patient: string;
  variable: string;
  key?: string;
}): Promise<Trace> {
  const { bundle, records, files, variable } = input;
  const { study, codebook } = bundle;
  const pseudonyms = studyPseudonyms(study, input.key);
  const { persons } = gatherPersons(bundle, records, accountBook(records.accounts), pseudonyms);
  const person = persons.find(({ pseudonym }) => pseudonym === input.patient);
  if (person === undefined)
    throw new Error(
      `no patient "${input.patient}" in this freeze; pseudonyms stand in cohort.json`,
    );
  const cutoff = study.freezes.find(({ id }) => id === records.freeze)?.cutoff ?? null;
  const entities = Object.keys(codebook.entities);
  const derive = deriver(study, entities, cutoff);
  const endpoint = study.endpoints.find(({ id }) => id === variable);
  const timer = endpoint === undefined ? undefined : endpointTimer(endpoint);
  const own = study.derivations.find(({ name }) => name === variable);
  if (own === undefined && endpoint === undefined)
    throw new Error(`no variable "${variable}"; there are: ${known(bundle).join(', ')}`);

  const compute = (rows: ReadonlyMap<string, readonly PersonRow[]>): unknown => {
    const derived = derive(rows);
    return timer === undefined ? derived.scope[variable] : timer(derived);
  };
  const hide = masker(bundle, person.rows);
  const derived = derive(person.rows);
  const roots = own === undefined ? expressionsOf(bundle, variable) : [own.expr];
  const reached = reachable(bundle, roots);
  const steps: TraceStep[] = study.derivations
    .filter(({ name }) => name === variable || reached.has(name))
    .reverse()
    .map(({ name, expr }) => step(name, expr, hide(derived.scope[name]), derived.absent.get(name)));
  if (endpoint !== undefined)
    steps.unshift(...roots.map((expr) => ({ name: variable, expression: expr, value: undefined })));

  const texts = [...roots, ...steps.map(({ expression }) => expression)].join('\n');
  const fields = decidingFields(
    person.rows,
    new Set(entities.filter((name) => reached.has(name))),
    (field) => new RegExp(`\\.${field}\\b`).test(texts),
    (rows) => JSON.stringify(compute(rows) ?? null),
  );
  const find = rawCellFinder(bundle, files);
  const cells: TraceCell[] = [];
  for (const { entity, row, field, decides } of fields) {
    const declared = codebook.entities[entity]?.fields[field];
    const masked = declared?.identifying === true;
    const record = rowOf(row.record, field);
    const raw = (await find(entity, field, record)).filter(({ raw }) => raw !== '');
    const place = {
      entity,
      field,
      decides,
      file: record.file,
      ...(record.sheet === undefined ? {} : { sheet: record.sheet }),
      row: record.row,
      value: masked ? '•••' : (row.values[field] ?? null),
    };
    if (raw.length === 0)
      cells.push({ ...place, column: '', raw: '', rules: ['taken from another row or site'] });
    for (const each of raw) cells.push({ ...place, ...each, raw: masked ? '•••' : each.raw });
  }
  const [assessed] = assessPersons(bundle, [person], cutoff).assessed;
  const value = compute(person.rows);
  const absent = derived.absent.get(variable);
  return {
    patient: person.pseudonym,
    site: person.sites[0] as string,
    included: assessed?.exclusion === undefined,
    variable,
    label: codebook.variables[variable]?.label ?? endpoint?.label ?? variable,
    value: hide(value),
    ...(absent === undefined ? {} : { absent }),
    steps,
    cells,
  };
}

/** The row that a field of a record was read from. */
function rowOf(record: RecordRow, field: string): RecordRow {
  const from = record.taken?.[field];
  if (from === undefined) return record;
  const { sheet: _, ...rest } = record;
  return { ...rest, ...from };
}

function step(name: string, expression: string, value: unknown, absent?: string): TraceStep {
  return { name, expression, value, ...(absent === undefined ? {} : { absent }) };
}

function known({ study }: StudyBundle): string[] {
  return [...study.derivations.map(({ name }) => name), ...study.endpoints.map(({ id }) => id)];
}

function expressionsOf({ study }: StudyBundle, id: string): string[] {
  const endpoint = study.endpoints.find((each) => each.id === id);
  return endpoint === undefined ? [] : endpointExpressions(endpoint);
}

/** All names that expressions read, through the derivations. */
function reachable({ study }: StudyBundle, expressions: readonly string[]): Set<string> {
  const derivations = new Map(study.derivations.map(({ name, expr }) => [name, expr]));
  const names = new Set<string>();
  const visit = (expression: string): void => {
    for (const name of compileExpression(expression).names) {
      if (names.has(name)) continue;
      names.add(name);
      const inner = derivations.get(name);
      if (inner !== undefined) visit(inner);
    }
  };
  expressions.forEach(visit);
  return names;
}
