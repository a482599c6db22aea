/** Fenwick tree of weights by rank: adding and cumulative sums in log time. */
export interface WeightTree {
  readonly sums: Float64Array;
  /** Weight at each rank. */
  readonly at: Float64Array;
  size: number;
  total: number;
}

export const createWeightTree = (capacity: number): WeightTree => ({
  sums: new Float64Array(capacity + 1),
  at: new Float64Array(capacity),
  size: 0,
  total: 0,
});

/** Empties the tree and sets its number of ranks. */
export function clearTree(tree: WeightTree, size: number): void {
  tree.sums.fill(0, 0, size + 1);
  tree.at.fill(0, 0, size);
  tree.size = size;
  tree.total = 0;
}

export function addWeight(tree: WeightTree, rank: number, weight: number): void {
  tree.at[rank]! += weight;
  tree.total += weight;
  for (let k = rank + 1; k <= tree.size; k += k & -k) tree.sums[k]! += weight;
}

/** Weight at ranks below `rank`. */
export function weightBelow(tree: WeightTree, rank: number): number {
  let sum = 0;
  for (let k = rank; k > 0; k -= k & -k) sum += tree.sums[k]!;
  return sum;
}
