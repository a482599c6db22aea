import { estimableCount } from './estimable-count.ts';
import type { FittedModel } from './fit-model.ts';

/** Events per parameter below which the estimates of a model are unstable. */
export const FEW_EVENTS = 10;

/** Events per parameter of a model that has too few of them; else null. */
export function fewEvents(fitted: FittedModel): number | null {
  const perParameter = fitted.events / estimableCount(fitted);
  return perParameter < FEW_EVENTS ? perParameter : null;
}
