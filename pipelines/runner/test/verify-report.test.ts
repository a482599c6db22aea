import { expect, it } from 'vitest';
import { changedFiles } from '../src/run/changed-files.ts';
import { changedSources } from '../src/run/changed-sources.ts';

const files = (texts: Record<string, string>) =>
  new Map(Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)]));

it('a report is the same only where every file of it is there, with the same bytes', () => {
  const report = files({ 'report.html': 'n = 77', 'report.pdf': 'p' });
  expect(changedFiles(report, report)).toEqual([]);
  expect(changedFiles(report, files({ 'report.html': 'n = 78', 'old.svg': 's' }))).toEqual([
    'report.html: other bytes',
    'report.pdf: is missing in the report',
    'old.svg: is not made any more',
  ]);
});

it('the pages of changes, which a comparison puts into the folder, are no part of the report', () => {
  const made = files({ 'report.html': 'n = 77' });
  const there = new Map([...made, ...files({ 'difference-from-f0/difference.html': 'd' })]);
  expect(changedFiles(made, there)).toEqual([]);
});

const then = {
  inputs: [{ path: 'a.csv', sha256: '1', bytes: 1 }],
  declarations: [{ path: 'study.yaml', sha256: '2', bytes: 1 }],
  code: { version: '1.0.0', sources: [{ package: 'survival', sha256: '3' }] },
  toolchain: { node: '24.0.0' },
};

it('the same sources are told of in no line', () => {
  expect(changedSources(then, structuredClone(then))).toEqual([]);
});

it.each([
  ['raw file a.csv: changed', { inputs: [{ path: 'a.csv', sha256: '9', bytes: 1 }] }],
  ['raw file b.csv: new', { inputs: [...then.inputs, { path: 'b.csv', sha256: '9', bytes: 1 }] }],
  ['declaration study.yaml: gone', { declarations: [] }],
  [
    'source of survival: changed',
    { code: { version: '1.0.0', sources: [{ package: 'survival', sha256: '9' }] } },
  ],
  ['version of the code: 1.0.1', { code: { ...then.code, version: '1.0.1' } }],
  ['tool node: changed', { toolchain: { node: '26.0.0' } }],
])('a source that is otherwise today is named: %s', (line, change) => {
  expect(changedSources(then, { ...then, ...change })).toEqual([line]);
});
