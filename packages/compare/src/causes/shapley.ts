/**
 * Shapley values of `count` players: each one's contribution averaged over all orders in which they can come. `worth` holds the
 * worth of every coalition, at the index whose bits are its members (length 2^count). The values sum to
 * worth[all] − worth[none].
 */
export function shapley(worth: ArrayLike<number>, count: number): number[] {
  const size = 2 ** count;
  if (worth.length !== size) throw new Error(`${count} players have ${size} coalitions`);
  const weights = weightsOf(count);
  const values = new Array<number>(count).fill(0);
  for (let player = 0; player < count; player += 1) {
    let sum = 0;
    for (let mask = 0; mask < size; mask += 1) {
      if ((mask >> player) & 1) continue;
      const gain = (worth[mask | (1 << player)] as number) - (worth[mask] as number);
      sum += (weights[members(mask)] as number) * gain;
    }
    values[player] = sum;
  }
  return values;
}

/** |S|! (count − |S| − 1)! / count! by size of the coalition S. */
function weightsOf(count: number): number[] {
  const weights: number[] = [];
  let weight = 1 / count;
  for (let size = 0; size < count; size += 1) {
    weights.push(weight);
    weight = (weight * (size + 1)) / (count - size - 1);
  }
  return weights;
}

function members(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
