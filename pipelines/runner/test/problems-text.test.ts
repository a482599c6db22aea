import { expect, it } from 'vitest';
import { problemsText } from '../src/cli/problems-text.ts';

const broken = { file: 'analyses/b.yaml', line: 1, message: 'it can’t be carried out' };
const missing = { file: 'north/a.csv', message: 'the file is missing' };

it('says once what several freezes have in common, with the freezes', () => {
  const found = [
    { problem: broken, freeze: 'f1' },
    { problem: missing, freeze: 'f2' },
    { problem: broken, freeze: 'f2' },
    { problem: { file: 'study.yaml', message: 'of all' } },
  ];
  expect(problemsText(found, ['f1', 'f2'])).toBe(`
3 problems:

analyses/b.yaml:1: it can’t be carried out
    freezes: f1, f2

north/a.csv: the file is missing
    freeze: f2

study.yaml: of all
`);
});

it('names no freeze where only one is made', () => {
  const text = problemsText([{ problem: missing, freeze: 'f1' }], ['f1']);
  expect(text).not.toContain('freeze');
});
