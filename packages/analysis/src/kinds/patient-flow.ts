import type { CohortVariable, ResultRow } from '@cohort-report/schema';
import { countText } from '../rows/count-text.ts';
import { resultRow } from '../rows/result-row.ts';
import type { Kind } from './kind.ts';

/** Patients at the start, excluded by each criterion, remaining after it, and included; by site as well. Whom a criterion excludes though it could not be determined is a warning. */
export const patientFlow: Kind<'patient_flow'> = ({ analysis, cohort, population }) => {
  const { flow } = cohort;
  const base = { analysis: analysis.id, n: flow.start };
  const rows: ResultRow[] = [
    resultRow({ ...base, n: population.n }, 'n', population.n),
    resultRow(base, 'start', flow.start),
    resultRow(base, 'joined', flow.joined),
    ...flow.steps.flatMap((step) => [
      resultRow({ ...base, variable: step.id }, 'excluded', step.excluded),
      resultRow({ ...base, variable: step.id }, 'remaining', step.remaining),
    ]),
    resultRow(base, 'included', flow.included),
    ...flow.bySite.flatMap(({ site, patients, included }) => {
      const group = { variable: 'site', level: site };
      return [
        resultRow({ ...base, group, n: patients }, 'start', patients),
        resultRow({ ...base, group, n: patients }, 'included', included),
      ];
    }),
  ];
  const criteria = flow.steps.map(
    (step): CohortVariable => ({ name: step.id, label: step.reason, type: 'boolean' }),
  );
  const site: CohortVariable = {
    name: 'site',
    label: 'Site',
    type: 'category',
    levels: flow.bySite.map((entry) => ({ value: entry.site, label: entry.label })),
  };
  const warnings = flow.steps.flatMap(({ reason, undetermined = 0 }) =>
    undetermined === 0
      ? []
      : [
          `${reason}: ${countText(undetermined, 'patient')} excluded as it could not be determined whether the criterion is met`,
        ],
  );
  return { rows, curves: [], variables: [...criteria, site], warnings };
};
