import { expect, it } from 'vitest';
import { renderReport } from '../../src/index.ts';
import { anchorOf } from '../../src/view/anchor-of.ts';
import { trial } from '../support/trial.ts';

it('links lead to what shows an analysis, in every section', async () => {
  const input = trial();
  const section = 'publication';
  for (const result of input.results.analyses) {
    if (result.analysis.id !== 'cox') continue;
    result.analysis = { ...result.analysis, section };
    expect(anchorOf(result.analysis)).toBe('cox-section');
  }
  input.templates = new Map([['report/more.hbs', 'See {{ref "cox"}} and {{ref "flow"}}.']]);
  const files = await renderReport(input);
  const page = Buffer.from(files.get('report.html') as Uint8Array).toString('utf8');
  for (const id of ['cox-section', 'flow']) {
    expect(page).toContain(`href="#${id}"`);
    expect(page.match(new RegExp(`id="${id}"`, 'g'))).toHaveLength(1);
  }
});
