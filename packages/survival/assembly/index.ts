export { accumulateHazard, groupHazards } from './hazards';
export { information, planMarks, sweepColumns, weighRows } from './information';
export { centreRows, placeRows } from './matrix';
export {
  beta,
  centre,
  factor,
  groupEventEnd,
  groupStart,
  groupWeight,
  meanGram,
  offset,
  place,
  rowGram,
  rowGroup,
  STAGE_STRIDE,
  STAGED,
  scale,
  score,
  segmentGroup,
  setup,
  stage,
  weight,
  width,
} from './memory';
export {
  addTime,
  events,
  findGroups,
  hasNearTies,
  layoutEventEnd,
  layoutGroup,
  layoutOrder,
  layoutStart,
  layoutTime,
  order,
  scanSteps,
  scatter,
  setupOrder,
  sortValues,
  takeKeys,
  values,
} from './order';
export { exponentials, linearPredictors, riskScores } from './risks';
