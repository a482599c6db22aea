import { COX_CONTROL, type CoxControl } from './cox-input.ts';

/** The controls of a fit: what is given (undefined counts as not given), else `defaults`. */
export function completeControl(
  given: Partial<CoxControl> | undefined,
  defaults: CoxControl = COX_CONTROL,
): CoxControl {
  const defined = Object.entries(given ?? {}).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(defined) };
}
