import { analyse } from '@cohort-report/analysis';
import { compareFreezes, type FreezeData } from '@cohort-report/compare';
import { buildCohort, ingest } from '@cohort-report/ingest';
import { renderDifference } from '@cohort-report/render';
import { type Difference, loadStudy, type StudyBundle } from '@cohort-report/schema';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFolder } from '../src/files/read-folder.ts';
import { workspacePaths } from '../src/workspace/paths.ts';
import { readDeclarations } from '../src/workspace/read-declarations.ts';

const STUDY = 'pulmonary-metastasectomy';
const [BEFORE, AFTER] = ['2023-09-30', '2024-06-30'];
const paths = workspacePaths();

describe('the difference of two freezes of the shipped study', () => {
  let bundle: StudyBundle;
  let before: FreezeData;
  let after: FreezeData;
  let pages: Record<
    'internal' | 'shareable',
    { difference: Difference; html: string; json: string }
  >;
  let milliseconds: number;

  beforeAll(async () => {
    const declared = loadStudy(await readDeclarations(paths.study(STUDY)));
    bundle = { ...declared, study: { ...declared.study, disclosure: { minimum_change: 5 } } };
    const make = async (freeze: string): Promise<FreezeData> => {
      const files = await readFolder(paths.freeze(STUDY, freeze));
      const records = await ingest({ bundle, freeze, files });
      const { cohort, dataNotes, queries } = buildCohort({ bundle, records });
      return { cohort, dataNotes, queries, results: analyse({ bundle, cohort }), inputs: freeze };
    };
    [before, after] = [await make(BEFORE as string), await make(AFTER as string)];
    const start = performance.now();
    const compared = compareFreezes({ bundle, before, after });
    milliseconds = performance.now() - start;
    const draw = async (form: 'internal' | 'shareable') => {
      const files = await renderDifference({
        bundle,
        difference: compared[form],
        after: after.results,
        version: '0',
      });
      const text = (path: string) => Buffer.from(files.get(path) ?? []).toString('utf8');
      return {
        difference: compared[form],
        html: text('difference.html'),
        json: text('difference.json'),
      };
    };
    pages = { internal: await draw('internal'), shareable: await draw('shareable') };
  }, 120_000);

  it('divides every changed number of every table in less than ten seconds', () => {
    expect(milliseconds).toBeLessThan(10_000);
    const { differences } = pages.internal.difference;
    const changed = differences.filter(
      ({ status, row }) => status === 'changed' && !/^(scorecard|audit)\|/.test(row.id),
    );
    const open = changed.filter(({ causes }) => causes === null);
    expect(changed.length).toBeGreaterThan(500);
    const undivided = open.filter(({ causesReason }) => !causesReason?.startsWith('not estimable'));
    expect(new Set(undivided.map(({ row }) => row.analysis))).toEqual(
      new Set(['leave-one-patient-out-dfs']),
    );
    expect(undivided.filter(({ row }) => /\|hazard_ratio|\|n$/.test(row.id))).toEqual([]);
    for (const { causes, change } of changed) {
      if (causes === null) continue;
      const sum = causes.reduce((total, { amount }) => total + amount, 0);
      expect(Math.abs(sum - (change ?? NaN))).toBeLessThan(1e-6 * Math.max(1, Math.abs(sum)));
    }
  });

  it('says on the page what moved, why, and whose corrections mattered', () => {
    const { html, difference } = pages.internal;
    for (const text of [
      'Did a conclusion change?',
      'Whose corrections mattered',
      'longer follow-up',
      'new patients',
    ])
      expect(html).toContain(text);
    const table = html.match(/id="conclusions-table"[\s\S]*?<\/table>/)?.[0] ?? '';
    const lines = new Set(
      difference.alerts.map(({ row }) =>
        row.replace(/p_value$/, 'hazard_ratio').replace(/interaction_p$/, 'interaction_hr'),
      ),
    );
    expect(table.match(/<tr/g)).toHaveLength(lines.size + 1);
    expect(table.match(/now significant/gi) ?? []).toHaveLength(
      difference.alerts.filter(({ kind }) => kind === 'significance_gained').length,
    );
    expect(html).toContain(bundle.study.notice?.text);
  });

  it('calls no two parts of the page alike', () => {
    const { html } = pages.internal;
    const names = [...html.matchAll(/ role="region"[^>]* aria-labelledby="([^"]+)"/g)].map(
      ([, id]) => new RegExp(` id="${id}"[^>]*>(.*?)</(?:caption|figcaption)>`).exec(html)?.[1],
    );
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });

  it('names patients in the internal form alone', () => {
    const patients = [...new Set([...before.cohort.patients, ...after.cohort.patients])];
    const named = ({ html, json }: { html: string; json: string }) =>
      patients.filter((patient) => html.includes(patient) || json.includes(patient));
    expect(named(pages.internal).length).toBeGreaterThan(10);
    expect(named(pages.shareable)).toEqual([]);
  });

  it('shows no cause of fewer patients than declared on its own', () => {
    const few = new Set(
      pages.internal.difference.causes
        .filter(({ patients }) => patients !== null && patients < 5)
        .map(({ id }) => id),
    );
    const alone = (form: 'internal' | 'shareable') =>
      pages[form].difference.differences.filter(({ causes }) =>
        causes?.some(({ cause }) => few.has(cause)),
      );
    expect(few.size).toBeGreaterThan(2);
    expect(alone('internal').length).toBeGreaterThan(100);
    expect(alone('shareable')).toEqual([]);
  });

  it('prints of a withheld row nothing but its value now', () => {
    const printed = (html: string) => {
      const texts = new Map<string, Set<string>>();
      for (const [, row = '', text = ''] of html.matchAll(
        /data-row="([^"]+)"[^>]*>(?:<\w+>)?([^<]*)</g,
      )) {
        const id = row.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#x3D;', '=');
        texts.set(id, (texts.get(id) ?? new Set()).add(text));
      }
      return texts;
    };
    const [full, shared] = [printed(pages.internal.html), printed(pages.shareable.html)];
    const hidden = pages.shareable.difference.differences.filter(
      ({ status }) => status === 'withheld',
    );
    const twice = (texts: ReadonlyMap<string, Set<string>>) =>
      hidden.filter(({ row }) => (texts.get(row.id)?.size ?? 0) > 1);
    expect(twice(full).length).toBeGreaterThan(50);
    expect(twice(shared)).toEqual([]);
    expect(pages.shareable.html).toContain('withheld');
    expect(pages.shareable.html).toContain('fewer than 5 patients');
    for (const { before: old, change, causes } of hidden)
      expect([old, change, causes]).toEqual([null, null, null]);
  });

  it('gives the same bytes again', async () => {
    const { internal } = compareFreezes({ bundle, before, after });
    const files = await renderDifference({
      bundle,
      difference: internal,
      after: after.results,
      version: '0',
    });
    expect(Buffer.from(files.get('difference.html') ?? []).toString('utf8')).toBe(
      pages.internal.html,
    );
  });
});
