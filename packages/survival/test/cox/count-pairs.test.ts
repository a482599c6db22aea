import { describe, expect, it } from 'vitest';
import { countPairs } from '../../src/cox/concordance/count-pairs.ts';
import type { RiskLayout } from '../../src/cox/layout/risk-layout.ts';
import { randomNumbers } from '../random-numbers.ts';
import { likelihoodInput } from './likelihood-input.ts';

interface Shape {
  readonly rows: number;
  /** Times and predictors are drawn from so many values: fewer, more ties. */
  readonly times: number;
  readonly predictors: number;
  readonly strata: number;
}

const SHAPES: readonly Shape[] = [
  { rows: 1, times: 1, predictors: 1, strata: 1 },
  { rows: 2, times: 5, predictors: 5, strata: 1 },
  { rows: 32, times: 1e6, predictors: 1e6, strata: 1 },
  { rows: 33, times: 6, predictors: 1e6, strata: 1 },
  { rows: 500, times: 1e6, predictors: 1e6, strata: 1 },
  { rows: 700, times: 12, predictors: 1e6, strata: 1 },
  { rows: 700, times: 1e6, predictors: 3, strata: 1 },
  { rows: 900, times: 20, predictors: 20, strata: 3 },
  { rows: 400, times: 1, predictors: 50, strata: 1 },
  { rows: 5000, times: 300, predictors: 400, strata: 2 },
];

/** A layout, and a predictor of which every second value is off by rounding. */
function drawRows({ rows, times, predictors, strata }: Shape, seed: number) {
  const random = randomNumbers(seed);
  const draw = (most: number) => Array.from({ length: rows }, () => Math.ceil(random() * most));
  const time = draw(times);
  const event = Array.from({ length: rows }, (_, i) => (i === 0 || random() < 0.6 ? 1 : 0));
  const { layout } = likelihoodInput(
    {
      time,
      event,
      entry: null,
      columns: [time],
      weight: time.map(() => 1),
      offset: time.map(() => 0),
      strata: [...draw(strata).slice(1), strata],
    },
    'efron',
  );
  const predictor = new Float64Array(layout.rows);
  for (let i = 0; i < layout.rows; i++) {
    const value = Math.ceil(random() * predictors) / predictors;
    predictor[i] = i % 2 === 0 ? value : value + 1e-15 * random();
  }
  return { layout, predictor };
}

function naiveCounts(layout: RiskLayout, predictor: Float64Array) {
  const { rows, rowGroup, groupEventEnd, groupStratum } = layout;
  const row = { concordant: 0, discordant: 0, tied: 0 };
  const counts = {
    tiedTime: 0,
    tiedBoth: 0,
    rows: Array.from({ length: rows }, () => ({ ...row })),
  };
  for (let i = 0; i < rows; i++) {
    const group = rowGroup[i]!;
    if (i >= groupEventEnd[group]!) continue;
    for (let j = i + 1; j < rows; j++) {
      if (groupStratum[rowGroup[j]!] !== groupStratum[group]) break;
      const step = predictor[i]! - predictor[j]!;
      const same = Math.abs(step) < 1e-12;
      if (j < groupEventEnd[group]!) counts[same ? 'tiedBoth' : 'tiedTime']++;
      else {
        const kind = same ? 'tied' : step > 0 ? 'concordant' : 'discordant';
        counts.rows[i]![kind]++;
        counts.rows[j]![kind]++;
      }
    }
  }
  return counts;
}

describe('pairs of rows', () => {
  it.each(SHAPES)('are those of two loops, and of the trees of weights: %o', (shape) => {
    const { layout, predictor } = drawRows(shape, shape.rows);
    const counts = countPairs(layout, predictor, null);
    const naive = naiveCounts(layout, predictor);
    expect([...counts.rowConcordant]).toEqual(naive.rows.map((row) => row.concordant));
    expect([...counts.rowDiscordant]).toEqual(naive.rows.map((row) => row.discordant));
    expect([...counts.rowTied]).toEqual(naive.rows.map((row) => row.tied));
    const { tiedTime, tiedBoth } = naive;
    expect(counts).toMatchObject({ tiedTime, tiedBoth });
    const weight = new Float64Array(layout.rows).fill(1);
    expect(counts).toEqual(countPairs(layout, predictor, weight));
  });
});
