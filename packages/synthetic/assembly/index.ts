export { blockTargets } from './blocks';
export { addBand, addFree, addNumeric, clearColumns } from './column-moves';
export { addCurve, addCurveTime, clearCurves, setCurveTarget } from './curves';
export { countMatched, setTrial } from './energy';
export {
  best,
  blockBeta,
  change,
  columns,
  energy,
  events,
  keep,
  panelBeta,
  panelVariance,
  primary,
  primaryEnd,
  recall,
  setup,
  times,
} from './memory';
export { setLastDay } from './outcome-moves';
export { panelTargets } from './panels';
export { clearTargets, setShape, setSign, setTarget } from './penalty';
export { seed } from './random';
export { addRule, clearRules } from './rules';
export { addBlock, addPanel, addPanelTerm, addTerm, clearTerms, setLane } from './terms';
export { addMove, clearMoves, mostMatched, setMostMatched, solve, walk } from './walk';
