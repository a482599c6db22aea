import { logGamma } from '../distributions/log-gamma.ts';
import { lastColumns, type Pasts } from './fisher-last-columns.ts';

/** Log probabilities within this much of the observed one count as equal, as in FEXACT. */
const TIE = 3.4525e-7;

/** Steps that a new node or past is charged, so that the limit bounds memory as well. */
const NODE_COST = 200;
const PAST_COST = 40;

interface Node {
  /** Rows' remaining sums, descending, zeros dropped. */
  readonly rest: readonly number[];
  /** Log weights so far (column factorials over cell factorials), by their rounded value. */
  readonly pasts: Map<number, { log: number; ways: number }>;
}

/**
 * Two-sided p-value of Fisher's exact test by the network algorithm (Mehta & Patel 1983): columns
 * are filled one after the other, the smallest first; tables with the same remaining row sums share
 * a node, and one whose most probable completion is not above the observed probability counts as
 * a whole. null once about `limit` steps were needed. Margins are above 0.
 */
export function fisherNetwork(
  table: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
  limit: number,
): number | null {
  const count = rows.reduce((sum, row) => sum + row, 0);
  const logFactorial = Float64Array.from({ length: count + 1 }, (_, k) => logGamma(k + 1));
  const sizes = columns.toSorted((a, b) => a - b);
  let observed = TIE;
  for (const row of table) for (const x of row) observed -= logFactorial[x]!;
  for (const size of sizes) observed += logFactorial[size]!;
  const everything = totalOf(rows, logFactorial);
  const budget = { left: limit };
  let p = 0;
  let level: Node[] = [{ rest: sorted(rows), pasts: new Map([[0, { log: 0, ways: 1 }]]) }];
  for (let stage = 0; stage + 1 < sizes.length; stage++) {
    const following = new Map<number | string, Node>();
    const next = { nodes: following, radix: count + 1 };
    for (const { rest, pasts } of level) {
      const total = totalOf(rest, logFactorial);
      const most = mostProbable(rest, sizes.slice(stage), logFactorial);
      const open: { log: number; ways: number }[] = [];
      for (const past of pasts.values()) {
        if (past.log + most > observed) open.push(past);
        else p += past.ways * Math.exp(past.log + total - everything);
      }
      if (open.length === 0) continue;
      if (stage + 2 === sizes.length) {
        const sizesLeft = [sizes[stage]!, sizes[stage + 1]!] as const;
        const known = pastsOf(open, total - everything);
        p += lastColumns(rest, sizesLeft, known, observed, total, logFactorial, budget);
      } else expand(rest, sizes[stage]!, open, next, logFactorial, budget);
      if (budget.left < 0) return null;
    }
    level = [...following.values()];
  }
  return Math.min(1, p);
}

function sorted(rest: readonly number[]): number[] {
  return rest.filter((r) => r > 0).sort((a, b) => b - a);
}

/** Log of the sum of the weights of all completions: a multinomial coefficient. */
function totalOf(rest: readonly number[], logFactorial: Float64Array): number {
  let sum = 0;
  let log = 0;
  for (const r of rest) {
    sum += r;
    log -= logFactorial[r]!;
  }
  return log + logFactorial[sum]!;
}

/**
 * Upper bound of the log weight of any completion: Lagrange multipliers log(n / (row x column)) on
 * the margins, under which each cell is at its best at the whole part of row x column / n.
 */
function mostProbable(
  rest: readonly number[],
  sizes: readonly number[],
  logFactorial: Float64Array,
): number {
  const count = rest.reduce((sum, r) => sum + r, 0);
  let bound = 1e-9;
  for (const size of sizes) {
    bound += logFactorial[size]!;
    for (const r of rest) {
      const mean = (r * size) / count;
      const whole = Math.floor(mean);
      bound -= logFactorial[whole]! + Math.log(mean) * (mean - whole);
    }
  }
  return bound;
}

function pastsOf(open: { log: number; ways: number }[], shift: number): Pasts {
  open.sort((a, b) => a.log - b.log);
  let sum = 0;
  return {
    log: Float64Array.from(open, (past) => past.log),
    sum: Float64Array.from(open, (past) => {
      sum += past.ways * Math.exp(past.log + shift);
      return sum;
    }),
  };
}

/** Spreads one column over the rows in every way, and hands each past on to the nodes reached. */
function expand(
  rest: readonly number[],
  size: number,
  open: readonly { log: number; ways: number }[],
  next: { nodes: Map<number | string, Node>; radix: number },
  logFactorial: Float64Array,
  budget: { left: number },
): void {
  const after = rest.slice();
  const later = rest.slice();
  for (let i = rest.length - 2; i >= 0; i--) later[i]! += later[i + 1]!;
  const fill = (i: number, left: number, log: number): void => {
    if (budget.left < 0) return;
    if (i < rest.length) {
      const most = Math.min(rest[i]!, left);
      for (let x = Math.max(0, left - (later[i + 1] ?? 0)); x <= most; x++) {
        after[i] = rest[i]! - x;
        fill(i + 1, left - x, log - logFactorial[x]!);
      }
      return;
    }
    budget.left -= 5 * open.length;
    const child = sorted(after);
    const code = child.reduce((sum, r) => sum * next.radix + r, 0);
    const key = code < Number.MAX_SAFE_INTEGER ? code : child.join();
    let node = next.nodes.get(key);
    if (!node) {
      node = { rest: child, pasts: new Map() };
      next.nodes.set(key, node);
      budget.left -= NODE_COST;
    }
    for (const past of open) {
      const path = past.log + log;
      const rounded = Math.round(path * 1e10);
      const same = node.pasts.get(rounded);
      if (same) same.ways += past.ways;
      else {
        node.pasts.set(rounded, { log: path, ways: past.ways });
        budget.left -= PAST_COST;
      }
    }
  };
  fill(0, size, logFactorial[size]!);
}
