import type { Problem } from '../problems/problem.ts';
import type { Codebook, Field } from './codebook.ts';
import { headingProblems } from './heading-problems.ts';
import type { MappedColumn, Site, SiteTable } from './site.ts';
import type { Study } from './study.ts';

/** Checks a site's mapping against the codebook: entities, fields, canonical values, required fields. */
export function checkSite(site: Site, study: Study, codebook: Codebook): Problem[] {
  const file = `sites/${site.site}.yaml`;
  const problems: Problem[] = [];
  if (!study.sites.includes(site.site)) {
    problems.push({
      file,
      path: 'site',
      message: `study.yaml does not list the site "${site.site}"`,
      expected: `one of ${study.sites.join(', ')}`,
      action: 'list it there, or take the mapping out of the folder if the site has left the study',
    });
  }
  const reading = (path: string, dates: MappedColumn['dates']) => {
    if (dates?.includes('dd/MM/yyyy') && dates.includes('MM/dd/yyyy'))
      problems.push({
        file,
        path,
        message: 'two date formats read one date differently: 03/04/2020',
        expected: 'dd/MM/yyyy or MM/dd/yyyy',
        action: 'ask the site which it is; give a column of another format its own `dates`',
      });
  };
  reading('dates', site.dates);
  site.tables.forEach((table, index) => {
    const path = `tables[${index}] (${[table.file].flat().join(', ')})`;
    reading(`${path}.dates`, table.dates);
    const entity = codebook.entities[table.entity];
    if (entity === undefined) {
      problems.push({
        file,
        path,
        message: `unknown entity "${table.entity}"`,
        expected: `one of ${Object.keys(codebook.entities).join(', ')}`,
      });
      return;
    }
    problems.push(...checkFormat(site, table).map((problem) => ({ file, path, ...problem })));
    const filled = new Set<string>();
    const check = (name: string, value: unknown, where: string): Field | undefined => {
      const field = entity.fields[name];
      if (field === undefined) {
        problems.push({
          file,
          path: where,
          message: `unknown field "${name}"`,
          expected: `one of ${Object.keys(entity.fields).join(', ')}`,
        });
        return undefined;
      }
      filled.add(name);
      if (value !== undefined && !allowed(field, value)) {
        const isLevel = field.levels?.some((level) => level.value === String(value)) ?? false;
        problems.push({
          file,
          path: where,
          message: isLevel
            ? `${String(value)} is read as a ${typeof value}, while the levels of ${table.entity}.${name} are texts`
            : `"${String(value)}" is no value of ${table.entity}.${name}`,
          expected: field.levels?.map((level) => level.value).join(', ') ?? field.type,
          ...(isLevel ? { action: `put it in quotes: "${String(value)}"` } : {}),
        });
      }
      return field;
    };
    if (table.row_id !== undefined) check(table.row_id, undefined, `${path}.row_id`);
    for (const [name, value] of Object.entries(table.constants))
      check(name, value, `${path}.constants`);
    for (const [header, mapping] of Object.entries(table.columns)) {
      if ('ignore' in mapping) continue;
      for (const column of Array.isArray(mapping) ? mapping : [mapping]) {
        const where = `${path}.columns["${header}"]`;
        const field = check(column.to, undefined, where);
        reading(`${where}.dates`, column.dates);
        for (const value of Object.values(column.values ?? {})) check(column.to, value, where);
        if (field !== undefined)
          problems.push(
            ...checkColumn(column, field).map((message) => ({ file, path: where, message })),
          );
      }
    }
    problems.push(...headingProblems(site, table, entity, path, file));
    const gate = table.only_if?.field;
    if (gate !== undefined) {
      const mapped = filled.has(gate);
      check(gate, undefined, `${path}.only_if.field`);
      if (gate in entity.fields && !mapped)
        problems.push({
          file,
          path: `${path}.only_if.field`,
          message: `nothing in this table fills "${gate}"`,
          expected: `one of ${[...filled].filter((name) => name !== gate).join(', ')}`,
        });
    }
    for (const [name, field] of Object.entries(entity.fields)) {
      if (field.required && !filled.has(name)) {
        problems.push({
          file,
          path,
          message: `nothing fills the required field "${name}"`,
          action: 'map a column to it or give a constant',
        });
      }
    }
  });
  return problems;
}

function checkFormat(site: Site, table: SiteTable): Pick<Problem, 'message' | 'action'>[] {
  const format = table.format ?? site.format ?? 'table';
  if (format !== 'table' && table.rows === undefined)
    return [
      {
        message: 'nothing tells which parts of the document are rows',
        action: format === 'xml' ? 'give `rows` as an XPath' : 'give `rows`, e.g. Patient',
      },
    ];
  if (format === 'table' && table.rows !== undefined)
    return [
      {
        message: '`rows` is of documents alone',
        action: 'declare `format: xml` or `format: fhir`, or leave it out',
      },
    ];
  return [];
}

function checkColumn(column: MappedColumn, field: Field): string[] {
  const problems: string[] = [];
  if (column.unit !== undefined && field.unit === undefined)
    problems.push(`the codebook gives "${column.to}" no unit to convert to`);
  if (column.dates !== undefined && field.type !== 'date')
    problems.push(`"${column.to}" is no date`);
  if (column.precision !== undefined && (field.type !== 'date' || field.impute === undefined))
    problems.push(`"${column.to}" is no date that the codebook completes with an \`impute\` rule`);
  return problems;
}

function allowed(field: Field, value: unknown): boolean {
  if (value === null) return true;
  if (field.type === 'category')
    return field.levels?.some((level) => level.value === value) ?? false;
  if (field.type === 'boolean') return typeof value === 'boolean';
  if (field.type === 'number' || field.type === 'integer') return typeof value === 'number';
  return typeof value === 'string';
}
