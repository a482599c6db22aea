import { expect, it } from 'vitest';
import { conclusionsSection } from '../../src/difference/conclusions-section.ts';
import type { DifferenceContext } from '../../src/difference/difference-context.ts';
import { plainText } from '../../src/view/plain-text.ts';

/** The first sentence where so many tests became significant. */
function sentence(count: number): string {
  const ids = Array.from({ length: count }, (_, index) => `test-${index}`);
  const variables: never[] = [];
  const results = new Map(
    ids.map((id) => [
      id,
      { analysis: { id, kind: 'survival_curves', label: `Figure ${id}` }, variables },
    ]),
  );
  const rows = new Map(
    ids.map((id) => [id, { id, analysis: id, statistic: 'log_rank_p', value: 0.01, n: 9 }]),
  );
  const context = {
    difference: {
      rows: { same: 0, changed: count, withheld: 0 },
      alerts: ids.map((row) => ({ kind: 'significance_gained', row })),
      differences: [],
      causes: [],
      minimumChange: 5,
    },
    display: { significance: 0.05, significance_inclusive: true },
    rows,
    results,
    changes: new Map(),
    gone: [],
    print: () => undefined,
  };
  const [first] = conclusionsSection(context as unknown as DifferenceContext).blocks;
  return first?.kind === 'paragraph' ? plainText(first.spans) : '';
}

it('names a few conclusions in its sentence, and of many leaves the names to the table', () => {
  expect(sentence(2)).toContain('2 became significant (Figure test-0: ');
  expect(sentence(2)).toContain('; Figure test-1: ');
  expect(sentence(23)).toContain('23 became significant, and nothing ceased');
});
