import { expect, it } from 'vitest';
import type { DifferenceContext } from '../../src/difference/difference-context.ts';
import { influenceSection } from '../../src/difference/influence-section.ts';

const context = (unsearched?: string[]) =>
  ({
    difference: { influences: [], unsearched },
    rows: new Map(),
    results: new Map([['cox', { analysis: { label: 'Table 2' } }]]),
  }) as unknown as DifferenceContext;

it('says where single records were not looked for', () => {
  const [block] = influenceSection(context(['cox']))?.blocks ?? [];
  expect(block?.kind === 'paragraph' && block.spans.map(({ text }) => text).join('')).toContain(
    'Not looked for in Table 2: too many patients changed',
  );
});

it('is not there where none has an influence', () => {
  expect(influenceSection(context())).toBe(null);
});
