/** Fenwick tree of weights by rank: adding and cumulative sums in log time. */
export interface WeightTree {
  readonly sums: Float64Array;
  /** Weight at each rank; not kept when no two rows share one. */
  readonly at: Float64Array;
  shared: boolean;
  size: number;
  total: number;
}

export const createWeightTree = (capacity: number): WeightTree => ({
  sums: new Float64Array(capacity + 1),
  at: new Float64Array(capacity),
  shared: true,
  size: 0,
  total: 0,
});

/** Empties the tree for rows of so many ranks. */
export function clearTree(tree: WeightTree, rows: number, size: number): void {
  tree.shared = size < rows;
  tree.sums.fill(0, 0, size + 1);
  tree.at.fill(0, 0, size);
  tree.size = size;
  tree.total = 0;
}

export function addWeight(tree: WeightTree, rank: number, weight: number): void {
  if (tree.shared) tree.at[rank]! += weight;
  tree.total += weight;
  for (let k = rank + 1; k <= tree.size; k += k & -k) tree.sums[k]! += weight;
}

/** Weight of those of equal rank in the tree. */
export const weightAt = (tree: WeightTree, rank: number): number =>
  tree.shared ? tree.at[rank]! : 0;

/** Weight at ranks below `rank`. */
export function weightBelow(tree: WeightTree, rank: number): number {
  let sum = 0;
  for (let k = rank; k > 0; k -= k & -k) sum += tree.sums[k]!;
  return sum;
}
