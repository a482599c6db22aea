import { expect, it } from 'vitest';
import { causesSection } from '../../src/difference/causes-section.ts';
import type { DifferenceContext } from '../../src/difference/difference-context.ts';

it('says that only unrounded amounts sum to the change', () => {
  const difference = { differences: [], causes: [] };
  const { blocks } = causesSection({ difference } as unknown as DifferenceContext);
  const [first] = blocks;
  expect(first?.kind === 'paragraph' && first.spans.map(({ text }) => text).join('')).toContain(
    'sum to the change at full precision; printed they are rounded',
  );
});

it('ranks causes by what they moved, not by what is left of it without each site', () => {
  const moved = (without: boolean, amount: number) => ({
    row: {
      ...{ id: `loso|${without}`, analysis: 'loso', statistic: 'hazard_ratio' },
      ...(without ? { group: { variable: 'site', level: 'east', without: true } } : {}),
    },
    before: 1,
    causes: [{ cause: 'entered', amount }],
  });
  const context = {
    difference: {
      differences: [moved(false, 0.1), moved(true, 0.7)],
      causes: [{ id: 'entered', kind: 'entered', patients: 3 }],
    },
    cause: () => 'new patients',
    results: new Map(),
  };
  const { blocks } = causesSection(context as unknown as DifferenceContext);
  const table = blocks.find((block) => block.kind === 'table');
  const cells = table?.kind === 'table' ? table.body[0]?.cells : [];
  expect(cells?.map(({ spans }) => spans.map(({ text }) => text).join(''))).toEqual([
    ...['New patients', '3', '2', 'loso|false'],
  ]);
});

it('gives no number of patients of a site whose corrections are told with those of others alone', () => {
  const row = { id: 'cox', analysis: 'cox', statistic: 'hazard_ratio' };
  const context = {
    difference: {
      differences: [{ row, before: 1, causes: [{ cause: 'corrected|*|east', amount: 0.1 }] }],
      causes: [{ id: 'corrected|*|east', kind: 'corrected', site: 'east', patients: null }],
      cohort: { corrected: [{ site: '*', variable: 'sex', count: 6, patients: null }] },
    },
    cause: () => 'corrected values',
    site: () => 'East',
    results: new Map(),
  };
  const { blocks } = causesSection(context as unknown as DifferenceContext);
  const table = blocks.find((block) => block.kind === 'table' && block.id === 'sites-table');
  const cells = table?.kind === 'table' ? table.body[0]?.cells : [];
  expect(cells?.map(({ spans }) => spans.map(({ text }) => text).join('')).slice(0, 2)).toEqual([
    ...['East', '–'],
  ]);
});
