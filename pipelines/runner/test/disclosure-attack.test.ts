import { analyse } from '@cohort-report/analysis';
import { compareFreezes, type FreezeData } from '@cohort-report/compare';
import { buildCohort, ingest } from '@cohort-report/ingest';
import { renderDifference } from '@cohort-report/render';
import { type Difference, loadStudy, type ResultRow } from '@cohort-report/schema';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFolder } from '../src/files/read-folder.ts';
import { workspacePaths } from '../src/workspace/paths.ts';
import { readDeclarations } from '../src/workspace/read-declarations.ts';

const STUDY = 'pulmonary-metastasectomy';
const MINIMUM = 5;
const paths = workspacePaths();
const COUNTS: Record<string, string> = { n: 'n', patients: 'n', missing: 'n', events: 'events' };
const LARGEST_DIVISOR = 300;

/** Which patients a count counts, as a text: two rows of one text are one number. */
type CellOf = (row: Partial<ResultRow> & { statistic: string; analysis: string }) => string;
/** Cells whose sum is a total. */
type Sums = Map<string, Set<string>>;

/** What the shareable form tells of a count at the earlier freeze, by cell. */
function toldCounts(shared: Difference, after: readonly ResultRow[], cellOf: CellOf) {
  const changes = new Map(shared.differences.map((found) => [found.row.id, found]));
  const told = new Map<string, number>();
  const tell = (row: ResultRow, value: number | null) => {
    if (value === null) return;
    const { level, ...whole } = row;
    if (row.statistic in COUNTS) told.set(cellOf(row), value);
    if (row.statistic === 'at_risk' && row.at === 0)
      told.set(cellOf({ ...row, statistic: 'n' }), value);
    if (row.statistic === 'events_per_parameter')
      told.set(cellOf({ ...row, statistic: 'events' }), value * Number(row.method?.df));
    const divisor =
      row.statistic === 'mean' || row.statistic === 'percent' ? divisorOf(value) : null;
    if (divisor !== null) told.set(cellOf({ ...whole, statistic: 'n' }), divisor);
  };
  for (const row of after) {
    const found = changes.get(row.id);
    if (found === undefined) tell(row, row.value);
    else if (found.status !== 'withheld') tell(row, found.before);
  }
  return told;
}

/** The least number of whole values that can have this mean, if it is told exactly enough. */
function divisorOf(mean: number): number | null {
  if (Number.isInteger(mean)) return null;
  for (let divisor = 2; divisor <= LARGEST_DIVISOR; divisor += 1)
    if (Math.abs(mean * divisor - Math.round(mean * divisor)) < 1e-9) return divisor;
  return null;
}

/** Every way in which counts of a table sum to another: over levels with the missing ones, and over groups. */
function sumsOf(rows: readonly ResultRow[], cellOf: CellOf): Sums {
  const sums: Sums = new Map();
  const add = (key: string, total: string, part: string) => {
    const name = `${key}→${total}`;
    sums.set(name, (sums.get(name) ?? new Set()).add(part));
  };
  for (const row of rows) {
    if (!(row.statistic in COUNTS)) continue;
    const { analysis, endpoint, group, variable, level, model, at } = row;
    const statistic = COUNTS[row.statistic] as string;
    const of = (rest: object) =>
      cellOf({ analysis, statistic, ...(endpoint ? { endpoint } : {}), ...rest } as ResultRow);
    if (variable !== undefined && (level !== undefined || row.statistic === 'missing'))
      add(
        `levels|${model}|${row.analysis}|${variable}|${statistic}`,
        of(group ? { group } : {}),
        cellOf(row),
      );
    if (group !== undefined)
      add(
        `groups|${model}|${row.analysis}|${group.variable}|${at}`,
        of({
          ...(variable ? { variable } : {}),
          ...(level ? { level } : {}),
          ...(at === undefined ? {} : { at }),
        }),
        cellOf(row),
      );
  }
  return sums;
}

