import { groupHazards } from './group-hazards.ts';
import { riskScores } from './risk-scores.ts';
import type { RiskWorkspace } from './risk-workspace.ts';
import { scoreInformation } from './score-information.ts';

/** Efron's or Breslow's log partial likelihood at `beta`; fills the score and the information. */
export function partialLikelihood(ws: RiskWorkspace, beta: Float64Array): number {
  const events = riskScores(ws, beta);
  const loglik = events + groupHazards(ws);
  scoreInformation(ws);
  return loglik;
}
