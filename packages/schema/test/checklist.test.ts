import { describe, expect, it } from 'vitest';
import { GUIDELINES, loadStudy } from '../src/index.ts';
import { files, problemsOf } from './support/toy-declarations.ts';

const answers = (guideline: keyof typeof GUIDELINES) =>
  GUIDELINES[guideline].items.map((_, index) => `  - { item: ${index + 1}, where: [cox] }`);
const checklist = (lines: readonly string[], guideline = 'STROBE') => ({
  'report/limitations.hbs': 'None.',
  'report/checklist.yaml': [`guideline: ${guideline}`, 'items:', ...lines].join('\n'),
});
const instead = (item: number, line: string) => {
  const lines = answers('STROBE');
  lines[item - 1] = line;
  return problemsOf(checklist(lines));
};

describe('a checklist of reporting', () => {
  it.each([
    ['STROBE', 22],
    ['REMARK', 20],
  ] as const)('of %s has %d items, each answered by a part of the report', (guideline, count) => {
    expect(answers(guideline)).toHaveLength(count);
    const bundle = loadStudy(files(checklist(answers(guideline), guideline)));
    expect(bundle.checklist?.items).toHaveLength(count);
  });

  it('may name analyses, texts and the sections of every report', () => {
    const where = '[cox, limitations, methods, data-notes, provenance]';
    expect(instead(3, `  - { item: 3, where: ${where}, note: Seen twice. }`)).toEqual([]);
  });

  it.each([
    ['an item left out', '', 'items item 3 of STROBE (Objectives) is not answered'],
    [
      'an item that the guideline does not have',
      '  - { item: 3, where: [cox] }\n  - { item: 23, absent: No }',
      'items[3].item STROBE has no item 23 | 1 to 22',
    ],
    [
      'an item answered twice',
      '  - { item: 3, where: [cox] }\n  - { item: 3, absent: No }',
      'items[3].item item 3 is answered twice',
    ],
    [
      'a part that the report does not have',
      '  - { item: 3, where: [limitation] }',
      'items[2].where the report has no part "limitation" | e.g. limitations',
    ],
    [
      'an item both answered and absent',
      '  - { item: 3, where: [cox], absent: No }',
      'expected `where` the report answers it, or why it is `absent`, and not both',
    ],
    [
      'an item with a note alone',
      '  - { item: 3, note: Somewhere }',
      'expected `where` the report answers it, or why it is `absent`, and not both',
    ],
  ])('is told of %s, with its line', (_, line, expected) => {
    const problems = instead(3, line);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
    expect(problems[0]).toMatch(/^report\/checklist\.yaml:\d+ /);
  });

  it('does not miss an analysis that has a problem of its own', () => {
    const problems = problemsOf({
      ...checklist(answers('STROBE')),
      'analyses/cox.yaml': 'kind: cocks_table',
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^analyses\/cox/);
  });

  it('is not looked for under another name in silence', () => {
    expect(problemsOf({ 'report/checklists.yaml': 'guideline: STROBE' })).toEqual([
      'report/checklists.yaml:  nothing reads this file | report/checklist.yaml',
    ]);
  });
});
