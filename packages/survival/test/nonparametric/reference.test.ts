import { describe, expect, it } from 'vitest';
import { curveSummary } from '../../src/nonparametric/curve-summary.ts';
import { followUp } from '../../src/nonparametric/follow-up.ts';
import {
  type KaplanMeierInput,
  kaplanMeier,
  type SurvivalEstimator,
} from '../../src/nonparametric/kaplan-meier.ts';
import { logRank } from '../../src/nonparametric/log-rank.ts';
import { restrictedMean } from '../../src/nonparametric/restricted-mean.ts';
import { survivalAt } from '../../src/nonparametric/survival-at.ts';
import type { ConfidenceType, SurvivalCurve } from '../../src/nonparametric/survival-curve.ts';
import { survivalQuantiles } from '../../src/nonparametric/survival-quantiles.ts';
import {
  assertClose,
  combinations,
  numbers,
  type ReferenceCase,
  type ReferenceJson,
  referenceCases,
  referenceFrame,
} from '../reference-cases.ts';

const TOLERANCE = 1e-12;
const cases = referenceCases('km');
const typesOf = (reference: ReferenceCase) =>
  Object.keys(reference.curves[0].quantiles.ci) as ConfidenceType[];

function inputOf(reference: ReferenceCase): { input: KaplanMeierInput; labels: string[] } {
  const { spec } = reference;
  const frame = referenceFrame(spec);
  expect(frame.rows).toBe(reference.n_used);
  const group = combinations(frame, spec.group);
  const input = {
    time: numbers(frame, spec.time),
    event: frame.columns[spec.status]!.map((value) => value === spec.event_value),
    group: group.codes,
    ...(spec.entry && { entry: numbers(frame, spec.entry) }),
    ...(spec.weights && { weight: numbers(frame, spec.weights) }),
    ...(spec.cluster && { cluster: combinations(frame, [spec.cluster]).codes }),
  };
  return { input, labels: group.labels.length > 1 ? group.labels : ['(all)'] };
}

/** Each curve of a case with the reference curve, and the rows that the reference lists. */
function eachCurve(
  reference: ReferenceCase,
  options: Partial<KaplanMeierInput>,
  check: (curve: SurvivalCurve, wanted: ReferenceJson, pick: Pick, where: string) => void,
): void {
  const { input, labels } = inputOf(reference);
  const { curves } = kaplanMeier({ ...input, ...options });
  expect(curves.length).toBe(reference.curves.length);
  curves.forEach((curve, k) => {
    const wanted = reference.curves[k];
    expect(wanted.label.replace(/ +/g, ' ').trim()).toBe(labels[k]);
    const pick: Pick = (values) => {
      const rows: number[] = wanted.row ?? Array.from(values, (_, i) => i);
      return rows.map((row) => values[row]!);
    };
    check(curve, wanted, pick, `${reference.id} ${wanted.label}`);
  });
}
type Pick = (values: Float64Array) => number[];

it('runs every km case, and every part that a case lists', () => {
  expect(cases.length).toBe(59);
  expect(cases.filter((reference) => typesOf(reference).length === 5).length).toBe(58);
  expect(cases.filter((reference) => reference.curves[0].fh).length).toBe(54);
  expect(cases.filter((reference) => reference.curves[0].reverse).length).toBe(58);
  expect(cases.filter((reference) => reference.survdiff).length).toBe(51);
});

