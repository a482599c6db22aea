import {
  nearestNames,
  type Problem,
  ProblemsError,
  type PublishedValue,
  type ResultRow,
  type ScorecardEntry,
  type ScorecardStatus,
} from '@cohort-report/schema';
import { comparePrinted } from '../published/compare-printed.ts';
import { computedValue } from '../published/computed-value.ts';
import { needPublished } from '../published/need-published.ts';
import { omittedCount } from '../published/omitted-count.ts';
import { resultRow } from '../rows/result-row.ts';
import type { Kind } from './kind.ts';

const COUNTED: [statistic: string, status: ScorecardStatus][] = [
  ['matched', 'match'],
  ['missed', 'miss'],
  ['impossible', 'impossible'],
  ['absent', 'absent'],
];

/**
 * Each printed value of the publication beside the computed one, and the counts, over all and by place.
 * Throws ProblemsError with every printed value that names a row which the results do not have.
 */
export const scorecard: Kind<'scorecard'> = ({ analysis, bundle, cohort, population, earlier }) => {
  const published = needPublished(bundle);
  const rows = new Map(earlier.rows.map((row) => [row.id, row]));
  const problems: Problem[] = [];
  const impossible = new Map<string, string[]>();
  for (const finding of earlier.audit?.findings ?? [])
    for (const id of finding.impossible)
      impossible.set(id, [...(impossible.get(id) ?? []), finding.id]);
  const entries = published.values.flatMap((printed): ScorecardEntry[] => {
    const computed = computedValue(printed, rows);
    if (computed === undefined && !omittedCount(printed.row, bundle)) {
      problems.push(unknownRow(printed, rows));
      return [];
    }
    const found = computed ?? { value: null, reason: 'none was counted in this freeze' };
    const comparison = comparePrinted(found.value, printed.printed, printed.percent);
    const findings = comparison.status === 'match' ? [] : (impossible.get(printed.id) ?? []);
    const { id, place, label, statistic, row, of, percent, note } = printed;
    return [
      {
        ...{ id, place, label, statistic, printed: printed.printed, row, percent },
        ...(of === undefined ? {} : { of }),
        ...(note === undefined ? {} : { note }),
        ...found,
        ...comparison,
        status: findings.length > 0 ? 'impossible' : comparison.status,
        findings,
      },
    ];
  });
  if (problems.length > 0) throw new ProblemsError(problems);
  const base = { analysis: analysis.id, n: population.n };
  const counts = (
    row: typeof base & { variable?: string; level?: string },
    of: ScorecardEntry[],
  ) => [
    resultRow(row, 'printed', of.length),
    ...COUNTED.map(([statistic, status]) =>
      resultRow(row, statistic, of.filter((entry) => entry.status === status).length),
    ),
  ];
  const levels = published.places.map(({ id, label }) => ({ value: id, label }));
  return {
    rows: [
      resultRow(base, 'n', population.n),
      ...counts(base, entries),
      ...published.places.flatMap(({ id }) =>
        counts(
          { ...base, variable: 'place', level: id },
          entries.filter(({ place }) => place === id),
        ),
      ),
    ],
    curves: [],
    variables: [{ name: 'place', label: 'Place', type: 'category', levels }],
    warnings:
      analysis.freeze === undefined || analysis.freeze === cohort.freeze
        ? []
        : [
            `the publication rests on freeze ${analysis.freeze}; this report is of ${cohort.freeze}, whose numbers need not agree`,
          ],
    scorecard: { analysis: analysis.id, places: published.places, entries },
  };
};

function unknownRow(printed: PublishedValue, rows: ReadonlyMap<string, ResultRow>): Problem {
  const missing = rows.has(printed.row) ? (printed.of ?? '') : printed.row;
  return {
    file: 'published.yaml',
    ...(printed.line === undefined ? {} : { line: printed.line }),
    path: printed.id,
    message: `no result has the row "${missing}"`,
    expected: `a row of the results, e.g. ${nearestNames(missing, rows.keys()).join(' or ')}`,
    action: 'correct the row; results.json lists them all',
  };
}
