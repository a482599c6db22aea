export { accumulateHazard, groupHazards } from './hazards';
export { information } from './information';
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
  events,
  findGroups,
  hasNearTies,
  layoutEventEnd,
  layoutGroup,
  layoutOrder,
  layoutStart,
  layoutTime,
  order,
  setupOrder,
  sortValues,
  values,
} from './order';
export { riskScores } from './risks';
