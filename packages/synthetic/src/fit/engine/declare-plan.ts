import type { FitPlan, PlanCoefficient, PlanModel } from '../plan/plan-shape.ts';
import { alikeModels } from './alike-models.ts';
import { checkLimits } from './check-limits.ts';
import type { KernelExports } from './kernel-exports.ts';

const LANES = 4;
/** Bytes of a set of targets, and how many sets a block and a panel have: as in `assembly/`. */
const TARGETS = 256;
const BLOCK_SETS = 2;
const PANEL_SETS = 3;
const TERM_KINDS = ['is', 'above', 'parts'] as const;

/** Where a model's estimates are in the kernel: a lane of a block of four, or a panel. */
export interface ModelPlace {
  readonly block: number;
  readonly lane: number;
  readonly panel: number;
}

/** Tells a kernel what is printed and what holds by construction. Gives the place of each model. */
export function declarePlan(kernel: KernelExports, plan: FitPlan): ModelPlace[] {
  checkLimits(plan);
  const { declaration, columns, terms, implications } = plan;
  kernel.setup(declaration.patients, columns.length);
  kernel.clearColumns();
  columns.forEach(({ levels, free, bands, median }, column) => {
    if (free) kernel.addFree(column, levels!.length);
    if (levels) return;
    kernel.addNumeric(column, median);
    for (const [from, to] of bands) kernel.addBand(column, from, to);
  });
  kernel.clearTerms();
  for (const { column, kind, bound } of terms)
    kernel.addTerm(column, TERM_KINDS.indexOf(kind), bound);
  kernel.clearRules();
  for (const { where, is, column, mustBe } of implications)
    kernel.addRule(where, is, column, mustBe);
  kernel.setLastDay(declaration.last_day);
  declareCurves(kernel, plan);
  return declareModels(kernel, plan);
}

function declareCurves(kernel: KernelExports, { curves }: FitPlan): void {
  kernel.clearCurves();
  for (const { endpoint, among, reverse, times, targets } of curves) {
    const curve = kernel.addCurve(endpoint, among, reverse);
    for (const time of times) kernel.addCurveTime(curve, time);
    targets.forEach((target, k) => {
      if (target === null) return;
      const { interval } = target;
      if (interval) kernel.setCurveTarget(curve, k, 1, interval.lower, interval.upper);
      else kernel.setCurveTarget(curve, k, 2, 0, 0);
    });
  }
}

function declareModels(kernel: KernelExports, { models }: FitPlan): ModelPlace[] {
  const places = new Map<PlanModel, ModelPlace>();
  for (const group of alikeModels(models)) {
    let block = -1;
    group.forEach((model, k) => {
      const lane = k % LANES;
      if (lane === 0) {
        block = kernel.addBlock(model.endpoint, model.groups > 2);
        clear(kernel, kernel.blockTargets.value, block, BLOCK_SETS);
      }
      declareLane(kernel, model, block, lane);
      places.set(model, { block, lane, panel: -1 });
    });
  }
  for (const model of models) {
    if (model.groups > 0) continue;
    const panel = kernel.addPanel(model.endpoint);
    clear(kernel, kernel.panelTargets.value, panel, PANEL_SETS);
    for (const term of model.terms) kernel.addPanelTerm(panel, term);
    for (const coefficient of model.coefficients) {
      const set = panel * PANEL_SETS + Math.floor(coefficient.at / LANES);
      const targets = kernel.panelTargets.value + set * TARGETS;
      declareTargets(kernel, targets, coefficient.at % LANES, coefficient);
    }
    places.set(model, { block: -1, lane: -1, panel });
  }
  return models.map((model) => places.get(model)!);
}

function declareLane(kernel: KernelExports, model: PlanModel, block: number, lane: number): void {
  const [first, second] = model.terms;
  const kind = model.product ? 3 : model.terms.length;
  kernel.setLane(block, lane, kind, first!, second ?? -1, model.among, model.columns);
  for (const coefficient of model.coefficients) {
    const set = block * BLOCK_SETS + (model.product ? 0 : coefficient.at);
    declareTargets(kernel, kernel.blockTargets.value + set * TARGETS, lane, coefficient);
  }
}

function declareTargets(
  kernel: KernelExports,
  targets: number,
  lane: number,
  { centre, half, scale, sign }: PlanCoefficient,
): void {
  for (let k = 0; k < centre.length; k += 1)
    kernel.setTarget(targets, lane, k, centre[k]!, half[k]!, scale[k]!);
  kernel.setSign(targets, lane, sign);
}

function clear(kernel: KernelExports, from: number, index: number, sets: number): void {
  for (let k = 0; k < sets; k += 1) kernel.clearTargets(from + (index * sets + k) * TARGETS);
}
