import type { Difference, RowDifference } from '@cohort-report/schema';
import { expect, it } from 'vitest';
import { differenceContext } from '../../src/difference/difference-context.ts';
import { ratiosSection } from '../../src/difference/ratios-section.ts';
import { plainText } from '../../src/view/plain-text.ts';
import type { Table } from '../../src/view/view-model.ts';
import { trial } from '../support/trial.ts';

/** The hazard ratios told as moved, of rows that moved from `before` to `after`. */
function told(moved: Record<string, [before: number, after: number]>): string[] {
  const { bundle, results } = trial();
  const differences = Object.entries(moved).map(([id, [before, after]]) => {
    const row = results.rows.find((each) => each.id === id);
    return { row, before, after, status: 'changed', change: after - before, causes: [] };
  });
  const difference = { differences, causes: [] } as unknown as Difference & {
    differences: RowDifference[];
  };
  const section = ratiosSection(
    differenceContext({ bundle, difference, after: results, version: '0' }),
  );
  const table = section?.blocks.find((block): block is Table => block.kind === 'table');
  return (table?.body ?? []).map(({ cells }) => plainText(cells[0]?.spans ?? []));
}

const at = 'os|univariable';

it('tells an effect in all patients once, whatever leave-one-out and subgroup analyses repeat of it', () => {
  const names = told({
    [`cox|${at}|arm|b|hazard_ratio`]: [0.5, 0.6],
    [`without-stage|${at}|arm|b|hazard_ratio`]: [0.5, 0.6],
    [`subgroups|${at}|arm|b|hazard_ratio`]: [0.5, 0.6],
    [`subgroups|${at}|age_group=young|arm|b|hazard_ratio`]: [0.5, 0.9],
  });
  expect(names.map((name) => name.split(',')[0])).toEqual(['Figure 6: OS', 'Table 4: OS']);
  expect(names[0]).toContain('Age at entry <60');
  expect(told({ [`subgroups|${at}|arm|b|hazard_ratio`]: [0.5, 0.6] })).toHaveLength(1);
});
