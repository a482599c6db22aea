import type { Codebook, FieldValue, Site, SiteTable } from '@cohort-report/schema';
import { expressionValue } from '../cohort/expression-value.ts';
import type { SitePlan } from '../plan/site-plan.ts';
import { pick } from '../random/pick.ts';
import { type RandomStream, randomStream } from '../random/random-stream.ts';
import type { RawRecord } from '../records/make-records.ts';
import { mappedFields, type PhysicalTable } from './physical-table.ts';
import type { RawCell } from './raw-cell.ts';
import type { SiteIds } from './site-ids.ts';
import { writeCell } from './write-cell.ts';

/** A row of a raw table, and whether it tells of a fitted patient. */
export interface RawRow {
  /** Names the row in every freeze. */
  id: string;
  cells: RawCell[];
  fitted: boolean;
}

export interface FillContext {
  site: Site;
  plan: SitePlan;
  codebook: Codebook;
  ids: SiteIds;
  people: ReadonlyMap<string, Record<string, FieldValue>>;
  cutoff: string;
  seed: number;
}

/**
 * Writes the records that belong into a table, one row a record of its main mapping; records of the other mappings of the
 * same file stand in the row they share their fields with. Takes what it writes off `left`.
 */
export function fillTable(
  table: PhysicalTable,
  left: Set<RawRecord>,
  context: FillContext,
): RawRow[] {
  const rows = [...left].filter((record) => fits(record, table.main));
  return rows.map((record) => {
    left.delete(record);
    const sources: [SiteTable, RawRecord][] = [[table.main, record]];
    for (const mapping of table.beside) {
      const partner = [...left].find(
        (other) =>
          other.person === record.person &&
          fits(other, mapping) &&
          sharedFields(table, mapping).every((name) => other.values[name] === record.values[name]),
      );
      if (partner === undefined) continue;
      left.delete(partner);
      sources.push([mapping, partner]);
    }
    const random = randomStream(context.seed, 'cells', context.site.site, record.id);
    return {
      id: record.id,
      fitted: record.fitted,
      cells: table.headers.map((header) => cellOf(header, table, sources, context, random)),
    };
  });
}

/** Whether a record is one that a mapping reads. */
export function fits(record: RawRecord, mapping: SiteTable): boolean {
  return (
    record.entity === mapping.entity &&
    Object.entries(mapping.constants).every(([field, value]) => record.values[field] === value)
  );
}

function sharedFields(table: PhysicalTable, mapping: SiteTable): string[] {
  return table.headers.flatMap((header) => {
    const own = mappedFields(table.main, header).map(({ to }) => to);
    return mappedFields(mapping, header)
      .map(({ to }) => to)
      .filter((to) => own.includes(to));
  });
}

function cellOf(
  header: string,
  table: PhysicalTable,
  sources: readonly [SiteTable, RawRecord][],
  context: FillContext,
  random: RandomStream,
): RawCell {
  const { codebook, plan, people, cutoff } = context;
  for (const [mapping, record] of sources) {
    const column = mappedFields(mapping, header)[0];
    const field = column && codebook.entities[mapping.entity]?.fields[column.to];
    if (column !== undefined && field !== undefined)
      return writeCell(record, column, field, { ...context, table: mapping, random });
  }
  const mappedElsewhere = table.beside.some((mapping) => mappedFields(mapping, header).length > 0);
  const filler = plan.ignored[header];
  if (mappedElsewhere || filler === undefined) return '';
  if (typeof filler !== 'string') return pick(filler, random);
  const row = Object.assign({}, ...sources.map(([, record]) => record.values));
  const person = people.get(sources[0]?.[1].person ?? '') ?? {};
  return String(expressionValue(filler, { ...person, row, cutoff }) ?? '');
}
