import type { FittedModel } from './fit-model.ts';

/** What went wrong in a fit: no convergence, infinite estimates. */
export function fitWarnings({ fit, columns }: FittedModel): string[] {
  if ('reason' in fit) return [];
  return [
    ...(fit.converged ? [] : [`no convergence after ${fit.iterations} iterations`]),
    ...columns.flatMap((column, index) =>
      fit.columns[index]?.reason?.code === 'separation'
        ? [`${column.label} has no finite estimate (separation)`]
        : [],
    ),
  ];
}
