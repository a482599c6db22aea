import { PANEL_ROWS } from '../layout/panels.ts';
import type { RiskLayout } from '../layout/risk-layout.ts';
import { createHazardState, type HazardState } from './hazard-state.ts';

/** Marks a panel can collect before it is multiplied out: two per group that ends in a panel. */
export const MARK_CAPACITY = 3 * PANEL_ROWS;

/** What a partial likelihood is computed from and into; reused from iteration to iteration. */
export interface RiskWorkspace extends HazardState {
  readonly p: number;
  /** Covariates, see `buildPanels`. */
  readonly panels: Float64Array;
  /** Offsets in sorted order, or null for none. */
  readonly offset: Float64Array | null;
  /** Multiplies the events' part of the score group by group; null for 1. */
  readonly eventFactor: Float64Array | null;
  /** Gradient and information (negative Hessian, row by row) at the last evaluated coefficients. */
  readonly score: Float64Array;
  readonly information: Float64Array;
  readonly scratch: InformationScratch;
}

export interface InformationScratch {
  readonly rowGram: Float64Array;
  readonly meanGram: Float64Array;
  readonly rowPanel: Float64Array;
  readonly meanPanel: Float64Array;
  readonly running: Float64Array;
  readonly removed: Float64Array;
  readonly open: Float64Array;
  readonly residual: Float64Array;
  readonly rootHazard: Float64Array;
  readonly prefix: Float64Array;
  readonly markAt: Int32Array;
  readonly markOpen: Int32Array;
  readonly markSum: Float64Array;
  readonly markEvents: Float64Array;
  readonly markRemoved: Float64Array;
  readonly markGroup: Int32Array;
  readonly markLeave: Uint8Array;
  readonly cut: Int32Array;
  readonly cutGroup: Int32Array;
}

export interface RiskWorkspaceInput {
  readonly layout: RiskLayout;
  readonly panels: Float64Array;
  readonly p: number;
  readonly efron: boolean;
  /** Case weights and offsets in input order. */
  readonly weight: Float64Array | null;
  readonly offset: Float64Array | null;
}

export function createRiskWorkspace(input: RiskWorkspaceInput): RiskWorkspace {
  const { layout, p } = input;
  let offset: Float64Array | null = null;
  if (input.offset !== null) {
    offset = new Float64Array(layout.rows);
    for (let i = 0; i < layout.rows; i++) offset[i] = input.offset[layout.order[i]!]!;
  }
  return {
    ...createHazardState(layout, input.efron, input.weight),
    p,
    panels: input.panels,
    offset,
    eventFactor: null,
    score: new Float64Array(p),
    information: new Float64Array(p * p),
    scratch: informationScratch(p),
  };
}

function informationScratch(p: number): InformationScratch {
  return {
    rowGram: new Float64Array((p + 1) * (p + 2)),
    meanGram: new Float64Array((p + 1) * (p + 2)),
    rowPanel: new Float64Array((p + 2) * PANEL_ROWS),
    meanPanel: new Float64Array((p + 2) * MARK_CAPACITY),
    running: new Float64Array(p),
    removed: new Float64Array(p),
    open: new Float64Array(p),
    residual: new Float64Array(PANEL_ROWS),
    rootHazard: new Float64Array(PANEL_ROWS),
    prefix: new Float64Array(2 * (2 * PANEL_ROWS + 5)),
    markAt: new Int32Array(MARK_CAPACITY),
    markOpen: new Int32Array(MARK_CAPACITY),
    markSum: new Float64Array(MARK_CAPACITY),
    markEvents: new Float64Array(MARK_CAPACITY),
    markRemoved: new Float64Array(MARK_CAPACITY),
    markGroup: new Int32Array(MARK_CAPACITY),
    markLeave: new Uint8Array(MARK_CAPACITY),
    cut: new Int32Array(PANEL_ROWS + 2),
    cutGroup: new Int32Array(PANEL_ROWS + 2),
  };
}
