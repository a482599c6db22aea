import type { StudyBundle } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { compareDeclarations } from '../src/rows/compare-declarations.ts';
import { toyBundle } from './support/toy.ts';

const before = toyBundle();
const renamed = (names: Record<string, string>, bundle = before): StudyBundle => ({
  ...bundle,
  analyses: bundle.analyses.map((analysis) => ({
    ...analysis,
    id: names[analysis.id] ?? analysis.id,
  })),
});

it('an analysis under another name is renamed, and neither gone nor new', () => {
  const names = { path: 'name', before: 'counts', after: 'table-1' };
  expect(compareDeclarations(before, renamed({ counts: 'table-1' }))).toEqual([
    { file: 'analyses/counts.yaml', ...names },
    { file: 'analyses/table-1.yaml', ...names },
  ]);
});

it('one that says something else as well, or whose like is there twice, is gone and new', () => {
  const other = renamed({ counts: 'table-1' });
  other.analyses[0]!.title = 'Another';
  const changes = compareDeclarations(before, other);
  expect(changes.map(({ file, path }) => [file, path])).toEqual([
    ['analyses/counts.yaml', ''],
    ['analyses/table-1.yaml', ''],
  ]);
  const twice = renamed({ counts: 'a' });
  twice.analyses.push({ ...twice.analyses[0]!, id: 'b' });
  expect(compareDeclarations(before, twice).every(({ path }) => path === '')).toBe(true);
});
