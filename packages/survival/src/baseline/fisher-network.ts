import { logGamma } from '../distributions/log-gamma.ts';

/** Log probabilities within this much of the observed one count as equal, as in FEXACT. */
const TIE = 3.4525e-7;

interface Node {
  /** Rows' remaining sums, descending, zeros dropped. */
  readonly rest: readonly number[];
  /** Log of the sum over all completions. */
  readonly total: number;
  longest: number;
  shortest: number;
}

/**
 * Two-sided p-value of Fisher's exact test by the network algorithm (Mehta & Patel 1983): columns
 * are filled one after the other; tables with the same remaining row sums share a node, and
 * branches that lie wholly below or above the observed probability are not followed. null once
 * more than `limit` column fillings were needed. Margins are above 0.
 */
export function fisherNetwork(
  table: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
  limit: number,
): number | null {
  const count = rows.reduce((sum, row) => sum + row, 0);
  const logFactorial = Float64Array.from({ length: count + 1 }, (_, k) => logGamma(k + 1));
  const order = columns.map((_, j) => j).sort((a, b) => columns[b]! - columns[a]! || a - b);
  const sizes = order.map((j) => columns[j]!);
  let observed = TIE;
  for (const row of table) for (const x of row) observed -= logFactorial[x]!;
  for (const size of sizes) observed += logFactorial[size]!;
  const stages = sizes.map(() => new Map<string, Node>());
  let work = 0;
  const totalOf = (rest: readonly number[]) => {
    let sum = 0;
    let log = 0;
    for (const r of rest) {
      sum += r;
      log -= logFactorial[r]!;
    }
    return log + logFactorial[sum]!;
  };
  const nodeOf = (stage: number, rest: readonly number[]): Node | null => {
    const key = rest.join();
    const known = stages[stage]!.get(key);
    if (known) return known;
    const node: Node = { rest, total: totalOf(rest), longest: 0, shortest: 0 };
    if (stage === sizes.length - 1) {
      node.longest = node.total;
      node.shortest = node.total;
    } else {
      node.longest = Number.NEGATIVE_INFINITY;
      node.shortest = Number.POSITIVE_INFINITY;
      for (const [step, next] of fillings(stage, rest)) {
        const child = nodeOf(stage + 1, next);
        if (child === null) return null;
        node.longest = Math.max(node.longest, step + child.longest);
        node.shortest = Math.min(node.shortest, step + child.shortest);
      }
      if (work > limit) return null;
    }
    stages[stage]!.set(key, node);
    return node;
  };
  /** Ways to spread a column over the rows: log weight, and what then remains. */
  const fillings = (stage: number, rest: readonly number[]): [number, number[]][] => {
    const found: [number, number[]][] = [];
    const next = rest.slice();
    const later = rest.slice();
    for (let i = rest.length - 2; i >= 0; i--) later[i]! += later[i + 1]!;
    const fill = (i: number, left: number, log: number) => {
      if (work > limit) return;
      if (i === rest.length) {
        work++;
        const kept = next.filter((r) => r > 0).sort((a, b) => b - a);
        found.push([log, kept]);
        return;
      }
      const most = Math.min(rest[i]!, left);
      for (let x = Math.max(0, left - (later[i + 1] ?? 0)); x <= most; x++) {
        next[i] = rest[i]! - x;
        fill(i + 1, left - x, log - logFactorial[x]!);
      }
    };
    fill(0, sizes[stage]!, logFactorial[sizes[stage]!]!);
    return found;
  };
  const first = rows.slice().sort((a, b) => b - a);
  const root = nodeOf(0, first);
  if (root === null) return null;
  let p = 0;
  let level = new Map<Node, Map<number, [number, number]>>([[root, new Map([[0, [0, 1]]])]]);
  for (let stage = 0; stage < sizes.length && level.size > 0; stage++) {
    const following = new Map<Node, Map<number, [number, number]>>();
    for (const [node, pasts] of level) {
      const open: [number, number][] = [];
      for (const [past, ways] of pasts.values()) {
        if (past + node.longest <= observed) p += ways * Math.exp(past + node.total - root.total);
        else if (past + node.shortest <= observed) open.push([past, ways]);
      }
      if (open.length === 0 || stage === sizes.length - 1) continue;
      for (const [step, rest] of fillings(stage, node.rest)) {
        const child = stages[stage + 1]!.get(rest.join())!;
        let into = following.get(child);
        if (!into) {
          into = new Map();
          following.set(child, into);
        }
        for (const [past, ways] of open) {
          work++;
          const path = past + step;
          const key = Math.round(path * 1e10);
          const same = into.get(key);
          if (same) same[1] += ways;
          else into.set(key, [path, ways]);
        }
      }
      if (work > limit) return null;
    }
    level = following;
  }
  return Math.min(1, p);
}
