import { describe, it } from 'vitest';
import { coxConcordance } from '../../src/cox/concordance/cox-concordance.ts';
import { cox } from '../../src/cox/cox.ts';
import type { CoxInput } from '../../src/cox/cox-input.ts';
import { coxBaselineHazard } from '../../src/cox/prediction/cox-baseline-hazard.ts';
import { coxCurves } from '../../src/cox/prediction/cox-curves.ts';
import { coxExpected } from '../../src/cox/prediction/cox-expected.ts';
import { coxPredict } from '../../src/cox/prediction/cox-predict.ts';
import { devianceResiduals } from '../../src/cox/residuals/deviance-residuals.ts';
import { dfbetaResiduals } from '../../src/cox/residuals/dfbeta-residuals.ts';
import { coxZph } from '../../src/cox/zph/cox-zph.ts';
import { assertClose, referenceTable } from '../reference-cases.ts';

// R 4.2.2, survival 3.5-3, printed with "%.17g":
// d <- lung_ext[complete.cases(lung_ext[, c("time","status","age","sex","ph.ecog","w_frac","entry","inst")]), ]
// d$g <- as.integer(d$inst > 10); d$o <- (d$ph.ecog - 1) / 3
// f <- coxph(Surv(entry, time, status == 2) ~ age + sex + offset(o) + strata(g), d, weights = w_frac)
const TOLERANCE = 1e-11;

const table = referenceTable('lung_ext');
const names = ['time', 'status', 'age', 'sex', 'ph.ecog', 'w_frac', 'entry', 'inst'];
const rows = Array.from({ length: table.rows }, (_, i) => i).filter((i) =>
  names.every((name) => table.columns[name]![i] !== null),
);
const column = (name: string) => Float64Array.from(rows, (i) => Number(table.columns[name]![i]));
const offset = column('ph.ecog').map((value) => (value - 1) / 3);
const plain: CoxInput = {
  time: column('time'),
  event: Array.from(column('status'), (value) => value === 2),
  covariates: [column('age'), column('sex')],
  names: ['age', 'sex'],
};

describe('offset, delayed entry, strata and fractional weights together, against R', () => {
  const fit = cox({
    ...plain,
    entry: column('entry'),
    weight: column('w_frac'),
    offset,
    strata: Array.from(column('inst'), (value) => (value > 10 ? 1 : 0)),
  });
  const close = (found: ArrayLike<number | null>, expected: number[], where: string) =>
    assertClose(found, expected, where, TOLERANCE);
  const first = (values: ArrayLike<number>) => [values[0]!, values[1]!, values[2]!];

  it('coxph', () => {
    const of = (key: 'coefficient' | 'se' | 'naiveSe') => fit.columns.map((each) => each[key]);
    close(of('coefficient'), [0.010607165732220468, -0.5346192656530001], 'coef');
    close(of('se'), [0.009324246110879371, 0.16337217107252291], 'se');
    close(of('naiveSe'), [0.008374836350760634, 0.15454337640841406], 'naive');
    const { null: start, final } = fit.loglik;
    close([start, final], [-788.4538545016604, -781.2306678854734], 'loglik');
    close(
      [fit.scoreTest.stat, fit.robustScoreTest!.stat],
      [13.958421769730668, 9.549892445369675],
      'score',
    );
    close(fit.means, [62.42920353982301, 1.3982300884955752], 'means');
    const { concordance, se } = coxConcordance(fit);
    close([concordance, se], [0.6334803602713905, 0.027019541068814726], 'concordance');
  });

  it('basehaz and survfit', () => {
    const at = [0, 49];
    const pick = (centred: boolean) => {
      const [a, b] = coxBaselineHazard(fit, centred);
      return [...at.map((k) => a!.hazard[k]!), b!.hazard[b!.hazard.length - 1]!];
    };
    close(pick(true), [0.013625480314273528, 0.673462151504971, 2.503716531387195], 'centred');
    close(pick(false), [0.014839097596063621, 0.7334472152859353, 2.726721781925921], 'at 0');
    const [curve] = coxCurves(fit, { rows: [[60, 1]], offset: [0.25] });
    const ends = [0, 49, curve!.time.length - 1];
    const of = (values: Float64Array) => ends.map((k) => values[k]!);
    close(
      of(curve!.survival),
      [0.9787103121581995, 0.34519654443092174, 0.0018578726659574671],
      'surv',
    );
    close(
      of(curve!.stdErrLog),
      [0.03044282380734817, 0.16591356818821673, 1.273760563370105],
      'se',
    );
    close(of(curve!.nRisk), [31.25, 60, 1], 'n.risk');
  });

  it('predict', () => {
    const lp = coxPredict(fit);
    close(first(lp.fit), [0.32894247437750845, -0.06803385334914774, -0.19531984213579334], 'lp');
    close(first(lp.se), [0.13099461737772314, 0.08401753522809888, 0.07508020557625131], 'lp se');
    const expected = coxExpected(fit);
    close(
      first(expected.fit),
      [1.1564729722621836, 0.9584979924181112, 2.930223336003717],
      'expected',
    );
    close(
      first(expected.se),
      [0.21267812280258144, 0.15224148200757165, 0.6894066284162458],
      'expected se',
    );
  });

  it('cox.zph and residuals', () => {
    const zph = coxZph(fit, { transform: 'km' });
    const tests = [...zph.rows.map((row) => row.test), zph.global];
    const stats = [0.7900942916842995, 1.2273068090791817, 1.9586562675544956];
    assertClose(
      tests.map((test) => test.stat),
      stats,
      'zph',
      1e-10,
    );
    const dfbeta = dfbetaResiduals(fit).map((values) => values![4]!);
    close(dfbeta, [0.0005383348560603852, 0.03411486938751622], 'dfbeta');
    const deviance = first(devianceResiduals(fit));
    close(deviance, [-0.14898416112926366, 0.04209046021461141, -2.4208359448767762], 'deviance');
  });
});

