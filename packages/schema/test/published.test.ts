import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  formatProblem,
  loadStudy,
  nearestNames,
  ProblemsError,
  readPrinted,
} from '../src/index.ts';

const study = join(import.meta.dirname, '../../../pipelines/ncctg-lung');
const LEDGER = `places:
  - id: table
    label: Table
    rows: table-1
    statistics: [n, percent]
    entries:
      - { id: male, label: Men, row: sex|male, printed: ["138", "61"] }
      - { id: all, label: Everyone, of: table-1|n, printed: { n: "100" } }
  - id: text
    label: Text
    entries:
      - { id: rate, label: Rate, row: survival|os|12, printed: { survival: "40.9", survival_upper: NA } }
      - { id: p, label: Difference, row: survival|os, printed: { log_rank_p: "<0.001" }, note: by log-rank }
statements:
  - { id: level, place: Methods, quote: below 0.05, printed: "<0.05" }
`;
let labels = 0;
const common = () => `label: L${++labels}\ntitle: T\nsection: publication\n`;

function load(changes: Record<string, string>) {
  const own = ['study.yaml', 'codebook.yaml'].map((file): [string, string] => [
    file,
    readFileSync(join(study, file), 'utf8'),
  ]);
  const files = new Map([...own, ...Object.entries({ 'published.yaml': LEDGER, ...changes })]);
  return loadStudy(files, ['analyses', 'published']);
}

function problemsOf(changes: Record<string, string>): string[] {
  try {
    load(changes);
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems.map(formatProblem);
    throw error;
  }
  return [];
}

describe('readPrinted', () => {
  it.each([
    ['0.83', { kind: 'number', value: 0.83, decimals: 2 }],
    ['60.0', { kind: 'number', value: 60, decimals: 1 }],
    ['54', { kind: 'number', value: 54, decimals: 0 }],
    ['-1.5', { kind: 'number', value: -1.5, decimals: 1 }],
    ['two', { kind: 'number', value: 2, decimals: 0 }],
    ['no', { kind: 'number', value: 0, decimals: 0 }],
    ['<0.001', { kind: 'bound', sign: '<', value: 0.001, decimals: 3 }],
    ['≤0.05', { kind: 'bound', sign: '≤', value: 0.05, decimals: 2 }],
    ['NA', { kind: 'none' }],
  ])('%s', (text, expected) => {
    expect(readPrinted(text)).toEqual({ text, ...expected });
  });

  it.each(['', '0,83', '5 %', '1e3', '.5', '5.', 'many'])('"%s" is none', (text) => {
    expect(readPrinted(text)).toBeUndefined();
  });
});

describe('published.yaml', () => {
  it('is read value by value, with the rows, scales and lines', () => {
    const { published } = load({});
    expect(published?.values).toEqual([
      {
        ...value('table', 'male', 'n', '138', 'Men'),
        row: 'table-1|sex|male|n',
        percent: false,
        line: 7,
      },
      {
        ...value('table', 'male', 'percent', '61', 'Men'),
        ...{ row: 'table-1|sex|male|percent', percent: true, line: 7 },
      },
      {
        ...value('table', 'all', 'n', '100', 'Everyone'),
        ...{ row: 'table-1|n', of: 'table-1|n', percent: true, line: 8 },
      },
      {
        ...value('text', 'rate', 'survival', '40.9', 'Rate'),
        ...{ row: 'survival|os|12|survival', percent: true, line: 12 },
      },
      {
        ...value('text', 'rate', 'survival_upper', 'NA', 'Rate'),
        ...{ row: 'survival|os|12|survival_upper', percent: true, line: 12 },
      },
      {
        ...value('text', 'p', 'log_rank_p', '<0.001', 'Difference'),
        ...{ row: 'survival|os|log_rank_p', percent: false, line: 13, note: 'by log-rank' },
      },
    ]);
  });

  it('may be missing', () => {
    const { published } = loadStudy(
      new Map(
        ['study.yaml', 'codebook.yaml'].map((file) => [
          file,
          readFileSync(join(study, file), 'utf8'),
        ]),
      ),
      ['published'],
    );
    expect(published).toBeUndefined();
  });

  it('names each problem with its line', () => {
    const broken = LEDGER.replace('["138", "61"]', '["138"]')
      .replace('"40.9"', '"40,9"')
      .replace('id: all', 'id: male')
      .replace('  - id: text', '  - id: table')
      .replace('row: survival|os, printed', 'printed');
    expect(problemsOf({ 'published.yaml': broken })).toEqual([
      'published.yaml:7, places[0].entries[0].printed: 1 printed strings for 2 statistics',
      'published.yaml:8, places[0].entries[1].id: the id "male" is given twice',
      'published.yaml:12, places[1].entries[0].printed.survival: expected a number as printed ("0.83", "<0.001", "two") or NA',
      'published.yaml:13, places[1].entries[1]: an entry needs `row`, or its place `rows`',
      'published.yaml:9, places[1].id: the id "table" is given twice',
    ]);
  });

  it('is asked for by a scorecard and an audit, of which there is one each', () => {
    const scorecard = `kind: scorecard\n${common()}`;
    const another = `kind: scorecard\n${common()}`;
    const files = { 'analyses/a.yaml': scorecard, 'analyses/b.yaml': another };
    expect(problemsOf(files)).toEqual(['analyses/b.yaml: a study has one scorecard\n    found: a']);
    const own = ['study.yaml', 'codebook.yaml'].map((file): [string, string] => [
      file,
      readFileSync(join(study, file), 'utf8'),
    ]);
    expect(() =>
      loadStudy(new Map([...own, ['analyses/a.yaml', scorecard]]), ['analyses']),
    ).toThrow('the kind scorecard needs the printed values of a publication');
  });

  it('must have the ids that an audit and a scorecard name', () => {
    const audit = `kind: audit
${common()}relations:
  - { id: a, relation: shares, title: A, of: table.male.m, each: [tables] }
  - { id: b, relation: partition, title: B, of: table.all.n, groups: [[table.male, table.mall]] }
  - { id: c, relation: thresholds, title: C, statements: [level, levl], statistics: [log_rank_p] }
`;
    const scorecard = `kind: scorecard\n${common()}freeze: 1994-12-30\n`;
    const found = problemsOf({
      'analyses/audit.yaml': audit,
      'analyses/scorecard.yaml': scorecard,
    });
    expect(found.map((text) => text.split('\n').slice(0, 2).join(' '))).toEqual([
      'analyses/audit.yaml:6, relations[0].of: unknown printed value "table.male.m"     expected: e.g. table.male.n, table.all.n, table.male.percent',
      'analyses/audit.yaml:6, relations[0].each: unknown place or entry "tables"     expected: e.g. table, table.all, table.male',
      'analyses/audit.yaml:7, relations[1].groups: unknown entry "table.mall"     expected: e.g. table.all, table.male, text.rate',
      'analyses/audit.yaml:8, relations[2].statements: unknown statement "levl"     expected: e.g. level',
      'analyses/scorecard.yaml:5, freeze: unknown freeze "1994-12-30"     expected: e.g. 1994-12-31',
    ]);
  });
});

describe('nearestNames', () => {
  it('orders by the edits between them', () => {
    expect(nearestNames('hazard', ['hazards', 'n', 'hazard_ratio', 'hazrd'])).toEqual([
      'hazards',
      'hazrd',
      'hazard_ratio',
    ]);
  });
});

function value(place: string, entry: string, statistic: string, printed: string, label: string) {
  const stem = `${place}.${entry}`;
  return { id: `${stem}.${statistic}`, place, entry: stem, label, statistic, printed };
}
