import type { FitDeclaration } from './fit-declaration.ts';
import { planCurve } from './plan-curve.ts';
import { planModels } from './plan-models.ts';
import type { FitPlan, PlanColumn, PlanTerm } from './plan-shape.ts';

/** Lays a declaration out for the search. Throws on a name that is not declared. */
export function fitPlan(declaration: FitDeclaration): FitPlan {
  const columns = Object.entries(declaration.columns).map(([name, column]): PlanColumn => {
    if ('levels' in column) {
      const { levels, free } = column;
      return { name, levels, free, step: 1, bands: [], median: 0 };
    }
    const units = (value: number) => Math.round(value / column.step);
    return {
      name,
      levels: null,
      free: false,
      step: column.step,
      bands: column.bands.map(([from, to]) => [units(from), units(to)] as const),
      median: units(column.median),
    };
  });
  const columnAt = (name: string) =>
    indexOf(
      columns.map((column) => column.name),
      name,
      'column',
    );
  const terms = Object.entries(declaration.terms).map(([name, term]): PlanTerm => {
    const at = columnAt(term.column);
    const column = columns[at]!;
    if (term.is !== undefined) {
      const level = column.levels?.indexOf(term.is) ?? -1;
      if (level < 0) throw new Error(`term ${name}: ${term.is} is no level of ${term.column}`);
      return { name, column: at, kind: 'is', bound: level };
    }
    if (term.above !== undefined) {
      const bound = Math.round(term.above / column.step);
      return { name, column: at, kind: 'above', bound };
    }
    const per = Math.round(1 / column.step);
    return { name, column: at, kind: 'parts', bound: per };
  });
  const termAt = (name: string) =>
    indexOf(
      terms.map((term) => term.name),
      name,
      'term',
    );
  const endpointAt = (name: string) =>
    indexOf(Object.keys(declaration.endpoints), name, 'endpoint');
  const context = { terms, termAt, endpointAt, days: declaration.days_per_month };
  return {
    declaration,
    columns,
    terms,
    models: declaration.cox.flatMap((cox) => planModels(cox, context)),
    curves: declaration.curves.map((curve) => planCurve(curve, context)),
    implications: declaration.implications.map((rule) => ({
      where: columnAt(rule.where),
      is: rule.is,
      column: columnAt(rule.column),
      mustBe: rule.must_be,
    })),
  };
}

function indexOf(names: readonly string[], name: string, what: string): number {
  const at = names.indexOf(name);
  if (at < 0) throw new Error(`no ${what} is named ${name}; there are ${names.join(', ')}`);
  return at;
}
