import type { FittedModel } from './fit-model.ts';

/** What warnings call a model of a table. */
export function modelName(
  model: 'univariable' | 'multivariable',
  { data }: Pick<FittedModel, 'data'>,
): string {
  return model === 'multivariable'
    ? 'Multivariable model'
    : `Univariable model of ${data.factors[0]?.variable.label}`;
}
