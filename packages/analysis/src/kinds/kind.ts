import type {
  AnalysisKind,
  AnalysisOf,
  Audit,
  Cohort,
  CohortVariable,
  IncidenceCurve,
  ResultRow,
  Results,
  Scorecard,
  StudyBundle,
  SurvivalCurve,
} from '@cohort-report/schema';
import type { Population } from '../population/population.ts';

interface KindInput<K extends AnalysisKind> {
  analysis: AnalysisOf<K>;
  bundle: StudyBundle;
  cohort: Cohort;
  population: Population;
  /** Results of the kinds carried out before: audit and scorecard come after all others. */
  earlier: Pick<Results, 'rows' | 'audit'>;
}

interface KindOutput {
  rows: ResultRow[];
  curves: SurvivalCurve[];
  incidences?: IncidenceCurve[];
  /** Variables that the rows speak of, labelled as the analysis labels them. */
  variables: CohortVariable[];
  warnings: string[];
  audit?: Audit;
  scorecard?: Scorecard;
}

/** A kind of analysis: from one declaration and its patients to rows. */
export type Kind<K extends AnalysisKind> = (input: KindInput<K>) => KindOutput;
