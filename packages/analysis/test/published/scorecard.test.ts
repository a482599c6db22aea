import type {
  Analysis,
  AuditFinding,
  ProblemsError,
  Published,
  ResultRow,
  StudyBundle,
} from '@cohort-report/schema';
import { expect, test } from 'vitest';
import { analyse } from '../../src/index.ts';
import type { Kind } from '../../src/kinds/kind.ts';
import { scorecard } from '../../src/kinds/scorecard.ts';
import { smallBundle, smallCohort } from '../support/small-study.ts';
import { toyPublished } from '../support/toy-ledger.ts';
import { valuesOf } from '../support/values-of.ts';

const COMMON = {
  label: 'L',
  title: 'T',
  section: 'publication',
  order: 900,
  derive: [],
  notes: [],
} as const;
const SCORECARD = {
  ...{ ...COMMON, kind: 'scorecard', id: 'scorecard', abbreviations: {}, basis: 'stated' },
} as unknown as Analysis;
const AUDIT = {
  ...{ ...COMMON, kind: 'audit', id: 'audit', order: 910, abbreviations: {}, basis: 'stated' },
  relations: [
    {
      relation: 'share',
      id: 'arm',
      title: 'Arm',
      percent: 'text.wrong.percent',
      of: ['text.all.n'],
      overlap: false,
      of_at_most: false,
    },
  ],
} as unknown as Analysis;
const TABLE = 'kind: baseline_table\nrows: [{ variable: arm }, { variable: marker }]\n';

function withPublished(published: Published): StudyBundle {
  const bundle = smallBundle({ table: TABLE });
  return { ...bundle, published, analyses: [SCORECARD, AUDIT, ...bundle.analyses] };
}

test('each printed value is compared with its row, and what the audit disproves is named', () => {
  const bundle = withPublished(
    toyPublished(
      {
        'text.all.n': '8',
        'text.arm.percent': '50',
        'text.wrong.percent': '41',
        'table.marker.median': '4.1',
        'table.low.min': 'NA',
      },
      {
        'text.all.n': 'table|n',
        'text.arm.percent': 'table|arm|a|percent',
        'text.wrong.percent': 'table|arm|a|percent',
        'table.marker.median': 'table|marker|median',
        'table.low.min': 'table|marker|min',
      },
    ),
  );
  const results = analyse({ bundle, cohort: smallCohort(bundle) });
  expect(results.analyses.map(({ analysis }) => analysis.id)).toEqual([
    'scorecard',
    'audit',
    'table',
  ]);
  expect(
    results.scorecard?.entries.map(({ id, value, rounded, status, findings }) => [
      ...[id, value, rounded, status, ...findings],
    ]),
  ).toEqual([
    ['text.all.n', 8, '8', 'match'],
    ['text.arm.percent', 0.5, '50', 'match'],
    ['text.wrong.percent', 0.5, '50', 'impossible', 'arm.text.wrong.percent'],
    ['table.marker.median', 4, '4.0', 'miss'],
    ['table.low.min', 1, '1', 'miss'],
  ]);
  expect(valuesOf(results)).toMatchObject({
    'scorecard|printed': 5,
    'scorecard|matched': 2,
    'scorecard|missed': 2,
    'scorecard|impossible': 1,
    'scorecard|absent': 0,
    'scorecard|place|text|matched': 2,
    'scorecard|place|table|missed': 2,
    'audit|checked': 1,
    'audit|impossible': 1,
    'audit|relation|arm|impossible': 1,
  });
});

test('a row that no result has is a problem with the nearest ids; all such problems come together', () => {
  const bundle = withPublished(
    toyPublished(
      { 'text.all.n': '8', 'text.arm.n': '4', 'text.wrong.percent': '41' },
      {
        'text.all.n': 'table|n',
        'text.arm.n': 'table|arm|A|n',
        'text.wrong.percent': 'tabel|arm|a|percent',
      },
    ),
  );
  let found: ProblemsError | undefined;
  try {
    analyse({ bundle, cohort: smallCohort(bundle) });
  } catch (error) {
    found = error as ProblemsError;
  }
  expect(found?.problems).toEqual([
    expect.objectContaining({
      file: 'published.yaml',
      path: 'text.arm.n',
      message: 'no result has the row "table|arm|A|n"',
      expected: expect.stringContaining('table|arm|a|n or table|arm|b|n'),
    }),
    expect.objectContaining({ path: 'text.wrong.percent' }),
  ]);
});

test('a value with a reason is absent where a number is printed and matches NA; zero counts left out are absent', () => {
  const row = (id: string, reason?: string) =>
    ({
      id,
      value: reason === undefined ? 1 : null,
      ...(reason === undefined ? {} : { reason }),
    }) as ResultRow;
  const bundle: StudyBundle = {
    ...smallBundle({ harms: 'kind: event_table\nentity: harm\nby: [grade, kind]\n' }),
    published: toyPublished(
      { 'a.b.p': '0.5', 'a.c.p': 'NA', 'a.d.n': '2', 'a.e.n': '1' },
      { 'a.d.n': 'harms|grade=two|kind|bleeding|n', 'a.e.n': 'given' },
    ),
  };
  const run = scorecard as unknown as (input: object) => ReturnType<Kind<'scorecard'>>;
  const { scorecard: card, warnings } = run({
    analysis: { ...SCORECARD, freeze: 'later' },
    ...{ bundle, cohort: { freeze: 'only' }, population: { n: 8 } },
    earlier: {
      rows: [row('a.b.p', 'no event'), row('a.c.p', 'no event'), row('given')],
      audit: { findings: [{ id: 'f', impossible: ['a.e.n'] } as unknown as AuditFinding] },
    },
  });
  expect(card?.entries.map(({ status, reason, findings }) => [status, reason, findings])).toEqual([
    ['absent', 'no event', []],
    ['match', 'no event', []],
    ['absent', 'none was counted in this freeze', []],
    ['match', undefined, []],
  ]);
  expect(warnings).toHaveLength(1);
});
