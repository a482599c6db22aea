import type {
  AnalysisKind,
  AnalysisOf,
  Cohort,
  CohortVariable,
  ResultRow,
  StudyBundle,
  SurvivalCurve,
} from '@cohort-report/schema';
import type { Population } from '../population/population.ts';

interface KindInput<K extends AnalysisKind> {
  analysis: AnalysisOf<K>;
  bundle: StudyBundle;
  cohort: Cohort;
  population: Population;
}

interface KindOutput {
  rows: ResultRow[];
  curves: SurvivalCurve[];
  /** Variables that the rows speak of, labelled as the analysis labels them. */
  variables: CohortVariable[];
  warnings: string[];
}

/** A kind of analysis: from one declaration and its patients to rows. */
export type Kind<K extends AnalysisKind> = (input: KindInput<K>) => KindOutput;