describe.each(cases.map((reference) => [reference.id, reference] as const))('%s', (_id, ref) => {
  it('counts, survival, hazards and standard errors', () => {
    eachCurve(ref, {}, (curve, wanted, pick, where) => {
      expect(curve.n).toBe(wanted.n);
      expect(curve.time.length).toBe(wanted.n_times);
      const raw = ref.logse ? curve.stdErrLog : curve.stdErr;
      const fields: [string, Float64Array][] = [
        ['time', curve.time],
        ['n_risk', curve.nRisk],
        ['n_event', curve.nEvent],
        ['n_censor', curve.nCensor],
        ['surv', curve.survival],
        ['std_err_raw', raw],
        ['std_err_surv', curve.stdErr],
        ['cumhaz', curve.cumulativeHazard],
        ['std_chaz', curve.stdErrCumulativeHazard],
      ];
      for (const [field, values] of fields) {
        assertClose(pick(values), wanted[field], `${where} ${field}`, TOLERANCE);
      }
      if (wanted.n_enter) assertClose(pick(curve.nEnter!), wanted.n_enter, `${where} n_enter`);
    });
  });

  it.each(typesOf(ref))('%s: limits, quantiles, values at times', (confType) => {
    eachCurve(ref, { confType }, (curve, wanted, pick, where) => {
      const place = `${where} ${confType}`;
      const ci = wanted.ci[confType];
      if (ci) {
        assertClose(pick(curve.lower!), ci.lower, `${place} lower`, TOLERANCE);
        assertClose(pick(curve.upper!), ci.upper, `${place} upper`, TOLERANCE);
      }
      const { probs, time, ci: limits } = wanted.quantiles;
      const found = survivalQuantiles(curve, probs);
      const column = (name: 'time' | 'lower' | 'upper') => found.map((q) => q[name]);
      assertClose(column('time'), time, `${place} quantile`, TOLERANCE);
      assertClose(column('lower'), limits[confType].lower, `${place} q lower`, TOLERANCE);
      assertClose(column('upper'), limits[confType].upper, `${place} q upper`, TOLERANCE);
      for (const q of found) {
        for (const name of ['time', 'lower', 'upper'] as const) {
          expect(q[name] === null).toBe(q.reasons[name] !== undefined);
        }
      }
      const at = survivalAt(curve, wanted.at.times);
      assertClose(at.lower!, wanted.at.ci[confType].lower, `${place} at lower`, TOLERANCE);
      assertClose(at.upper!, wanted.at.ci[confType].upper, `${place} at upper`, TOLERANCE);
      assertClose(at.nRisk, wanted.at.n_risk, `${place} at n_risk`, TOLERANCE);
      assertClose(at.nEvent, wanted.at.n_event, `${place} at n_event`, TOLERANCE);
      assertClose(at.nCensor, wanted.at.n_censor, `${place} at n_censor`, TOLERANCE);
      assertClose(at.survival, wanted.at.surv, `${place} at surv`, TOLERANCE);
      assertClose(at.stdErr, wanted.at.std_err_surv, `${place} at std_err`, TOLERANCE);
      assertClose(at.cumulativeHazard, wanted.at.cumhaz, `${place} at cumhaz`, TOLERANCE);
    });
  });

  it('summary table and restricted means', () => {
    const ends: number[] = [];
    eachCurve(ref, {}, (curve) => void ends.push(curve.time[curve.time.length - 1]!));
    eachCurve(ref, {}, (curve, wanted, _pick, where) => {
      const s = curveSummary(curve);
      const t = wanted.table;
      assertClose(
        [s.records, s.nMax, s.nStart, s.events, s.median, s.lower, s.upper],
        [t.records, t.n_max, t.n_start, t.events, t.median, t.lcl, t.ucl],
        `${where} table`,
        TOLERANCE,
      );
      for (const [name, result] of Object.entries<ReferenceJson>(wanted.rmean)) {
        const common = name === 'common' ? Math.max(...ends) : undefined;
        const tau = name.startsWith('tau=') ? Number(name.slice(4)) : common;
        const found = restrictedMean(curve, tau);
        if (result.error) {
          expect(result.error).toBe(
            'Truncation point for the mean time in state is < smallest survival',
          );
          expect([found.mean, found.stdErr]).toEqual([tau, 0]);
          continue;
        }
        assertClose(
          [found.tau, found.mean, found.stdErr],
          [result.tau, result.rmean, result.se],
          `${where} rmean ${name}`,
          TOLERANCE,
        );
      }
    });
  });

  if (ref.curves[0].fh)
    it('exp(-H) estimators', () => {
      const pairs: [string, SurvivalEstimator][] = [
        ['ctype1', 'nelson-aalen'],
        ['ctype2', 'fleming-harrington'],
      ];
      for (const [name, estimator] of pairs) {
        eachCurve(ref, { estimator }, (curve, wanted, pick, where) => {
          const place = `${where} ${name}`;
          const fh = wanted.fh[name];
          assertClose(pick(curve.survival), fh.surv, `${place} surv`, TOLERANCE);
          assertClose(pick(curve.stdErrLog), fh.std_err_raw, `${place} std_err_raw`, TOLERANCE);
          assertClose(pick(curve.cumulativeHazard), fh.cumhaz, `${place} cumhaz`, TOLERANCE);
          assertClose(pick(curve.stdErrCumulativeHazard), fh.std_chaz, place, TOLERANCE);
          let { lower, upper } = curve;
          if (!ref.logse && name === 'ctype1') {
            // R takes the se of H for the se of S here (logse is FALSE for its type 3): its limits
            // are those of a se on the log scale that is 1/S too large. Ours use the se of log S.
            const half = (k: number) =>
              (1.959963984540054 * curve.stdErrLog[k]!) / curve.survival[k]!;
            lower = curve.survival.map((s, k) => s * Math.exp(-half(k)));
            upper = curve.survival.map((s, k) => Math.min(1, s * Math.exp(half(k))));
            const last = curve.time.length - 1;
            expect(lower[last]).toBeLessThan(curve.lower![last]!);
          }
          assertClose(pick(lower!), fh.lower_log, `${place} lower`, TOLERANCE);
          assertClose(pick(upper!), fh.upper_log, `${place} upper`, TOLERANCE);
        });
      }
    });

  if (ref.curves[0].reverse)
    it('follow-up by reverse Kaplan-Meier', () => {
      const { input } = inputOf(ref);
      followUp(input).curves.forEach((curve, k) => {
        const wanted = ref.curves[k].reverse;
        const found = survivalQuantiles(curve, wanted.quantile.probs);
        const where = `${ref.id} ${k} reverse`;
        const column = (name: 'time' | 'lower' | 'upper') => found.map((q) => q[name]);
        assertClose(column('time'), wanted.quantile.time, where, TOLERANCE);
        assertClose(column('lower'), wanted.quantile.lower_log, where, TOLERANCE);
        assertClose(column('upper'), wanted.quantile.upper_log, where, TOLERANCE);
        const at = survivalAt(curve, wanted.time);
        assertClose(at.survival, wanted.surv, where, TOLERANCE);
      });
    });

  if (ref.survdiff)
    it('log-rank family', () => {
      for (const wanted of ref.survdiff) {
        const frame = referenceFrame(ref.spec, wanted.strata);
        const group = combinations(frame, ref.spec.group);
        const found = logRank({
          time: numbers(frame, ref.spec.time),
          event: frame.columns[ref.spec.status]!.map((value) => value === ref.spec.event_value),
          group: group.codes,
          rho: wanted.rho,
          ...(wanted.strata.length > 0 && { strata: combinations(frame, wanted.strata).codes }),
        });
        const where = `${ref.id} survdiff rho ${wanted.rho} ${wanted.strata}`;
        if (wanted.error) {
          expect(NOTHING_TO_COMPARE.get(wanted.error)).toBe(found.reason);
          expect([found.chiSquare, found.p]).toEqual([null, null]);
          continue;
        }
        const column = (name: 'n' | 'observed' | 'expected') => found.groups.map((g) => g[name]);
        assertClose(column('n'), wanted.n, `${where} n`, TOLERANCE);
        assertClose(column('observed'), wanted.obs, `${where} obs`, TOLERANCE);
        assertClose(column('expected'), wanted.exp, `${where} exp`, TOLERANCE);
        found.variance.forEach((row, g) => {
          assertClose(row, wanted.var[g], `${where} var ${g}`, TOLERANCE);
        });
        if (wanted.obs_by_stratum) {
          wanted.obs_by_stratum.forEach((values: ReferenceJson, s: number) => {
            const by = (name: 'observedByStratum' | 'expectedByStratum') =>
              found.groups.map((g) => g[name][s]!);
            assertClose(by('observedByStratum'), values, `${where} obs ${s}`, TOLERANCE);
            assertClose(by('expectedByStratum'), wanted.exp_by_stratum[s], where, TOLERANCE);
          });
        }
        if (wanted.p === null) {
          // R: chi-square 0 with -1 degrees of freedom
          expect([wanted.chisq, wanted.df]).toEqual([0, -1]);
          expect(found).toMatchObject({ chiSquare: null, df: 0, reason: 'there are no events' });
          continue;
        }
        assertClose([found.chiSquare], [wanted.chisq], `${where} chisq`, TOLERANCE);
        expect(found.df).toBe(wanted.df);
        assertClose([found.p], [wanted.p], `${where} p`, TOLERANCE);
      }
    });
});

const NOTHING_TO_COMPARE = new Map([
  ['There is only 1 group', 'there is only one group'],
  ['No groups to test', 'there is only one group'],
  [
    'Lapack routine dgesv: system is exactly singular: U[1,1] = 0',
    'the variance is 0 or singular: the events leave nothing to compare',
  ],
]);