/** Cells that a system of linear equations determines, by Gaussian elimination. */
function solved(sums: Sums, told: ReadonlyMap<string, number>, sizes: ReadonlyMap<string, number>) {
  const unknown = [...sizes.keys()].filter((cell) => !told.has(cell));
  const column = new Map(unknown.map((cell, index) => [cell, index]));
  const matrix: number[][] = [];
  for (const [name, parts] of sums) {
    const total = name.slice(name.indexOf('→') + 1);
    if (!sizes.has(total) || parts.size < 2) continue;
    // Levels of patients whose variable is missing and not told sum to less than the total.
    const sum = [...parts].reduce((all, cell) => all + (sizes.get(cell) ?? 0), 0);
    if (sum !== sizes.get(total)) continue;
    const line = new Array<number>(unknown.length).fill(0);
    for (const cell of parts) {
      const at = column.get(cell);
      if (at !== undefined) line[at] = (line[at] as number) + 1;
    }
    const at = column.get(total);
    if (at !== undefined) line[at] = (line[at] as number) - 1;
    matrix.push(line);
  }
  let rank = 0;
  for (let index = 0; index < unknown.length && rank < matrix.length; index += 1) {
    const pivot = matrix.findIndex((line, at) => at >= rank && Math.abs(line[index] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    const row = matrix[pivot] as number[];
    matrix[pivot] = matrix[rank] as number[];
    const scale = row[index] as number;
    matrix[rank] = row.map((value) => value / scale);
    matrix.forEach((line, at) => {
      const factor = line[index] as number;
      if (at !== rank && Math.abs(factor) > 1e-9)
        matrix[at] = line.map((value, place) => value - factor * (matrix[rank]?.[place] ?? 0));
    });
    rank += 1;
  }
  return matrix
    .map((line) => line.flatMap((value, index) => (Math.abs(value) > 1e-9 ? [index] : [])))
    .filter((used) => used.length === 1)
    .map(([index]) => unknown[index as number] as string);
}

describe.each([
  ['2022-12-31', '2023-09-30'],
  ['2023-09-30', '2024-06-30'],
])('what can be worked out of the shareable difference from %s to %s', (earlier, later) => {
  let before: FreezeData;
  let after: FreezeData;
  let shared: Difference;
  let internal: Difference;
  let cellOf: CellOf;
  let html: string;

  beforeAll(async () => {
    const declared = loadStudy(await readDeclarations(paths.study(STUDY)));
    const bundle = {
      ...declared,
      study: { ...declared.study, disclosure: { minimum_change: MINIMUM } },
    };
    const make = async (freeze: string): Promise<FreezeData> => {
      const files = await readFolder(paths.freeze(STUDY, freeze));
      const records = await ingest({ bundle, freeze, files });
      const { cohort, dataNotes, queries } = buildCohort({ bundle, records });
      return { cohort, dataNotes, queries, results: analyse({ bundle, cohort }), inputs: freeze };
    };
    [before, after] = [await make(earlier), await make(later)];
    ({ shareable: shared, internal } = compareFreezes({ bundle, before, after }));
    const populations = new Map(
      bundle.analyses.map(({ id, population }) => [id, population?.include ?? '']),
    );
    const ofRows = new Set(
      bundle.analyses.filter(({ kind }) => kind === 'event_table').map(({ id }) => id),
    );
    cellOf = ({ analysis, statistic, endpoint, group, variable, level }) => {
      const isWhole = statistic === 'patients' && level === undefined;
      const kind = isWhole ? statistic : (COUNTS[statistic] ?? statistic);
      const conditions = [
        ...(group ? [`${group.variable}=${group.level}`] : []),
        ...(level === undefined ? [] : [`${variable}=${level}`]),
      ];
      return JSON.stringify([
        populations.get(analysis),
        kind,
        kind === 'events' ? endpoint : null,
        [...new Set(conditions)].sort(),
        statistic === 'missing' ? variable : null,
        // Fields of counted rows, as the grade of a complication, are no variables of patients, as the grade of a tumor.
        ofRows.has(analysis) && variable !== undefined ? analysis : null,
      ]);
    };
    const files = await renderDifference({
      bundle,
      difference: shared,
      after: after.results,
      version: '0',
    });
    html = Buffer.from(files.get('difference.html') ?? []).toString('utf8');
  }, 120_000);

  it('is no count of the earlier freeze that is withheld: neither by another row, nor by sums', () => {
    const told = toldCounts(shared, after.results.rows, cellOf);
    const everybody = cellOf({ analysis: 'text-cohort', statistic: 'n' });
    if (shared.cohort.before !== null) told.set(everybody, shared.cohort.before);
    const sizes = new Map(
      before.results.rows.flatMap((row) =>
        row.statistic in COUNTS && row.value !== null ? [[cellOf(row), row.value]] : [],
      ),
    );
    const secret = new Set(
      before.results.rows
        .filter(({ id, statistic }) => {
          const found = shared.differences.find(({ row }) => row.id === id);
          return statistic in COUNTS && found?.status === 'withheld';
        })
        .map(cellOf),
    );
    expect(secret.size).toBeGreaterThan(20);
    expect([...secret].filter((cell) => told.get(cell) === sizes.get(cell))).toEqual([]);
    const sums = sumsOf(before.results.rows, cellOf);
    expect(sums.size).toBeGreaterThan(30);
    expect(solved(sums, told, sizes).filter((cell) => secret.has(cell))).toEqual([]);
    // The attack itself works: with all but one cell of a sum told, it finds that cell.
    const [victim] = [...secret];
    const but = new Map([...sizes].filter(([cell]) => cell !== victim));
    const found = solved(sums, but, sizes);
    expect(found.length === 0 || found.includes(victim as string)).toBe(true);
  });

  it('is no share of a withheld count, and no conclusion from a withheld number', () => {
    const status = new Map(shared.differences.map((found) => [found.row.id, found.status]));
    for (const [id, state] of status) {
      if (!/\|n$/.test(id)) continue;
      const percent = status.get(id.replace(/n$/, 'percent'));
      if (state === 'withheld') expect(percent ?? 'withheld', id).toBe('withheld');
    }
    for (const { row } of shared.alerts)
      for (const id of [row, `${row}_lower`, `${row}_upper`])
        expect(status.get(id)).not.toBe('withheld');
  });

  it('is no fall of a curve between two times in which few patients differ', () => {
    for (const { before: curve, milestones } of shared.curves) {
      expect(curve).toBeNull();
      for (const { before: height, withheld } of milestones)
        if (withheld) expect(height).toBeNull();
    }
    expect(html).not.toContain(`pale lines`);
  });

  it('is no patient, in text, alternative text or attribute', () => {
    const patients = new Set([...before.cohort.patients, ...after.cohort.patients]);
    const text = `${html}\n${JSON.stringify(shared)}`;
    const named = (whole: string) => [...patients].filter((patient) => whole.includes(patient));
    expect(named(JSON.stringify(internal)).length).toBeGreaterThan(3);
    expect(named(text)).toEqual([]);
    expect(shared.cohort.corrected.every(({ values }) => values === null)).toBe(true);
  });
});
