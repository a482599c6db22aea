import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadStudy, type Published, readPrinted } from '@cohort-report/schema';
import { expect, test } from 'vitest';
import { workspacePaths } from '../src/workspace/paths.ts';
import { readDeclarations } from '../src/workspace/read-declarations.ts';

const study = workspacePaths().study('pulmonary-metastasectomy');
const published = loadStudy(await readDeclarations(study)).published as Published;
const printedIn = (place: string) =>
  published.values.filter((value) => value.place === place).map(({ printed }) => printed);

/** Every number of a table, in reading order, without its first two columns (factor and strata). */
function numbersOf(table: string): string[] {
  const text = readFileSync(
    join(import.meta.dirname, 'fixtures/printed-tables', `${table}.tsv`),
    'utf8',
  );
  return text
    .trimEnd()
    .split('\n')
    .flatMap((line) => line.split('\t').slice(2))
    .filter((cell) => !/[A-Za-z%]/.test(cell) || cell === 'NA')
    .flatMap((cell) => cell.match(/<?\d+(\.\d+)?|NA/g) ?? []);
}

test.each([
  ['table-1', 1 * 2 + 3 + 32 * 2],
  ['table-2', 11 * 2 * 4],
  ['table-3', 11 * 4],
  ['table-4', 8 * 2],
])('%s is in the ledger number by number, in its order', (table, count) => {
  expect(numbersOf(table)).toHaveLength(count);
  expect(printedIn(table)).toEqual(numbersOf(table));
});

test('the prose is in the ledger, place by place', () => {
  const prose = published.places.filter(({ id }) => !id.startsWith('table-'));
  expect(Object.fromEntries(prose.map(({ id }) => [id, printedIn(id).length]))).toEqual({
    abstract: 14,
    'results-cohort': 26,
    'results-complications': 21,
    'results-survival': 23,
    'results-factors': 4,
    'results-systemic': 15,
    discussion: 8,
  });
  expect(published.values).toHaveLength(328);
});

test('every string is a number, a bound or NA, and every id is its own', () => {
  expect(published.values.filter(({ printed }) => readPrinted(printed) === undefined)).toEqual([]);
  expect(new Set(published.values.map(({ id }) => id)).size).toBe(published.values.length);
});
