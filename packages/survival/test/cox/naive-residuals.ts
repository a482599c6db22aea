import {
  linearPredictorOf,
  type NaiveData,
  naiveDenominators,
  naiveEventTimes,
  naiveInverse,
} from './naive-cox.ts';

/** One denominator of Efron's or Breslow's likelihood: its hazard, mean and what rows live of it. */
interface Step {
  readonly time: number;
  readonly hazard: number;
  readonly mean: readonly number[];
  readonly covariance: readonly (readonly number[])[];
  readonly power: number;
  readonly atRisk: readonly number[];
  /** Share of the hazard that a row lives through. */
  readonly share: (row: number) => number;
  /** Share of the event that a row has. */
  readonly event: (row: number) => number;
}

export function naiveSteps(
  data: NaiveData,
  beta: readonly number[],
  ties: 'efron' | 'breslow',
): Step[] {
  const eta = linearPredictorOf(data, beta);
  return naiveEventTimes(data).flatMap((at) => {
    const denominators = naiveDenominators(data, at, eta, ties);
    return denominators.map(({ power, terms }, k): Step => {
      const total = terms.reduce((sum, term) => sum + term.weight, 0);
      const mean = beta.map(
        (_, a) => terms.reduce((sum, term) => sum + term.weight * term.x[a]!, 0) / total,
      );
      const covariance = beta.map((_, a) =>
        beta.map(
          (__, b) =>
            terms.reduce(
              (sum, term) => sum + term.weight * (term.x[a]! - mean[a]!) * (term.x[b]! - mean[b]!),
              0,
            ) / total,
        ),
      );
      const spared = denominators.length > 1 ? k / denominators.length : 0;
      return {
        time: at.time,
        hazard: power / total,
        mean,
        covariance,
        power,
        atRisk: at.atRisk,
        share: (row) => (!at.atRisk.includes(row) ? 0 : at.events.includes(row) ? 1 - spared : 1),
        event: (row) => (at.events.includes(row) ? 1 / denominators.length : 0),
      };
    });
  });
}

/** Martingale residuals: events minus hazard lived through. */
export function naiveMartingale(
  data: NaiveData,
  beta: readonly number[],
  ties: 'efron' | 'breslow',
) {
  const eta = linearPredictorOf(data, beta);
  const steps = naiveSteps(data, beta, ties);
  return data.time.map((_, i) =>
    steps.reduce(
      (sum, step) => sum - Math.exp(eta[i]!) * step.share(i) * step.hazard,
      data.event[i]!,
    ),
  );
}

/** Score residuals by column: sums of (x - mean) dM. */
export function naiveScores(data: NaiveData, beta: readonly number[], ties: 'efron' | 'breslow') {
  const eta = linearPredictorOf(data, beta);
  const steps = naiveSteps(data, beta, ties);
  return data.columns.map((column, a) =>
    data.time.map((_, i) =>
      steps.reduce((sum, step) => {
        const martingale = step.event(i) - Math.exp(eta[i]!) * step.share(i) * step.hazard;
        return sum + (column[i]! - step.mean[a]!) * martingale;
      }, 0),
    ),
  );
}

/** Score test that the slopes over `g` (by event time) of all columns are 0. */
export function naiveZph(
  data: NaiveData,
  beta: readonly number[],
  ties: 'efron' | 'breslow',
  g: (time: number) => number,
): number {
  const p = beta.length;
  const eventTimes = data.time.filter((_, i) => data.event[i] === 1).map(g);
  const centre = eventTimes.reduce((sum, value) => sum + value, 0) / eventTimes.length;
  const information = Array.from({ length: 2 * p }, () => Array<number>(2 * p).fill(0));
  const score = Array<number>(2 * p).fill(0);
  const scores = naiveSteps(data, beta, ties);
  for (const step of scores) {
    const slope = g(step.time) - centre;
    for (let a = 0; a < p; a++) {
      for (const i of step.atRisk) {
        score[p + a]! += slope * data.weight[i]! * step.event(i) * data.columns[a]![i]!;
      }
      score[p + a]! -= slope * step.power * step.mean[a]!;
      for (let b = 0; b < p; b++) {
        const value = step.power * step.covariance[a]![b]!;
        information[a]![b]! += value;
        information[a]![p + b]! += value * slope;
        information[p + a]![b]! += value * slope;
        information[p + a]![p + b]! += value * slope * slope;
      }
    }
  }
  const inverse = naiveInverse(information);
  return score.reduce(
    (sum, u, a) => sum + score.reduce((part, v, b) => part + u * v * inverse[a]![b]!, 0),
    0,
  );
}

/** Pairs of an event and a row at risk beyond it, with weights; and the jackknife variance. */
export function naiveConcordance(data: NaiveData, predictor: readonly number[]) {
  const n = data.time.length;
  const won = Array<number>(n).fill(0);
  const lost = Array<number>(n).fill(0);
  const tied = Array<number>(n).fill(0);
  let concordant = 0;
  let discordant = 0;
  let tiedPredictor = 0;
  for (let i = 0; i < n; i++) {
    if (data.event[i] !== 1) continue;
    for (let j = 0; j < n; j++) {
      if (i === j || data.strata[i] !== data.strata[j]) continue;
      const later =
        data.time[j]! > data.time[i]! || (data.time[j] === data.time[i] && data.event[j] === 0);
      if (!later || (data.entry !== null && data.entry[j]! >= data.time[i]!)) continue;
      const pair = data.weight[i]! * data.weight[j]!;
      const difference = predictor[i]! - predictor[j]!;
      const counts = Math.abs(difference) < 1e-12 ? tied : difference > 0 ? won : lost;
      counts[i]! += data.weight[j]!;
      counts[j]! += data.weight[i]!;
      if (counts === tied) tiedPredictor += pair;
      else if (counts === won) concordant += pair;
      else discordant += pair;
    }
  }
  const pairs = concordant + discordant + tiedPredictor;
  const somers = (concordant - discordant) / pairs;
  const variance = data.time.reduce((sum, _, i) => {
    const part = won[i]! - lost[i]! - somers * (won[i]! + lost[i]! + tied[i]!);
    return sum + ((data.weight[i]! * part) / pairs) ** 2;
  }, 0);
  return { concordance: (somers + 1) / 2, se: Math.sqrt(variance) / 2, pairs };
}
