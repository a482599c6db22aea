import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface DataShape {
  readonly n: number;
  readonly p: number;
  /** heavy: about 100 distinct whole times. light: a grid of 2^-20, wider than R's timefix. */
  readonly ties: 'light' | 'heavy';
  /** Bootstrap samples: row counts are written as well. */
  readonly samples?: number;
}

const SEED = 20260101;
const GRID = 2 ** 20;
const CENSORED = 0.6;
const GROUPS = 4;

/** Writes time, event, x (by column), group and counts as little-endian doubles. */
export function makeData(folder: string, { n, p, ties, samples = 0 }: DataShape): void {
  const generator = xoroshiro128plus(SEED);
  const uniform = () => ((generator.next() >>> 0) + 0.5) / 2 ** 32;
  const x = new Float64Array(n * p);
  const eta = new Float64Array(n);
  for (let j = 0; j < p; j++) {
    const beta = (j % 2 === 0 ? 1 : -1) * (0.1 + 0.02 * (j % 10));
    const column = x.subarray(j * n, (j + 1) * n);
    if (j % 3 === 1) for (let i = 0; i < n; i++) column[i] = uniform() < 0.4 ? 1 : 0;
    else fillNormal(column, uniform);
    for (let i = 0; i < n; i++) eta[i]! += beta * column[i]!;
  }
  const time = new Float64Array(n);
  const event = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const death = -Math.log(uniform()) / Math.exp(eta[i]!);
    const censoring = -Math.log(uniform()) / CENSORED;
    const seen = Math.min(death, censoring);
    event[i] = death <= censoring ? 1 : 0;
    time[i] =
      ties === 'heavy' ? Math.min(100, Math.ceil(seen * 25)) : Math.ceil(seen * GRID) / GRID;
  }
  const counts = new Float64Array(n * samples);
  for (let s = 0; s < samples; s++) {
    for (let i = 0; i < n; i++) counts[s * n + Math.floor(uniform() * n)]! += 1;
  }
  const group = Float64Array.from(time, () => Math.floor(uniform() * GROUPS));
  const files = { time, event, x, group, counts };
  for (const [name, values] of Object.entries(files)) {
    writeFileSync(join(folder, `${name}.f64`), new Uint8Array(values.buffer));
  }
}

function fillNormal(values: Float64Array, uniform: () => number): void {
  for (let i = 0; i < values.length; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    const angle = 2 * Math.PI * uniform();
    values[i] = radius * Math.cos(angle);
    if (i + 1 < values.length) values[i + 1] = radius * Math.sin(angle);
  }
}
