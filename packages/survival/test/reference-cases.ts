import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('./reference/', import.meta.url);

/** JSON as the reference files hold it: null for NA, "Inf" and "-Inf" for infinities. */
// biome-ignore lint/suspicious/noExplicitAny: the cases are read field by field against README.md
export type ReferenceJson = any;

export interface ReferenceSpec {
  readonly data: string;
  readonly time: string;
  readonly entry: string | null;
  readonly status: string;
  readonly event_value: number | string | null;
  readonly subset: { column: string; equals: number | string } | null;
  readonly group: readonly string[];
  readonly terms: readonly string[];
  readonly strata: readonly string[];
  readonly weights: string | null;
  readonly cluster: string | null;
  readonly factors: Readonly<Record<string, readonly string[]>>;
}

export interface ReferenceCase {
  readonly id: string;
  readonly kind: string;
  readonly file: string;
  readonly spec: ReferenceSpec;
  readonly [field: string]: ReferenceJson;
}

/** Every case of the given kind, over all expected files. */
export function referenceCases(kind: string): ReferenceCase[] {
  const files = readdirSync(new URL('expected/', FOLDER)).sort();
  return files.flatMap((file) => {
    const content = JSON.parse(readFileSync(new URL(`expected/${file}`, FOLDER), 'utf8'));
    return (content.cases as ReferenceCase[])
      .filter((found) => found.kind === kind)
      .map((found) => ({ ...found, file }));
  });
}

export type ReferenceColumn = readonly (number | string | null)[];

export interface ReferenceTable {
  readonly columns: Readonly<Record<string, ReferenceColumn>>;
  /** Levels of the columns that are factors in the data itself. */
  readonly levels: Readonly<Record<string, readonly string[]>>;
  readonly rows: number;
}

const schema = JSON.parse(readFileSync(new URL('data/SCHEMA.json', FOLDER), 'utf8')).tables;

/** A data file, typed by SCHEMA.json; empty fields are null. */
export function referenceTable(name: string): ReferenceTable {
  const text = readFileSync(new URL(`data/${name}.csv`, FOLDER), 'utf8').trimEnd();
  const [header, ...lines] = text.split('\n').map((line) => line.split(','));
  const columns: Record<string, ReferenceColumn> = {};
  const levels: Record<string, readonly string[]> = {};
  schema[name].columns.forEach((column: ReferenceJson, j: number) => {
    if (column.name !== header![j]) throw new Error(`${name}: unexpected header ${header![j]}`);
    const text = column.type === 'string' || column.type === 'factor';
    columns[column.name] = lines.map((line) => {
      const field = line[j]!.replaceAll('"', '');
      if (field === '') return null;
      return text ? field : Number(field);
    });
    if (column.levels) levels[column.name] = column.levels;
  });
  return { columns, levels, rows: lines.length };
}

/** Rows of a case's data after `subset` and after dropping rows with a missing used value. */
export function referenceFrame(spec: ReferenceSpec, extra: readonly string[] = []): ReferenceTable {
  const table = referenceTable(spec.data);
  const used = [
    spec.time,
    spec.status,
    spec.entry,
    spec.weights,
    spec.cluster,
    ...spec.group,
    ...spec.terms.flatMap((term) => term.split(':')),
    ...spec.strata,
    ...extra,
  ].filter((name): name is string => name !== null);
  const keep: number[] = [];
  for (let i = 0; i < table.rows; i++) {
    const { subset } = spec;
    if (subset && table.columns[subset.column]![i] !== subset.equals) continue;
    if (used.every((name) => table.columns[name]![i] !== null)) keep.push(i);
  }
  const columns: Record<string, ReferenceColumn> = {};
  for (const name of Object.keys(table.columns)) {
    columns[name] = keep.map((i) => table.columns[name]![i]!);
  }
  return { columns, levels: { ...table.levels, ...spec.factors }, rows: keep.length };
}

/** A column as numbers. */
export function numbers(frame: ReferenceTable, name: string): Float64Array {
  return Float64Array.from(frame.columns[name]!, Number);
}

/** Codes of the combinations of columns in R's order (first column slowest), and their labels. */
export function combinations(
  frame: ReferenceTable,
  names: readonly string[],
): { codes: Int32Array; labels: string[] } {
  const ranks = names.map((name) => rankOf(frame, name));
  const raw = Array.from({ length: frame.rows }, (_, i) =>
    ranks.reduce((code, rank) => code * rank.levels.length + rank.codes[i]!, 0),
  );
  const present = [...new Set(raw)].sort((a, b) => a - b);
  const labels = present.map((code) => {
    const parts: string[] = [];
    let rest = code;
    for (let j = names.length - 1; j >= 0; j--) {
      const { levels } = ranks[j]!;
      parts.unshift(`${names[j]}=${levels[rest % levels.length]}`);
      rest = Math.floor(rest / levels.length);
    }
    return parts.join(', ');
  });
  return { codes: Int32Array.from(raw, (code) => present.indexOf(code)), labels };
}

function rankOf(frame: ReferenceTable, name: string): { codes: number[]; levels: string[] } {
  const column = frame.columns[name]!;
  const declared = frame.levels[name];
  const sorted = [...new Set(column)].sort((a, b) => (a! < b! ? -1 : 1)).map(String);
  const levels = declared ? [...declared] : sorted;
  return { codes: column.map((value) => levels.indexOf(String(value))), levels };
}

/** R's number: null stays absent (NaN), "Inf" and "-Inf" become infinities. */
export function decode(value: ReferenceJson): number {
  if (value === null) return Number.NaN;
  if (value === 'Inf') return Number.POSITIVE_INFINITY;
  if (value === '-Inf') return Number.NEGATIVE_INFINITY;
  if (typeof value !== 'number') throw new Error(`not a number: ${JSON.stringify(value)}`);
  return value;
}

export type Numbers = ArrayLike<number | null>;

/**
 * Throws unless every number equals the reference within the relative tolerance. Absent (null or
 * NaN) only equals null; 0 only equals what is below `tolerance` times `zeroScale`.
 */
export function assertClose(
  actual: Numbers,
  expected: ArrayLike<ReferenceJson>,
  where: string,
  tolerance = 1e-9,
  zeroScale = 1e-3,
): void {
  if (actual.length !== expected.length) {
    throw new Error(`${where}: ${actual.length} values, expected ${expected.length}`);
  }
  for (let i = 0; i < actual.length; i++) {
    const found = actual[i] ?? Number.NaN;
    const wanted = decode(expected[i]);
    const same = Object.is(found, wanted) || found === wanted;
    const allowed = wanted === 0 ? tolerance * zeroScale : tolerance * Math.abs(wanted);
    if (same || (Number.isFinite(wanted) && Math.abs(found - wanted) <= allowed)) continue;
    const relative = Math.abs(found - wanted) / Math.abs(wanted);
    throw new Error(`${where}[${i}]: found ${found}, expected ${wanted} (relative ${relative})`);
  }
}
