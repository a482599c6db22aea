import { type DoubtfulDate, doubtfulDates } from './doubtful-dates.ts';
import type { ExportTable } from './export-table.ts';
import { dateFormat, judgeColumn } from './judge-column.ts';
import type { KnownEntity } from './known-mappings.ts';
import { plainPath } from './plain-path.ts';
import { similarity } from './similarity.ts';

export interface MatchedTable {
  entity: string;
  score: number;
  /** Heading -> field. */
  fields: Map<string, string>;
  /** Fields of dates for which several columns may stand, and columns that may stand for several; none is among `fields`. */
  doubtful: DoubtfulDate[];
}

const ENOUGH = 0.42;

/** The entity that a table fits best, and its columns' fields. `patient`: heading of the patient's number, `id`: its field. */
export function matchTable(
  table: ExportTable,
  known: ReadonlyMap<string, KnownEntity>,
  patient: string | undefined,
  id: string,
): MatchedTable {
  const name = table.sheet ?? table.file.replace(/\.\w+$/, '');
  const matches = [...known].map(([entity, candidate]): MatchedTable => {
    const pairs = table.columns.flatMap((column) =>
      [...candidate.fields].flatMap(([field, what]) => {
        const declared = candidate.entity.fields[field];
        if (declared === undefined || column.header === patient || field === id) return [];
        return [{ header: column.header, field, score: judgeColumn(column, declared, what) }];
      }),
    );
    const fields = new Map<string, string>();
    const taken = new Set<string>();
    let score = 0;
    if (patient !== undefined && table.columns.some(({ header }) => header === patient))
      fields.set(patient, id);
    for (const pair of pairs.sort((a, b) => b.score - a.score)) {
      if (pair.score < ENOUGH || fields.has(pair.header) || taken.has(pair.field)) continue;
      fields.set(pair.header, pair.field);
      taken.add(pair.field);
      score += pair.score;
    }
    const isDate = (field: string) => candidate.entity.fields[field]?.type === 'date';
    const doubtful = doubtfulDates(
      pairs.filter(({ score }) => score >= ENOUGH),
      fields,
      isDate,
    );
    const required = Object.entries(candidate.entity.fields).filter(
      ([field, { required }]) => required && field !== id && !taken.has(field),
    );
    const called =
      table.rows === undefined
        ? Math.max(...candidate.names.map((each) => similarity(each, name)))
        : Number(candidate.names.includes(plainPath(table.rows)));
    return { entity, score: score - required.length * 0.5 + called * 1.5, fields, doubtful };
  });
  const best = matches.reduce((first, match) => (match.score > first.score ? match : first));
  for (const header of best.doubtful.flatMap(({ headers }) => headers)) best.fields.delete(header);
  return best;
}

/** The heading that most tables share and whose column holds no dates: the patient's number. */
export function patientHeading(tables: readonly ExportTable[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { columns } of tables)
    columns.forEach(({ header, texts }, index) => {
      if (areDates(texts)) return;
      counts.set(header, (counts.get(header) ?? 0) + (index === 0 ? 1.5 : 1));
    });
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best?.[0];
}

function areDates(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '');
  const dates = filled.filter((text) => /\D/.test(text) && dateFormat(text) !== undefined);
  return dates.length > filled.length / 2;
}
