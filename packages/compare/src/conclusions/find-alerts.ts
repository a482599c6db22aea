import type { Alert, AlertKind, Display, ResultRow } from '@cohort-report/schema';

const P_VALUE = /(^|_)p(_value)?$/;
const MODEL_TEST = /^(lr|wald|score)_test_p$/;
const RATIOS = ['hazard_ratio', 'interaction_hr'];
const POINTS = new Set([
  ...[...RATIOS, 'quantile', 'survival', 'incidence', 'follow_up', 'median'],
  ...['restricted_mean', 'restricted_mean_difference'],
]);

type Rows = ReadonlyMap<string, ResultRow>;

/**
 * Conclusions that a reader would draw from one set of rows and not from the other, in the order of the later rows. The
 * study's levels decide: a p value at the level counts as significant where the study says so. An estimate without one site is
 * how far the one of all patients can be trusted, no conclusion of its own: with it each would stand here once a site.
 */
export function findAlerts(before: Rows, after: Rows, display: Display): Alert[] {
  const alerts: Alert[] = [];
  for (const now of after.values()) {
    const old = before.get(now.id);
    if (old === undefined || MODEL_TEST.test(now.statistic) || now.group?.without === true)
      continue;
    const raise = (kind: AlertKind | null) => {
      if (kind !== null) alerts.push({ kind, row: now.id });
    };
    raise(estimability(old, now));
    if (P_VALUE.test(now.statistic)) raise(significance(old, now, display));
    if (RATIOS.includes(now.statistic)) {
      raise(direction(old.value, now.value));
      raise(interval(old.id, before, after));
    }
  }
  return alerts;
}

function estimability(old: ResultRow, now: ResultRow): AlertKind | null {
  if ((old.value === null) === (now.value === null)) return null;
  const isMedian = now.statistic === 'quantile' && now.at === 0.5;
  if (isMedian) return old.value === null ? 'median_reached' : 'median_no_longer_reached';
  if (!POINTS.has(now.statistic)) return null;
  return old.value === null ? 'newly_estimable' : 'no_longer_estimable';
}

function significance(old: ResultRow, now: ResultRow, display: Display): AlertKind | null {
  if (old.value === null || now.value === null) return null;
  const { significance: level, significance_inclusive: inclusive, trend } = display;
  const holds = (p: number) => (inclusive ? p <= level : p < level);
  const [was, is] = [holds(old.value), holds(now.value)];
  if (/^(ph|zph|proportional)/.test(now.statistic)) {
    if (was === is) return null;
    return is ? 'hazards_not_proportional' : 'hazards_proportional_again';
  }
  if (was !== is) return is ? 'significance_gained' : 'significance_lost';
  if (was || old.value < trend === now.value < trend) return null;
  return now.value < trend ? 'trend_gained' : 'trend_lost';
}

function direction(old: number | null, now: number | null): AlertKind | null {
  if (old === null || now === null) return null;
  return (old - 1) * (now - 1) < 0 ? 'direction_reversed' : null;
}

function interval(id: string, before: Rows, after: Rows): AlertKind | null {
  const [was, is] = [excludesOne(id, before), excludesOne(id, after)];
  if (was === null || is === null || was === is) return null;
  return is ? 'interval_excludes_one' : 'interval_includes_one';
}

function excludesOne(id: string, rows: Rows): boolean | null {
  const lower = rows.get(`${id}_lower`)?.value ?? null;
  const upper = rows.get(`${id}_upper`)?.value ?? null;
  return lower === null || upper === null ? null : lower > 1 || upper < 1;
}
