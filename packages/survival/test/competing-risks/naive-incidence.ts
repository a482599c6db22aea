import type { RandomSurvival } from '../nonparametric/arbitrary-survival.ts';

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

export interface NaiveIncidence {
  time: number[];
  /** By state (event free, then causes), then by time. */
  probability: number[][];
  stdErr: number[][];
}

/**
 * Aalen-Johansen as products of transition matrices, its jackknife as the product rule on each
 * row's derivative; nothing shared with src.
 */
export function naiveIncidence(
  data: RandomSurvival,
  rows: number[],
  causes: number[],
): NaiveIncidence {
  const weight = (i: number) => data.weight?.[i] ?? 1;
  const entry = (i: number) => data.entry?.[i] ?? Number.NEGATIVE_INFINITY;
  const time = [...new Set(rows.map((i) => data.time[i]!))].sort((a, b) => a - b);
  const states = [0, ...causes];
  let p = states.map((_, s) => Number(s === 0));
  let influence = new Map(rows.map((i) => [i, states.map(() => 0)]));
  const out: NaiveIncidence = {
    time,
    probability: states.map(() => []),
    stdErr: states.map(() => []),
  };
  for (const t of time) {
    const risk = rows.filter((i) => entry(i) < t && data.time[i]! >= t);
    const y = sum(risk.map(weight));
    const moves = (i: number, code: number) => Number(data.time[i] === t && data.cause[i] === code);
    const hazards = causes.map((code) => sum(risk.map((i) => weight(i) * moves(i, code))) / y);
    const all = risk.every((i) => data.time[i] === t && data.cause[i]! > 0);
    const stay = all ? 0 : 1 - sum(hazards);
    const before = p;
    const updated = new Map<number, number[]>();
    for (const i of rows) {
      const u = influence.get(i)!;
      const own = causes.map((code, j) =>
        risk.includes(i) ? (before[0]! * (moves(i, code) - hazards[j]!)) / y : 0,
      );
      const free = all ? 0 : u[0]! * stay - sum(own);
      updated.set(i, [free, ...causes.map((_, j) => u[j + 1]! + u[0]! * hazards[j]! + own[j]!)]);
    }
    influence = updated;
    p = [before[0]! * stay, ...causes.map((_, j) => before[j + 1]! + before[0]! * hazards[j]!)];
    states.forEach((_, s) => {
      out.probability[s]!.push(p[s]!);
      const squares = rows.map((i) => (weight(i) * influence.get(i)![s]!) ** 2);
      out.stdErr[s]!.push(Math.sqrt(sum(squares)));
    });
  }
  return out;
}
