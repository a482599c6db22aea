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
