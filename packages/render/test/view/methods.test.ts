import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/view/plain-text.ts';
import { trial } from '../support/trial.ts';
import { viewOf } from '../support/view-of.ts';

async function firstWords(input: ReturnType<typeof trial>): Promise<string> {
  const methods = (await viewOf(input)).sections.find(({ id }) => id === 'methods');
  const [first] = methods?.blocks ?? [];
  return first?.kind === 'paragraph' ? plainText(first.spans) : '';
}

describe('methods as run', () => {
  it('speak of a source publication only where the study has one', async () => {
    expect(await firstWords(trial())).toContain('stated in the source publication');
    const own = trial();
    delete own.bundle.study.source;
    expect(await firstWords(own)).toBe(
      'Every statement is marked: stated in the analysis plan, inferred from it, or assumed where it is silent.',
    );
  });
});
