import { FEW_EVENTS, fewEvents } from './few-events.ts';
import type { FittedModel } from './fit-model.ts';
import { fitWarnings } from './fit-warnings.ts';

/** What a reader should know before trusting a model: few events for its size, no convergence, infinite estimates, left-out patients. */
export function modelWarnings(fitted: FittedModel): string[] {
  if ('reason' in fitted.fit) return [fitted.fit.reason];
  const few = fewEvents(fitted);
  return [
    ...(few === null
      ? []
      : [`${few.toFixed(1)} events per parameter; below ${FEW_EVENTS} estimates are unstable`]),
    ...fitWarnings(fitted),
  ];
}
