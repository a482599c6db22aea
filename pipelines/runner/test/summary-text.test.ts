import { describe, expect, it } from 'vitest';
import { summaryText } from '../src/cli/summary-text.ts';
import type { FreezeRun } from '../src/run/run-freeze.ts';

const run = (findings: { severity: string; rows: number }[]) =>
  ({
    freeze: 'f1',
    ok: true,
    changed: true,
    report: 'reports/toy/f1',
    findings: 'findings.txt',
    notes: { flow: { start: 3, included: 2 }, findings },
  }) as unknown as FreezeRun;

describe('the closing words of a run', () => {
  it('count findings in words that agree, and point to their list where there are any', () => {
    expect(summaryText('Toy', [run([{ severity: 'warning', rows: 1 }])])).toContain(
      'findings   1 warning, 0 notes; each with file, row and column in findings.txt',
    );
    expect(summaryText('Toy', [run([{ severity: 'info', rows: 2 }])])).toContain(
      'findings   0 warnings, 2 notes; each',
    );
    expect(summaryText('Toy', [run([])])).toMatch(/findings {3}0 warnings, 0 notes\n/);
  });
});
