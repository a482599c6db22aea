import type { Problem, SiteTable } from '@cohort-report/schema';
import { compileExpression } from '@cohort-report/schema';
import { readBase } from '../cohort/read-base.ts';
import type { GeneratorPlan } from './generator-plan.ts';

/** Problems of the generator's declarations among themselves: expressions, the names they read, entities, fields, freezes. */
export function checkPlan(plan: GeneratorPlan): Problem[] {
  return [...checkCohort(plan), ...checkRecords(plan), ...checkFreezes(plan), ...checkSites(plan)];
}

const OF_A_PATIENT = ['fitted', 'pseudonym', 'u'];

function checkCohort({ cohort, base }: GeneratorPlan): Problem[] {
  const file = 'synthetic/cohort.yaml';
  const known = new Set([...Object.keys(readBase(base)[0] ?? {}), ...OF_A_PATIENT]);
  return cohort.variables.flatMap(({ name, expr, among, allot }, index) => {
    const texts = [expr, among, ...(allot ?? []).map(({ weight }) => weight)];
    const problems = texts.flatMap((text) =>
      unreadable(text, known, file, `variables[${index}] (${name})`),
    );
    known.add(name);
    return problems;
  });
}

function checkRecords({ records, cohort, base, bundle }: GeneratorPlan): Problem[] {
  const file = 'synthetic/records.yaml';
  const ofCohort = [
    ...Object.keys(readBase(base)[0] ?? {}),
    ...OF_A_PATIENT,
    ...cohort.variables.map(({ name }) => name),
  ];
  return records.rows.flatMap((row, index) => {
    const path = `rows[${index}] (${row.entity})`;
    const known = new Set([...ofCohort, 'i']);
    const problems = unreadable(row.repeat, known, file, path);
    for (const [name, text] of Object.entries(row.with)) {
      problems.push(...unreadable(text, known, file, path));
      known.add(name);
    }
    const texts = [row.at, row.when, ...Object.values(row.fields)];
    problems.push(...texts.flatMap((text) => unreadable(text, known, file, path)));
    for (const field of Object.keys(row.fields))
      problems.push(...unknownField(bundle, row.entity, field, file, path));
    return problems;
  });
}

function checkFreezes({ freezes, bundle }: GeneratorPlan): Problem[] {
  const file = 'synthetic/freezes.yaml';
  const ids = bundle.study.freezes.map(({ id }) => id);
  const field = (entity: string, name: string, path: string) =>
    unknownField(bundle, entity, name, file, path);
  return [
    ...Object.entries(freezes.dated_by).flatMap(([entity, name]) =>
      field(entity, name, `dated_by.${entity}`),
    ),
    ...[...freezes.ends, ...freezes.last_known].flatMap(({ entity, field: name }) =>
      field(entity, name, entity),
    ),
    ...Object.keys(freezes.freezes)
      .filter((id) => !ids.includes(id))
      .map((id) => ({
        file,
        path: `freezes.${id}`,
        message: `study.yaml has no freeze "${id}"`,
        expected: `one of ${ids.join(', ')}`,
      })),
    ...Object.entries(freezes.freezes).flatMap(([id, { corrections }]) =>
      corrections.flatMap((correction, index) => {
        const path = `freezes.${id}.corrections[${index}]`;
        const { entity } = correction;
        const fields = Object.keys(bundle.codebook.entities[entity]?.fields ?? {});
        const known = new Set([...fields, 'fitted']);
        return [
          ...field(entity, correction.field, path),
          ...unreadable(correction.among, known, file, path),
          ...unreadable(correction.was, known, file, path),
        ];
      }),
    ),
  ];
}

function checkSites({ sites, bundle }: GeneratorPlan): Problem[] {
  return sites.flatMap((plan, index) => {
    const id = bundle.study.sites[index] ?? '';
    const file = `synthetic/sites/${id}.yaml`;
    const tables = bundle.sites.find(({ site }) => site === id)?.tables ?? [];
    const wrongSite =
      plan.site === id ? [] : [{ file, path: 'site', message: `expected the site "${id}"` }];
    const partial = plan.partial_dates.flatMap(({ entity, field }) =>
      unknownField(bundle, entity, field, file, 'partial_dates'),
    );
    const nowhere = plan.blemishes
      .filter(
        (blemish) =>
          !tables.some(({ file: name, sheet }) => name === blemish.file && sheet === blemish.sheet),
      )
      .map((blemish) => ({
        file,
        path: 'blemishes',
        message: `the site has no file ${[blemish.file, blemish.sheet].filter(Boolean).join(', sheet ')}`,
      }));
    return [...wrongSite, ...partial, ...nowhere, ...manyFiles(id, tables)];
  });
}

/** Which rows stand in which of several files nothing declares, so that the generator could only put them all into one. */
function manyFiles(site: string, tables: readonly SiteTable[]): Problem[] {
  return tables.flatMap(({ file: declared }, index) => {
    const names = [declared].flat();
    if (names.length === 1 && !names[0]?.includes('*')) return [];
    return [
      {
        file: `sites/${site}.yaml`,
        path: `tables[${index}].file`,
        message: 'the generator writes one file a table, and this one names several',
        expected: 'the name of one file, without *',
        found: names.join(', '),
        action: 'name one file, or leave the site out of the synthetic study',
      },
    ];
  });
}

function unreadable(
  text: string | undefined,
  known: ReadonlySet<string>,
  file: string,
  path: string,
): Problem[] {
  if (text === undefined) return [];
  try {
    return compileExpression(text)
      .names.filter((name) => !known.has(name))
      .map((name) => ({
        file,
        path,
        message: `unknown name "${name}" in the expression`,
        found: text,
        action: 'correct it, or declare the variable above the one that reads it',
      }));
  } catch (error) {
    return [
      {
        file,
        path,
        message: `the expression can't be read: ${(error as Error).message}`,
        found: text,
      },
    ];
  }
}

function unknownField(
  { codebook }: GeneratorPlan['bundle'],
  entity: string,
  field: string,
  file: string,
  path: string,
): Problem[] {
  const fields = codebook.entities[entity]?.fields;
  if (fields !== undefined && field in fields) return [];
  return [
    fields === undefined
      ? {
          file,
          path,
          message: `unknown entity "${entity}"`,
          expected: `one of ${Object.keys(codebook.entities).join(', ')}`,
        }
      : {
          file,
          path,
          message: `unknown field "${field}" of "${entity}"`,
          expected: `one of ${Object.keys(fields).join(', ')}`,
        },
  ];
}
