import type { DeclaredCox, PrintedEstimate } from './fit-declaration.ts';
import { maskOf } from './mask-of.ts';
import { planCoefficient } from './plan-coefficient.ts';
import type { PlanContext } from './plan-context.ts';
import type { PlanModel } from './plan-shape.ts';

/** The models of one entry under `cox`: one for each term, or one of them together. */
export function planModels(cox: DeclaredCox, context: PlanContext): PlanModel[] {
  const among = cox.among === undefined ? -1 : context.termAt(cox.among);
  const times = cox.times === undefined ? [] : [context.termAt(cox.times)];
  const model = (names: string[], estimates: Record<string, PrintedEstimate>): PlanModel => {
    const terms = [...names.map(context.termAt), ...times];
    const used = terms.map((term) => context.terms[term]!.column);
    const product = times.length > 0;
    const inGroups = product || (terms.length <= 2 && used.every((column) => column === used[0]));
    const counted = terms.some((term) => context.terms[term]!.kind === 'parts');
    return {
      id: `${cox.endpoint} ${cox.name}`,
      endpoint: context.endpointAt(cox.endpoint),
      terms,
      among,
      product,
      groups: inGroups && !counted ? (product ? 4 : terms.length + 1) : 0,
      columns: maskOf(among < 0 ? used : [...used, context.terms[among]!.column]),
      coefficients: names.flatMap((name, at) =>
        Object.keys(estimates[name]!).length === 0
          ? []
          : [planCoefficient(name, at, estimates[name]!)],
      ),
    };
  };
  return [
    ...Object.entries(cox.each ?? {}).map(([name, value]) => model([name], { [name]: value })),
    ...(cox.together ? [model(Object.keys(cox.together), cox.together)] : []),
  ];
}
