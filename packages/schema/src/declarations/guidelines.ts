/** A reporting guideline: what it is for, where it is published, and what each item asks for, in words of our own. */
export interface Guideline {
  title: string;
  doi: string;
  /** Item 1 first. */
  items: readonly string[];
}

/** The guidelines that a study's checklist may follow. */
export const GUIDELINES = {
  REMARK: {
    title: 'REMARK, for studies of prognostic markers',
    doi: '10.1371/journal.pmed.1001216',
    items: [
      'Marker, objectives and hypotheses',
      'Patients: source, criteria for inclusion and exclusion',
      'Treatments, and how they were chosen',
      'Specimens, and how they were kept',
      'Assay, and whether it was blinded to outcome',
      'Design: selection of cases, period, end and length of follow-up',
      'Endpoints, defined',
      'Candidate variables, all of them',
      'Sample size, and why',
      'Statistical methods: selection of variables, assumptions, missing data',
      'Handling of marker values and cut-points',
      'Flow of patients and events through the study',
      'Characteristics of the patients, and missing values',
      'Relation of the marker to standard prognostic variables',
      'Univariable analyses: estimates with intervals, survival curves',
      'Multivariable analyses: estimates with intervals',
      'The marker beside the standard variables, significant or not',
      'Further investigations: assumptions, sensitivity, validation',
      'Interpretation and limitations',
      'Implications for research and for the clinic',
    ],
  },
  STROBE: {
    title: 'STROBE, for observational studies',
    doi: '10.1371/journal.pmed.0040296',
    items: [
      'Title and abstract',
      'Background and rationale',
      'Objectives',
      'Study design',
      'Setting: places, periods, follow-up',
      'Participants: criteria, source, selection',
      'Variables: outcomes, exposures, confounders, defined',
      'Sources of data and methods of measurement',
      'Bias, and what was done against it',
      'Study size, and how it came about',
      'Quantitative variables: handling and grouping',
      'Statistical methods: confounding, subgroups, missing data, sensitivity',
      'Participants at each stage, with reasons for exclusion',
      'Characteristics, missing values, length of follow-up',
      'Numbers of outcomes over time',
      'Main results: unadjusted and adjusted estimates with intervals',
      'Other analyses: subgroups, interactions, sensitivity',
      'Key results in view of the objectives',
      'Limitations',
      'Interpretation',
      'Generalisability',
      'Funding',
    ],
  },
} as const satisfies Record<string, Guideline>;
