import { levelLabel } from '../rows/level-label.ts';
import type { DesignColumn } from './design-columns.ts';
import { type FittedModel, fitModel } from './fit-model.ts';
import type { ModelData, ModelFactor } from './model-data.ts';

export interface ProductColumn extends DesignColumn {
  /** Why the product can't be estimated, where the counts alone tell: a pair of levels has no patient, or its patients no event. */
  empty?: string;
  spared?: string;
}

export interface InteractionFit {
  fitted: FittedModel;
  products: ProductColumn[];
}

/** Cox model of a factor, the modifier and their product; `data` holds exactly these two factors, in this order. */
export function interactionFit(
  data: ModelData,
  { ties, conf_level }: { ties: 'efron' | 'breslow' | 'exact'; conf_level?: number },
): InteractionFit {
  let products: ProductColumn[] = [];
  const fitted = fitModel(
    data,
    { ties, ...(conf_level === undefined ? {} : { conf_level }) },
    ([own, other]) => {
      products = (own?.columns ?? []).flatMap((a) =>
        (other?.columns ?? []).map((b) => product(a, b, data)),
      );
      return products;
    },
  );
  return { fitted, products };
}

function product(a: DesignColumn, b: DesignColumn, data: ModelData): ProductColumn {
  return {
    variable: `${a.variable}:${b.variable}`,
    ...(a.level === undefined ? {} : { level: a.level }),
    label: `${a.label} × ${b.label}`,
    values: a.values.map((value, row) => value * (b.values[row] as number)),
    ...withoutPatients(a, b, data),
  };
}

/**
 * Names a pair of levels that has no patient, or no event among its patients. Without an event its hazard is 0, and how many times
 * that of another it is cannot be told, though a fit that stops somewhere on the way gives a number.
 */
function withoutPatients(
  a: DesignColumn,
  b: DesignColumn,
  { times, factors }: ModelData,
): Pick<ProductColumn, 'empty' | 'spared'> {
  const [factor, modifier] = factors as [ModelFactor, ModelFactor];
  const sides = (column: DesignColumn, { reference }: ModelFactor) =>
    column.level === undefined || reference === undefined ? [] : [reference, column.level];
  const pairs = sides(a, factor).flatMap((level) =>
    sides(b, modifier).map((other) => {
      const events = times.event.filter(
        (_, row) => factor.values[row] === level && modifier.values[row] === other,
      );
      const who = `${levelLabel(factor.variable, level)} and ${levelLabel(modifier.variable, other)}`;
      return { who, events };
    }),
  );
  const nobody = pairs.find(({ events }) => events.length === 0);
  const spared = times.event.includes(1)
    ? pairs.find(({ events }) => events.length > 0 && !events.includes(1))
    : undefined;
  return {
    ...(nobody && { empty: `no patient has ${nobody.who}` }),
    ...(spared && { spared: `there is no event among patients with ${spared.who}` }),
  };
}
