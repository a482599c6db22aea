import type { RandomSurvival } from './arbitrary-survival.ts';

/** Textbook formulas, one filter over all rows per time; nothing shared with src. */
export interface NaiveCurve {
  time: number[];
  nRisk: number[];
  nEvent: number[];
  nCensor: number[];
  survival: number[];
  greenwood: number[];
  hazard: number[];
  hazardVariance: number[];
  spreadHazard: number[];
  spreadVariance: number[];
  robustSurvival: number[];
  robustHazard: number[];
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

export function naiveCurve(data: RandomSurvival, rows: number[]): NaiveCurve {
  const weight = (i: number) => data.weight?.[i] ?? 1;
  const entry = (i: number) => data.entry?.[i] ?? Number.NEGATIVE_INFINITY;
  const clusterOf = (i: number) => data.cluster?.[i] ?? i;
  const time = [...new Set(rows.map((i) => data.time[i]!))].sort((a, b) => a - b);
  const curve: NaiveCurve = {
    time,
    nRisk: [],
    nEvent: [],
    nCensor: [],
    survival: [],
    greenwood: [],
    hazard: [],
    hazardVariance: [],
    spreadHazard: [],
    spreadVariance: [],
    robustSurvival: [],
    robustHazard: [],
  };
  let survival = 1;
  let greenwood = 0;
  let [hazard, hazardVariance, spreadHazard, spreadVariance] = [0, 0, 0, 0];
  /** Influence of every row on S and on H: derivatives with respect to its weight. */
  const onSurvival = new Map(rows.map((i) => [i, 0]));
  const onHazard = new Map(rows.map((i) => [i, 0]));
  const byCluster = (influence: Map<number, number>) => {
    const totals = new Map<number, number>();
    for (const i of rows) {
      const c = clusterOf(i);
      totals.set(c, (totals.get(c) ?? 0) + weight(i) * influence.get(i)!);
    }
    return sum([...totals.values()].map((total) => total * total));
  };
  for (const t of time) {
    const risk = rows.filter((i) => entry(i) < t && data.time[i]! >= t);
    const dead = risk.filter((i) => data.time[i] === t && data.event[i] === 1);
    const y = sum(risk.map(weight));
    const d = sum(dead.map(weight));
    const all = dead.length === risk.length;
    const h = all ? 1 : d / y;
    for (const i of rows) {
      const own = risk.includes(i) ? (dead.includes(i) ? 1 : 0) - h : 0;
      const step = own / y;
      onHazard.set(i, onHazard.get(i)! + (risk.includes(i) ? step : 0));
      onSurvival.set(i, all ? 0 : onSurvival.get(i)! * (1 - h) - survival * step);
    }
    survival *= 1 - h;
    if (dead.length > 0) {
      greenwood += all ? Number.POSITIVE_INFINITY : d / (y * (y - d));
      hazard += d / y;
      hazardVariance += d / (y * y);
      for (let j = 0; j < dead.length; j++) {
        const left = y - (j / dead.length) * d;
        spreadHazard += d / dead.length / left;
        spreadVariance += d / dead.length / left ** 2;
      }
    }
    curve.nRisk.push(y);
    curve.nEvent.push(d);
    curve.nCensor.push(sum(rows.filter((i) => data.time[i] === t).map(weight)) - d);
    curve.survival.push(survival);
    curve.greenwood.push(survival * Math.sqrt(greenwood));
    curve.hazard.push(hazard);
    curve.hazardVariance.push(hazardVariance);
    curve.spreadHazard.push(spreadHazard);
    curve.spreadVariance.push(spreadVariance);
    curve.robustSurvival.push(Math.sqrt(byCluster(onSurvival)));
    curve.robustHazard.push(Math.sqrt(byCluster(onHazard)));
  }
  return curve;
}

/** Limits as R's `survfit_confint` writes them, from the standard error of S. */
export function naiveLimits(s: number, stdErr: number, type: string, z: number): [number, number] {
  const se = stdErr === 0 ? 0 : stdErr / s;
  const one = (sign: number): number => {
    switch (type) {
      case 'plain':
        return Math.min(1, Math.max(0, s + sign * z * stdErr));
      case 'log':
        return s === 0 ? Number.NaN : Math.min(1, Math.exp(Math.log(s) + sign * z * se));
      case 'log-log':
        return s === 0 || s === 1
          ? Number.NaN
          : Math.exp(-Math.exp(Math.log(-Math.log(s)) + (sign * z * se) / Math.log(s)));
      case 'logit':
        return s === 0 || s === 1
          ? Number.NaN
          : 1 / (1 + Math.exp(-(Math.log(s / (1 - s)) + (sign * z * se) / (1 - s))));
      default: {
        if (s === 0 || s === 1) return Number.NaN;
        const angle = Math.asin(Math.sqrt(s)) + sign * 0.5 * z * se * Math.sqrt(s / (1 - s));
        return Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2;
      }
    }
  };
  return [one(-1), one(1)];
}

export interface NaiveLogRank {
  observed: number[];
  expected: number[];
  variance: number[][];
}

/** Sums over strata and event times of the hypergeometric mean and covariance. */
export function naiveLogRank(data: RandomSurvival, groups: number[], rho: number): NaiveLogRank {
  const rows = data.time.map((_, i) => i);
  const k = groups.length;
  const out: NaiveLogRank = {
    observed: groups.map(() => 0),
    expected: groups.map(() => 0),
    variance: groups.map(() => groups.map(() => 0)),
  };
  for (const stratum of new Set(rows.map((i) => data.strata?.[i] ?? 0))) {
    const inside = rows.filter((i) => (data.strata?.[i] ?? 0) === stratum);
    let survival = 1;
    for (const t of [...new Set(inside.map((i) => data.time[i]!))].sort((a, b) => a - b)) {
      const risk = inside.filter((i) => data.time[i]! >= t);
      const dead = risk.filter((i) => data.time[i] === t && data.event[i] === 1);
      const [n, d] = [risk.length, dead.length];
      const w = survival ** rho;
      const share = groups.map((g) => risk.filter((i) => data.group![i] === g).length / n);
      for (let a = 0; a < k; a++) {
        out.observed[a]! += w * dead.filter((i) => data.group![i] === groups[a]).length;
        out.expected[a]! += w * d * share[a]!;
        for (let b = 0; b < k; b++) {
          const same = a === b ? share[a]! : 0;
          const v = n > 1 ? (d * (n - d) * (same - share[a]! * share[b]!)) / (n - 1) : 0;
          out.variance[a]![b]! += w * w * v;
        }
      }
      survival *= 1 - d / n;
    }
  }
  return out;
}
