import type { PlanTerm } from './plan-shape.ts';

/** What the names in a declaration stand for. */
export interface PlanContext {
  readonly terms: readonly PlanTerm[];
  readonly termAt: (name: string) => number;
  readonly endpointAt: (name: string) => number;
  readonly days: number;
}
