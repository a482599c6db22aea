import { type SurvivalCurve, survivalAt } from '@cohort-report/survival';
import { monthText } from './month-text.ts';

/** Why a curve tells nothing at a time in months: follow-up ends before, and the curve has not come down to 0; undefined where it does. */
export function followUpEnds(
  curve: SurvivalCurve,
  at: number,
  daysPerMonth: number,
): string | undefined {
  const { survival, beyond } = survivalAt(curve, [at * daysPerMonth]);
  if (beyond[0] !== 1 || (survival[0] as number) === 0) return undefined;
  return `follow-up ends before, at ${monthText((curve.time.at(-1) as number) / daysPerMonth)} months`;
}
