import type { FitState } from '../state/fit-state.ts';

/** Whether a patient is possible by the declared rules. */
export function keepsImplications({ plan, columns }: FitState, row: number): boolean {
  for (const rule of plan.implications) {
    if (columns[rule.where]![row] === rule.is && columns[rule.column]![row] !== rule.mustBe)
      return false;
  }
  return true;
}
