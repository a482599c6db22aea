import type {
  AnalysisResult,
  CauseKind,
  CohortVariable,
  Difference,
  Display,
  ResultRow,
  Results,
  RowDifference,
  StudyBundle,
} from '@cohort-report/schema';
import { formatRow } from '../format/format-row.ts';
import { causeLabel } from '../view/cause-label.ts';
import { midSentence } from '../view/mid-sentence.ts';
import { span } from '../view/span.ts';
import type { Span } from '../view/view-model.ts';
import { nameBesideData } from './name-beside-data.ts';

export interface DifferenceInput {
  bundle: StudyBundle;
  difference: Difference;
  /** Results of the later freeze. */
  after: Results;
  /** Version of the code. */
  version: string;
}

/** What every part of the page of a difference reads. */
export interface DifferenceContext extends DifferenceInput {
  display: Display;
  /** Rows that changed or are withheld. */
  changes: ReadonlyMap<string, RowDifference>;
  rows: ReadonlyMap<string, ResultRow>;
  /** Rows that the later freeze has no more, without their numbers. */
  gone: readonly ResultRow[];
  results: ReadonlyMap<string, AnalysisResult>;
  site: (id: string) => string;
  /** An endpoint's short name, with that of its competing event where a number is of that. */
  endpoint: (id: string, cause?: string) => string;
  /** A variable's name as the analysis or the codebook gives it. */
  variable: (name: string, analysis?: string) => string;
  /** What a cause is called; in brief where it stands beside the number that it moved. */
  cause: (id: string, brief?: boolean) => string;
  causeKind: (id: string) => CauseKind;
  /** A row's number at one of the freezes as it is printed; undefined where there is no such row. */
  print: (row: string, side: 'before' | 'after') => Span | undefined;
}

const CAUSES: Record<string, string> = {
  entered: 'new patients',
  left: 'patients who left',
  follow_up: 'longer follow-up',
  exports: 'patients and their data in the exports',
  pooled: 'several causes together, some of few patients',
};

export function differenceContext(input: DifferenceInput): DifferenceContext {
  const { bundle, difference, after } = input;
  const { display } = bundle.study;
  const changes = new Map(difference.differences.map((found) => [found.row.id, found]));
  const rows = new Map(after.rows.map((row) => [row.id, row]));
  const gone = difference.differences.flatMap(({ row, status, before }) =>
    rows.has(row.id) || (status !== 'vanished' && before !== null)
      ? []
      : [{ ...row, value: null, n: 0 }],
  );
  const results = new Map(after.analyses.map((result) => [result.analysis.id, result]));
  const sites = new Map(bundle.sites.map(({ site, label }) => [site, label]));
  const endpoints = new Map(bundle.study.endpoints.map(({ id, short }) => [id, short]));
  const causes = new Map(difference.causes.map((cause) => [cause.id, cause]));
  const site = (id: string) => (id === '*' ? 'other sites' : (sites.get(id) ?? id));
  const described = (name: string, analysis?: string): CohortVariable | undefined =>
    analysis === undefined
      ? undefined
      : results.get(analysis)?.variables.find((variable) => variable.name === name);
  const declaredLabels = Object.values(bundle.codebook.variables).map(({ label }) => label);
  /** As the codebook has it, with the groups where another variable has the same label. */
  const codebookLabel = (name: string): string | undefined => {
    const found = bundle.codebook.variables[name];
    if (found === undefined || !('levels' in found) || found.levels === undefined)
      return found?.label;
    const isShared = declaredLabels.filter((label) => label === found.label).length > 1;
    const groups = found.levels.map((level) => level.label).join(', ');
    return isShared ? `${found.label} in groups (${groups})` : found.label;
  };
  const variable = (name: string, analysis?: string): string =>
    described(name, analysis)?.label ??
    codebookLabel(name) ??
    bundle.codebook.entities[name]?.label ??
    (endpoints.has(name) ? `time and event of ${endpoints.get(name)}` : name);
  const cause = (id: string, brief = false): string => {
    const found = causes.get(id);
    if (found?.declarations !== undefined || found?.makers !== undefined)
      return nameBesideData(found, difference.before.freeze);
    if (found?.kind !== 'corrected') return CAUSES[id] ?? id;
    const what =
      found.variable === undefined
        ? 'corrected values'
        : `corrected ${
            (brief ? bundle.codebook.variables[found.variable]?.label : undefined) ??
            variable(found.variable)
          }`;
    return found.site === undefined ? what : `${what} (${site(found.site)})`;
  };
  const print = (id: string, side: 'before' | 'after'): Span | undefined => {
    const change = changes.get(id);
    const now = rows.get(id);
    if (side === 'before' && change?.status === 'withheld') return span('withheld', 'italic');
    if (side === 'before' && change?.status === 'appeared') return undefined;
    const value = change === undefined ? (now?.value ?? null) : change[side];
    const row = now ?? change?.row;
    if (row === undefined || (side === 'after' && now === undefined)) return undefined;
    const declared = row.variable === undefined ? undefined : described(row.variable, row.analysis);
    const decimals = declared?.decimals ?? (declared?.type === 'integer' ? 0 : undefined);
    const text = formatRow({ ...row, value, n: now?.n ?? 1 }, { display, decimals });
    return { ...span(text), row: id };
  };
  return {
    ...input,
    display,
    changes,
    rows,
    gone,
    results,
    site,
    endpoint: (id, cause) =>
      `${endpoints.get(id) ?? id}${cause === undefined ? '' : `, competing: ${midSentence(causeLabel(bundle.study, id, cause))}`}`,
    variable,
    cause,
    causeKind: (id) => causes.get(id)?.kind ?? 'pooled',
    print,
  };
}