describe('offsets of new rows are centred as those of the fit, against R', () => {
  // d <- data.frame(t = 1:8, e = c(1,0,1,1,0,1,1,0), x = c(1,3,2,5,4,1,2,6),
  //   off = c(.1,.5,.2,.9,.3,.7,.4,.8), s = c(1,2,1,2,1,2,1,2))
  // n <- data.frame(x = c(2, 2), off = c(0, 1), s = c(1, 2))
  const input: CoxInput = {
    time: [1, 2, 3, 4, 5, 6, 7, 8],
    event: [1, 0, 1, 1, 0, 1, 1, 0],
    covariates: [[1, 3, 2, 5, 4, 1, 2, 6]],
    offset: [0.1, 0.5, 0.2, 0.9, 0.3, 0.7, 0.4, 0.8],
  };
  const rows = { covariates: [[2, 2]], offset: [0, 1], strata: [1, 2] };

  it.each([
    ['strata', [-0.0455624256294004, 0.9544375743705995]],
    ['sample', [-0.0455624256294004, 0.9544375743705995]],
    ['zero', [-1.371375148741199, -0.371375148741199]],
  ] as const)(
    'predict(coxph(Surv(t, e) ~ x + offset(off), d), n, reference = "%s", se.fit = TRUE)',
    (reference, expected) => {
      const { fit } = coxPredict(cox(input), { ...rows, reference });
      assertClose(fit, [...expected], 'lp', TOLERANCE);
    },
  );

  it.each([
    ['strata', [0.663486300991212, 2.867012354062731]],
    ['sample', [0.836533854279502, 2.273934774978777]],
    ['zero', [0.331037563900407, 0.899853394487827]],
  ] as const)('the same with strata(s), type = "risk", reference = "%s"', (reference, expected) => {
    const fit = cox({ ...input, strata: [1, 2, 1, 2, 1, 2, 1, 2] });
    const found = coxPredict(fit, { ...rows, type: 'risk', reference });
    assertClose(found.fit, [...expected], 'risk', TOLERANCE);
  });

  it('a row says the same beside any others, and 0 is the offset of rows without one', () => {
    const fit = cox(input);
    const of = (offset?: number[]) =>
      coxPredict(fit, { covariates: [[2]], ...(offset && { offset }) }).fit[0]!;
    assertClose(
      [of([0]), of([1]), of()],
      [-0.0455624256294004, 0.9544375743705995, -0.0455624256294004],
      'lp',
      TOLERANCE,
    );
  });
});

describe('other arguments, against R', () => {
  it('offset with exact ties: coxph(Surv(time, status == 2) ~ age + sex + offset(o), ties = "exact")', () => {
    const fit = cox({ ...plain, offset, ties: 'exact' });
    const of = (key: 'coefficient' | 'se') => fit.columns.map((each) => each[key]);
    assertClose(of('coefficient'), [0.013054159267475296, -0.5445554810262705], 'coef', TOLERANCE);
    assertClose(of('se'), [0.00917398803980527, 0.16798307401882415], 'se', TOLERANCE);
    const { null: start, final } = fit.loglik;
    assertClose([start, final], [-712.6270313137845, -706.002944821196], 'loglik', TOLERANCE);
  });

  it('initial values: coxph(..., init = c(0.1, -1)) tests against them', () => {
    const fit = cox({ ...plain, init: [0.1, -1] });
    const coefficients = fit.columns.map((each) => each.coefficient);
    assertClose(coefficients, [0.017298474058330918, -0.5039749182261933], 'coef', TOLERANCE);
    const found = [fit.loglik.null, fit.loglik.final, fit.scoreTest.stat, fit.waldTest.stat];
    const expected = [-773.1039865888207, -732.5104474453567, 93.93771802683158, 91.47198492550493];
    assertClose(found, expected, 'tests', TOLERANCE);
    assertClose([fit.iterations], [4], 'iterations');
  });
});
