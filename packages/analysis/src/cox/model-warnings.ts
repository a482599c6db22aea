import { estimableCount } from './estimable-count.ts';
import type { FittedModel } from './fit-model.ts';

const FEW_EVENTS = 10;

/** What a reader should know before trusting a model: few events for its size, no convergence, infinite estimates, left-out patients. */
export function modelWarnings(fitted: FittedModel): string[] {
  const { fit, columns, events } = fitted;
  if ('reason' in fit) return [fit.reason];
  const perParameter = events / estimableCount(fitted);
  return [
    ...(perParameter < FEW_EVENTS
      ? [
          `${perParameter.toFixed(1)} events per parameter; below ${FEW_EVENTS} estimates are unstable`,
        ]
      : []),
    ...(fit.converged ? [] : [`no convergence after ${fit.iterations} iterations`]),
    ...columns.flatMap((column, index) =>
      fit.columns[index]?.reason?.code === 'separation'
        ? [`${column.label} has no finite estimate (separation)`]
        : [],
    ),
  ];
}
