/** A data set as the naive functions take it: plain arrays, nothing left out. */
export interface NaiveData {
  readonly time: readonly number[];
  readonly entry: readonly number[] | null;
  readonly event: readonly number[];
  readonly columns: readonly (readonly number[])[];
  readonly weight: readonly number[];
  readonly offset: readonly number[];
  readonly strata: readonly number[];
}

export type NaiveTies = 'efron' | 'breslow' | 'exact';

export interface NaiveLikelihood {
  readonly loglik: number;
  readonly score: number[];
  readonly information: number[][];
}

/** One event time of one stratum: who is at risk and who has the event. */
export interface NaiveEventTime {
  readonly stratum: number;
  readonly time: number;
  readonly atRisk: readonly number[];
  readonly events: readonly number[];
}

/** Every event time of every stratum, by definition of the risk set. */
export function naiveEventTimes(data: NaiveData): NaiveEventTime[] {
  const rows = data.time.map((_, i) => i);
  const found: NaiveEventTime[] = [];
  for (const stratum of [...new Set(data.strata)].sort((a, b) => a - b)) {
    const own = rows.filter((i) => data.strata[i] === stratum);
    const times = [...new Set(own.filter((i) => data.event[i] === 1).map((i) => data.time[i]!))];
    for (const time of times.sort((a, b) => a - b)) {
      const atRisk = own.filter(
        (i) => data.time[i]! >= time && (data.entry === null || data.entry[i]! < time),
      );
      const events = own.filter((i) => data.event[i] === 1 && data.time[i] === time);
      found.push({ stratum, time, atRisk, events });
    }
  }
  return found;
}

export const linearPredictorOf = (data: NaiveData, beta: readonly number[]): number[] =>
  data.time.map((_, i) =>
    data.columns.reduce((sum, column, j) => sum + beta[j]! * column[i]!, data.offset[i]!),
  );

/** One denominator of the partial likelihood: vectors with weights, and the power it has. */
interface Denominator {
  readonly power: number;
  readonly terms: readonly { readonly weight: number; readonly x: readonly number[] }[];
}

export function naiveDenominators(
  data: NaiveData,
  { atRisk, events }: NaiveEventTime,
  eta: readonly number[],
  ties: NaiveTies,
): Denominator[] {
  const x = (i: number) => data.columns.map((column) => column[i]!);
  const risk = (i: number) => data.weight[i]! * Math.exp(eta[i]!);
  const weight = events.reduce((sum, i) => sum + data.weight[i]!, 0);
  if (ties === 'exact') {
    const terms = subsets(atRisk, events.length).map((subset) => ({
      weight: Math.exp(subset.reduce((sum, i) => sum + eta[i]!, 0)),
      x: data.columns.map((column) => subset.reduce((sum, i) => sum + column[i]!, 0)),
    }));
    return [{ power: 1, terms }];
  }
  const steps = ties === 'efron' ? events.length : 1;
  return Array.from({ length: steps }, (_, k) => ({
    power: weight / steps,
    terms: atRisk.map((i) => ({
      weight: risk(i) * (events.includes(i) ? 1 - k / steps : 1),
      x: x(i),
    })),
  }));
}

/** log partial likelihood, its gradient and its negative Hessian, straight from the definition. */
export function naiveLikelihood(
  data: NaiveData,
  beta: readonly number[],
  ties: NaiveTies,
): NaiveLikelihood {
  const p = beta.length;
  const eta = linearPredictorOf(data, beta);
  let loglik = 0;
  const score = Array<number>(p).fill(0);
  const information = score.map(() => Array<number>(p).fill(0));
  for (const at of naiveEventTimes(data)) {
    for (const i of at.events) {
      loglik += data.weight[i]! * eta[i]!;
      for (let a = 0; a < p; a++) score[a]! += data.weight[i]! * data.columns[a]![i]!;
    }
    for (const { power, terms } of naiveDenominators(data, at, eta, ties)) {
      const total = terms.reduce((sum, term) => sum + term.weight, 0);
      const mean = score.map(
        (_, a) => terms.reduce((sum, term) => sum + term.weight * term.x[a]!, 0) / total,
      );
      loglik -= power * Math.log(total);
      for (let a = 0; a < p; a++) {
        score[a]! -= power * mean[a]!;
        for (let b = 0; b < p; b++) {
          const spread = terms.reduce(
            (sum, term) => sum + term.weight * (term.x[a]! - mean[a]!) * (term.x[b]! - mean[b]!),
            0,
          );
          information[a]![b]! += (power * spread) / total;
        }
      }
    }
  }
  return { loglik, score, information };
}

function subsets(rows: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return rows.flatMap((row, k) =>
    subsets(rows.slice(k + 1), size - 1).map((rest) => [row, ...rest]),
  );
}

/** Inverse by Gauss-Jordan elimination with pivoting. */
export function naiveInverse(matrix: readonly (readonly number[])[]): number[][] {
  const p = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let i = 0; i < p; i++) {
    let pivot = i;
    for (let r = i; r < p; r++) if (Math.abs(work[r]![i]!) > Math.abs(work[pivot]![i]!)) pivot = r;
    [work[i], work[pivot]] = [work[pivot]!, work[i]!];
    const scale = work[i]![i]!;
    work[i] = work[i]!.map((value) => value / scale);
    for (let r = 0; r < p; r++) {
      if (r === i) continue;
      const factor = work[r]![i]!;
      work[r] = work[r]!.map((value, c) => value - factor * work[i]![c]!);
    }
  }
  return work.map((row) => row.slice(p));
}
