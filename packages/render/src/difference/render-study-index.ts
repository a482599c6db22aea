import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  type DataQuality,
  type Display,
  eventUnions,
  type Manifest,
  type Results,
  type Study,
} from '@cohort-report/schema';
import { formatCount } from '../format/format-count.ts';
import { formatRow } from '../format/format-row.ts';
import { pageStyle } from '../html/page-style.ts';
import { strictHandlebars } from '../html/strict-handlebars.ts';
import { farApart } from './far-apart.ts';
import { qualityTables } from './quality-tables.ts';

/** One report of a study, as it was published. */
export interface StudyVersion {
  manifest: Manifest;
  results: Pick<Results, 'patients' | 'endpoints' | 'rows'>;
  /** Not there in a report made before it was published. */
  quality?: DataQuality;
  /** Freezes from which it has a difference. */
  differences: string[];
}

/** What a report is written as; one made by earlier code may lack some. */
const FORMS = [
  { name: 'HTML', file: 'report.html' },
  { name: 'PDF', file: 'report.pdf' },
  { name: 'Word', file: 'report.docx' },
  { name: 'Excel', file: 'tables.xlsx' },
];

/** The page over all reports of a study, the newest freeze first: what each is made from, its headline numbers, where it lies, and how the quality of the data changed. */
export function renderStudyIndex(study: Study, versions: readonly StudyVersion[]): string {
  const order = new Map(study.freezes.map(({ id }, index) => [id, index]));
  const place = ({ manifest }: StudyVersion) => order.get(manifest.freeze) ?? -1;
  const endpoints = study.endpoints.map(({ id, short, competing }) => ({
    id,
    short,
    hasMedian: competing === undefined,
  }));
  const style = pageStyle(study.notice ?? null);
  const source = readFileSync(new URL('../../templates/study-index.hbs', import.meta.url), 'utf8');
  const draw = strictHandlebars().compile(source, { strict: true });
  const minimum = study.disclosure.minimum_change;
  const earliestFirst = [...versions].sort((a, b) => place(a) - place(b));
  const overFreezes = (
    count: (results: StudyVersion['results']) => number | undefined,
    rest: (results: StudyVersion['results']) => number[] = () => [],
  ) => {
    const numbers = earliestFirst.map(({ results }) => {
      const number = count(results);
      return number === undefined ? null : [number, ...rest(results).map((part) => number - part)];
    });
    return farApart(numbers, minimum, ([number = 0]) => formatCount(number), '–');
  };
  const patients = overFreezes((results) => results.patients);
  const unions = eventUnions(study);
  const eventsOf = (id: string) => (results: StudyVersion['results']) =>
    results.endpoints.find((endpoint) => endpoint.id === id)?.events;
  // What the events of one endpoint leave of another one's are those that compete.
  const events = endpoints.map(({ id }) =>
    overFreezes(eventsOf(id), (results) =>
      unions
        .filter(({ whole }) => whole === id)
        .flatMap(({ part }) => eventsOf(part)(results) ?? []),
    ),
  );
  const followed = earliestFirst.flatMap(({ manifest, quality }) =>
    quality === undefined ? [] : [{ freeze: manifest.freeze, quality }],
  );
  return draw({
    title: study.title,
    notice: study.notice ?? null,
    style,
    styleHash: `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    columns: [
      'Patients',
      ...endpoints.flatMap(({ short, hasMedian }) => [
        `${short} events`,
        ...(hasMedian ? [`Median ${short} (months)`] : []),
      ]),
    ],
    withheld:
      minimum > 1
        ? `Numbers of a freeze that differ from those of a later one by fewer than ${minimum} are withheld on this page (disclosure.minimum_change in study.yaml); each whole report has its own.`
        : null,
    quality: qualityTables(followed, minimum),
    versions: earliestFirst
      .map(({ manifest, results, differences }, at) => ({
        freeze: manifest.freeze,
        plan: manifest.planVersion,
        forms: FORMS.filter(({ file }) => manifest.outputs.some(({ path }) => path === file)),
        code: manifest.code.version,
        numbers: [
          patients[at],
          ...endpoints.flatMap(({ id, hasMedian }, index) => [
            events[index]?.[at],
            ...(hasMedian ? [medianOf(id, results, study.display)] : []),
          ]),
        ],
        differences: differences.map((from) => ({
          from,
          path: `${manifest.freeze}/difference-from-${from}`,
        })),
      }))
      .reverse(),
  });
}

function medianOf(endpoint: string, results: StudyVersion['results'], display: Display): string {
  const median = results.rows.find(
    (row) =>
      row.endpoint === endpoint &&
      row.statistic === 'quantile' &&
      row.at === 0.5 &&
      row.group === undefined &&
      row.n === results.patients,
  );
  return median === undefined ? '–' : formatRow(median, { display, decimals: undefined });
}
