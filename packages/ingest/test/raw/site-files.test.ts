import type { SiteTable } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { siteFiles } from '../../src/raw/site-files.ts';

const files = (file: string | string[], present: string[]) =>
  siteFiles({ file } as SiteTable, present).map((table) => table.file);

it('takes the files that fit a pattern, in the order of their names, from one folder', () => {
  expect(
    files('pages/*.json', ['pages/b.json', 'pages/a.json', 'pages/old/c.json', 'd.json']),
  ).toEqual(['pages/a.json', 'pages/b.json']);
});

it('takes no returned query sheet for data', () => {
  expect(files('*.xlsx', ['answers.xlsx', 'patients.xlsx'])).toEqual(['patients.xlsx']);
});

it('takes a name as it is, and a pattern that no file fits', () => {
  expect(files('a.csv', [])).toEqual(['a.csv']);
  expect(files('*.csv', ['a.json'])).toEqual(['*.csv']);
});

it('takes the files of a list in its order, each once', () => {
  const present = ['2019.csv', '2020.csv', 'old/a.csv', 'old/b.csv'];
  expect(files(['2020.csv', '2019.csv'], present)).toEqual(['2020.csv', '2019.csv']);
  expect(files(['old/b.csv', 'old/*.csv'], present)).toEqual(['old/b.csv', 'old/a.csv']);
  expect(files(['2020.csv', '2021.csv'], present)).toEqual(['2020.csv', '2021.csv']);
});

it('takes composed and decomposed letters for the same, and the file by its own name', () => {
  const decomposed = 'Ja\u0308nner.csv';
  expect(files('Jänner.csv', [decomposed])).toEqual([decomposed]);
  expect(files('J*\u00e4nner.csv', [decomposed])).toEqual([decomposed]);
  expect(files(decomposed, ['J\u00e4nner.csv'])).toEqual(['J\u00e4nner.csv']);
});
