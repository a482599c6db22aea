import { parse } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/export/canonical-json.ts';
import { neutraliseFormula } from '../../src/export/neutralise-formula.ts';
import { renderCsv } from '../../src/export/render-csv.ts';
import { renderReport } from '../../src/index.ts';
import { trial } from '../support/trial.ts';
import { viewOf } from '../support/view-of.ts';

describe('canonical JSON', () => {
  it('sorts keys, keeps numbers whole and plain lists on a line', () => {
    expect(canonicalJson({ b: [1, null, 0.1 + 0.2], a: { d: -0, c: [] }, e: undefined })).toBe(
      '{\n  "a": {\n    "c": [],\n    "d": 0\n  },\n  "b": [1, null, 0.30000000000000004]\n}\n',
    );
  });

  it('reads back as it was', () => {
    const { results } = trial();
    expect(JSON.parse(canonicalJson(results))).toEqual(results);
  });

  it('refuses what JSON would lose', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow('NaN has no JSON form');
    expect(() => canonicalJson([() => 1])).toThrow('has no JSON form');
  });
});

describe('CSV', () => {
  it('neutralises what a spreadsheet would run', () => {
    expect(['=1+1', '+x', '-x', '@x', '\tx'].map(neutraliseFormula)).toEqual([
      "'=1+1",
      "'+x",
      "'-x",
      "'@x",
      "'\tx",
    ]);
    expect(['-1.5', '+2', '>60', '–', ''].map(neutraliseFormula)).toEqual([
      '-1.5',
      '+2',
      '>60',
      '–',
      '',
    ]);
  });

  it('has a line a row with merged cells repeated and one header', async () => {
    const view = await viewOf(trial());
    const table = view.sections
      .flatMap(({ blocks }) => blocks)
      .find((block) => block.kind === 'table' && block.id === 'cox');
    const lines = renderCsv(table as Parameters<typeof renderCsv>[0])
      .trimEnd()
      .split('\n');
    expect(lines[0]).toBe(
      'Factor,Strata,n,Events,Univariable: HR (95 % CI),Univariable: p,Multivariable: HR (95 % CI),Multivariable: p',
    );
    expect(lines[1]).toMatch(/^Arm,"'=HYPERLINK\(""http:\/\/x"",""A""\)",12,/);
    expect(lines.filter((line) => line.startsWith('Stage,'))).toHaveLength(4);
  });

  it('exists for every analysis, beside a figure for those that have one', async () => {
    const input = trial();
    const paths = [...(await renderReport(input)).keys()];
    const names = (folder: string) =>
      paths.filter((path) => path.startsWith(folder)).map((path) => parse(path).name);
    expect(names('tables/').sort()).toEqual(input.bundle.analyses.map(({ id }) => id).sort());
    expect(names('figures/').sort()).toEqual([
      'curve',
      'curves',
      'flow',
      'forest',
      'incidence',
      'subgroups',
    ]);
    expect(paths.slice(0, 6)).toEqual([
      'report.html',
      'report.pdf',
      'report.docx',
      'tables.xlsx',
      'results.json',
      'data-quality.json',
    ]);
  });
});
