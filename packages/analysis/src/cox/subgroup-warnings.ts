import { FEW_EVENTS, fewEvents } from './few-events.ts';
import type { FittedModel } from './fit-model.ts';
import { fitWarnings } from './fit-warnings.ts';
import { groupWarnings } from './group-warnings.ts';

/** Warnings of the many small models of an analysis: too few events once, with the events per parameter of each model. */
export function subgroupWarnings(
  models: readonly { label: string; fitted: FittedModel }[],
): string[] {
  const few = models.flatMap(({ label, fitted }) => {
    const perParameter = 'reason' in fitted.fit ? null : fewEvents(fitted);
    return perParameter === null ? [] : [`${label} with ${perParameter.toFixed(1)}`];
  });
  return [
    ...(few.length === 0
      ? []
      : [`${few.join(', ')}: below ${FEW_EVENTS} events per parameter estimates are unstable`]),
    ...groupWarnings(
      models.map(({ label, fitted }) => ({ label, warnings: fitWarnings(fitted) })),
      'every model',
    ),
  ];
}
