/** Kinds of moves, by their places in `propose` of the kernel. */
export const MOVES = [
  'column',
  'columns',
  'patients',
  'twice',
  'value',
  'first_events',
  'carry',
  'both',
  'outcomes',
  'outcomes_twice',
  'last',
  'order',
  'order_twice',
  'first',
  'tie',
] as const;

/** Cohorts that a kernel can hold beside the one it works on. */
export const MOST_REPLICAS = 64;

interface Address {
  readonly value: number;
}

/** What the compiled sources in `assembly/` export; described there. */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly setup: (rows: number, columns: number) => void;
  readonly columns: Address;
  readonly times: Address;
  readonly events: Address;
  readonly primary: Address;
  readonly primaryEnd: Address;
  readonly best: Address;
  readonly blockBeta: Address;
  readonly panelBeta: Address;
  readonly blockTargets: Address;
  readonly panelTargets: Address;
  readonly clearTerms: () => void;
  readonly addTerm: (column: number, kind: number, bound: number) => void;
  readonly addBlock: (endpoint: number, wide: boolean) => number;
  readonly setLane: (
    block: number,
    lane: number,
    kind: number,
    first: number,
    second: number,
    among: number,
    columns: number,
  ) => void;
  readonly addPanel: (endpoint: number) => number;
  readonly addPanelTerm: (panel: number, term: number) => void;
  readonly clearTargets: (targets: number) => void;
  readonly setTarget: (
    targets: number,
    lane: number,
    statistic: number,
    centre: number,
    half: number,
    scale: number,
  ) => void;
  readonly setSign: (targets: number, lane: number, sign: number) => void;
  readonly clearCurves: () => void;
  readonly addCurve: (endpoint: number, among: number, reverse: boolean) => number;
  readonly addCurveTime: (curve: number, time: number) => void;
  readonly setCurveTarget: (
    curve: number,
    statistic: number,
    kind: number,
    lower: number,
    upper: number,
  ) => void;
  readonly clearRules: () => void;
  readonly addRule: (where: number, is: number, column: number, mustBe: number) => void;
  readonly clearColumns: () => void;
  readonly addNumeric: (column: number, median: number) => void;
  readonly addFree: (column: number, levels: number) => void;
  readonly addBand: (column: number, from: number, to: number) => void;
  readonly setLastDay: (day: number) => void;
  readonly clearMoves: () => void;
  readonly addMove: (kind: number, bound: number) => void;
  readonly setShape: (
    near: number,
    bend: number,
    slope: number,
    location: number,
    spread: number,
  ) => void;
  readonly setTrial: (endpoints: number, trust: number, slack: number, hope: number) => void;
  readonly seed: (low: number, high: number) => void;
  readonly keep: (copy: number) => void;
  readonly recall: (copy: number) => void;
  readonly change: (one: number, other: number) => void;
  readonly solve: () => void;
  readonly walk: (proposals: number, hot: number, cold: number) => void;
  readonly countMatched: () => number;
  readonly energy: () => number;
  readonly mostMatched: { readonly value: number };
  readonly setMostMatched: (count: number) => void;
}
