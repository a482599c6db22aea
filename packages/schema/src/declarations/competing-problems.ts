import type { Problem } from '../problems/problem.ts';
import type { Analysis } from './analysis.ts';
import type { Study } from './study.ts';

/**
 * What is wrong between an analysis and the competing events of its endpoints: one that needs them and finds none, a
 * Kaplan-Meier estimate of an endpoint that has them, exact ties in a model that knows none.
 */
export function competingProblems(analysis: Analysis, study: Study, file: string): Problem[] {
  const endpoint = (id: string) => study.endpoints.find((each) => each.id === id);
  const having = study.endpoints.filter(({ competing }) => competing !== undefined);
  switch (analysis.kind) {
    case 'survival_curves':
    case 'survival_summary': {
      const follow = 'follow_up' in analysis ? analysis.follow_up : undefined;
      const named = [
        ...analysis.endpoints.map((id, index) => ({ id, path: `endpoints[${index}]` })),
        ...(follow === undefined ? [] : [{ id: follow, path: 'follow_up' }]),
      ];
      const others = study.endpoints.filter(({ competing }) => competing === undefined);
      return named.flatMap(({ id, path }) => {
        const events = endpoint(id)
          ?.competing?.map(({ label }) => label)
          .join(', ');
        return events === undefined
          ? []
          : [
              {
                file,
                path,
                message: `Kaplan-Meier would take patients with a competing event (${events}) for patients who may still have the event, and overstate it`,
                expected: `an endpoint without competing events${others.length === 0 ? '' : `: ${others.map((each) => each.id).join(', ')}`}`,
                found: id,
                action:
                  path === 'follow_up'
                    ? 'name an endpoint whose time runs to the last contact'
                    : 'use the kind cumulative_incidence for this endpoint',
              },
            ];
      });
    }
    case 'cumulative_incidence':
    case 'cox_table': {
      const isFineGray = analysis.kind === 'cox_table' && analysis.hazard === 'subdistribution';
      if (analysis.kind === 'cox_table' && analysis.hazard === undefined) return [];
      const found = endpoint(analysis.endpoint);
      const lacks = found !== undefined && found.competing === undefined;
      return [
        ...(lacks
          ? [
              {
                file,
                path: 'endpoint',
                message: `the endpoint ${found.id} has no competing events`,
                expected:
                  having.length === 0
                    ? 'an endpoint with `competing`; the study has none'
                    : `one of ${having.map(({ id }) => id).join(', ')}`,
                found: found.id,
                action: `declare what competes with it under \`competing\` in study.yaml, or ${
                  analysis.kind === 'cox_table' ? 'take out `hazard`' : 'use survival_curves'
                }`,
              },
            ]
          : []),
        ...(isFineGray && analysis.ties === 'exact'
          ? [
              {
                file,
                path: 'ties',
                message: 'the model of Fine and Gray weights its patients and has no exact ties',
                expected: 'one of efron, breslow',
                found: 'exact',
              },
            ]
          : []),
      ];
    }
    default:
      return [];
  }
}
