/**
 * Times of one endpoint, laid out for risk sets. `order` holds the rows by descending time; the rows
 * order[k] ... order[blockEnd[k] - 1] share one time.
 */
export interface Endpoint {
  readonly n: number;
  readonly time: Float64Array;
  readonly event: Uint8Array;
  readonly order: Int32Array;
  readonly blockEnd: Int32Array;
}

export function createEndpoint(time: ArrayLike<number>, event: ArrayLike<number>): Endpoint {
  const n = time.length;
  const endpoint = {
    n,
    time: Float64Array.from(time),
    event: Uint8Array.from(event),
    order: Int32Array.from({ length: n }, (_, row) => row),
    blockEnd: new Int32Array(n),
  };
  sortEndpoint(endpoint);
  return endpoint;
}

/**
 * Puts `order` and `blockEnd` right after times have changed (insertion sort: few have). Whether
 * either became another: a Cox model sees nothing else of the times.
 */
export function sortEndpoint({ n, time, order, blockEnd }: Endpoint): boolean {
  let changed = false;
  for (let k = 1; k < n; k += 1) {
    const row = order[k]!;
    const at = time[row]!;
    let hole = k;
    while (hole > 0) {
      const before = order[hole - 1]!;
      const gap = time[before]! - at;
      if (gap > 0 || (gap === 0 && before < row)) break;
      order[hole] = before;
      hole -= 1;
    }
    if (hole === k) continue;
    order[hole] = row;
    changed = true;
  }
  for (let k = n - 1, end = n; k >= 0; k -= 1) {
    if (blockEnd[k] !== end) {
      blockEnd[k] = end;
      changed = true;
    }
    if (k > 0 && time[order[k - 1]!] !== time[order[k]!]) end = k;
  }
  return changed;
}
