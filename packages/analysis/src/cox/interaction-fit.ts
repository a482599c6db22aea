import { levelLabel } from '../rows/level-label.ts';
import type { DesignColumn } from './design-columns.ts';
import { type FittedModel, fitModel } from './fit-model.ts';
import type { ModelData, ModelFactor } from './model-data.ts';

export interface ProductColumn extends DesignColumn {
  /** Why the product can't be estimated, where the counts alone tell. */
  empty?: string;
}

export interface InteractionFit {
  fitted: FittedModel;
  products: ProductColumn[];
}

/** Cox model of a factor, the modifier and their product; `data` holds exactly these two factors, in this order. */
export function interactionFit(
  data: ModelData,
  ties: 'efron' | 'breslow' | 'exact',
): InteractionFit {
  const [factor, modifier] = data.factors as [ModelFactor, ModelFactor];
  let products: ProductColumn[] = [];
  const fitted = fitModel(data, { ties }, ([own, other]) => {
    products = (own?.columns ?? []).flatMap((a) =>
      (other?.columns ?? []).map((b) => product(a, b, factor, modifier)),
    );
    return products;
  });
  return { fitted, products };
}

function product(
  a: DesignColumn,
  b: DesignColumn,
  factor: ModelFactor,
  modifier: ModelFactor,
): ProductColumn {
  const empty = emptyCell(a, b, factor, modifier);
  return {
    variable: `${a.variable}:${b.variable}`,
    ...(a.level === undefined ? {} : { level: a.level }),
    label: `${a.label} × ${b.label}`,
    values: a.values.map((value, row) => value * (b.values[row] as number)),
    ...(empty === undefined ? {} : { empty }),
  };
}

function emptyCell(
  a: DesignColumn,
  b: DesignColumn,
  factor: ModelFactor,
  modifier: ModelFactor,
): string | undefined {
  const sides = (column: DesignColumn, { reference }: ModelFactor) =>
    column.level === undefined || reference === undefined ? [] : [reference, column.level];
  for (const level of sides(a, factor)) {
    for (const other of sides(b, modifier)) {
      const anybody = factor.values.some(
        (value, row) => value === level && modifier.values[row] === other,
      );
      if (!anybody)
        return `no patient has ${levelLabel(factor.variable, level)} and ${levelLabel(modifier.variable, other)}`;
    }
  }
  return undefined;
}
