import type { PlanModel } from '../plan/plan-shape.ts';

/** The models whose rows fall into a few groups, apart by endpoint and by whether they have one coefficient. */
export function alikeModels(models: readonly PlanModel[]): PlanModel[][] {
  const grouped = Map.groupBy(
    models.filter(({ groups }) => groups > 0),
    ({ endpoint, groups }) => `${endpoint} ${groups > 2}`,
  );
  return [...grouped.values()];
}
