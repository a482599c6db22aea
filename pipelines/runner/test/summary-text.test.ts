import { describe, expect, it } from 'vitest';
import { summaryText } from '../src/cli/summary-text.ts';
import type { FreezeRun } from '../src/run/run-freeze.ts';

const run = (
  findings: { severity: string; rows: number; rule?: string; message?: string }[],
  flow = { start: 3, included: 2 },
) =>
  ({
    freeze: 'f1',
    ok: true,
    changed: true,
    report: 'reports/toy/f1',
    findings: 'findings.txt',
    notes: { flow, findings },
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

  it('tell the warning that concerns half of the patients analysed or more, over all sites', () => {
    const untimed = (rows: number, message: string) => ({
      severity: 'warning',
      rule: 'endpoint',
      rows,
      message,
    });
    const findings = [untimed(30, 'OS unknown'), untimed(25, 'DFS unknown')];
    const flow = { start: 120, included: 100 };
    expect(summaryText('Toy', [run(findings, flow)])).toContain('55 of one kind: OS unknown');
    expect(summaryText('Toy', [run(findings, { ...flow, included: 111 })])).not.toContain('kind');
    const notes = [{ ...untimed(100, 'note'), severity: 'info' }];
    expect(summaryText('Toy', [run(notes, flow)])).not.toContain('kind');
  });
});
