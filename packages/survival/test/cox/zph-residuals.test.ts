import { describe, expect, it } from 'vitest';
import { cox } from '../../src/cox/cox.ts';
import { coxZphResiduals } from '../../src/cox/zph/cox-zph-residuals.ts';
import { assertClose, referenceCases } from '../reference-cases.ts';
import { referenceModel } from './reference-model.ts';

// Values of R 4.2.2, survival 3.5-3, printed with 17 digits.
const veteran = referenceCases('coxph').find((each) => each.id === 'veteran-full-efron')!;
const TOLERANCE = 1e-11;

describe('coxZphResiduals', () => {
  it('equals cox.zph(coxph(Surv(time, status) ~ trt + celltype + karno, veteran), "rank")', () => {
    const { input, design } = referenceModel(veteran, ['trt', 'celltype', 'karno']);
    const found = coxZphResiduals(cox(input), { transform: 'rank', terms: design.terms });
    const at = [0, 1, 63, 126, 127];
    const pick = (values: ArrayLike<number | null>) => at.map((k) => values[k]!);
    expect(pick(found.time)).toEqual([1, 1, 61, 991, 999]);
    expect(pick(found.x)).toEqual([1.5, 1.5, 65, 136, 137]);
    const y = [
      [
        1.9083285163873378, 1.6117578783628905, 2.5182927628088887, 0.33065690795309877,
        0.26174409005751503,
      ],
      [-5.0248530718073585, -4.465899860408888, 2.493042594643815, 0.870118494784777, 1],
      [
        -0.12942919807883954, -0.03201436328231402, -0.008647832970569373, -0.053907153782673155,
        -0.03127129604780218,
      ],
    ];
    found.terms.forEach(({ name, values }, t) => {
      assertClose(pick(values), y[t]!, name, TOLERANCE);
    });
    const variance = [
      [4.413876320058627, 0.5202411162004015, -0.009885687934148225],
      [0.5202411162003987, 7.313832445204116, 0.0186317737132822],
      [-0.009885687934148523, 0.018631773713282146, 0.0032471611598841837],
    ];
    assertClose(found.variance, variance.flat(), 'var', TOLERANCE);
  });

  it('has the tied events of start-stop data in the order of cox.zph', () => {
    // cox.zph(coxph(Surv(entry, time, event) ~ x), "identity")$y
    const fit = cox({
      entry: [0, 1, 0, 2, 1, 0, 3, 2],
      time: [4, 4, 5, 5, 5, 7, 8, 8],
      event: [1, 1, 1, 0, 1, 1, 1, 0],
      covariates: [[1, 3, 2, 0, 5, 4, 2.5, 1]],
    });
    const { time, x, terms } = coxZphResiduals(fit, { transform: 'identity' });
    expect([...time]).toEqual([4, 4, 5, 5, 7, 8]);
    expect([...x]).toEqual([4, 4, 5, 5, 7, 8]);
    const y = [
      0.2454939094403934, -0.76064611816675742, 1.2327107052363349, -0.27649933617439176,
      0.84009266737822408, 0.60422246585621342,
    ];
    assertClose(terms[0]!.values, y, 'y', TOLERANCE);
  });

  it('has no value where a term is constant in the stratum', () => {
    // d$one <- ifelse(d$celltype == "adeno", 1, d$prior)
    // cox.zph(coxph(Surv(time, status) ~ karno + one + strata(celltype), d))
    const { input, frame } = referenceModel(veteran);
    const { celltype, prior, karno } = frame.columns;
    const one = Float64Array.from(celltype!, (cell, i) =>
      cell === 'adeno' ? 1 : Number(prior![i]),
    );
    const fit = cox({
      time: input.time,
      event: input.event,
      covariates: [Float64Array.from(karno!, Number), one],
      names: ['karno', 'one'],
      strata: celltype!.map((cell) => frame.levels.celltype!.indexOf(String(cell))),
    });
    const found = coxZphResiduals(fit);
    const at = [0, 32, 69, 99, 127];
    const pick = (values: ArrayLike<number | null>) => at.map((k) => values[k]!);
    expect(pick(found.stratum)).toEqual([0, 1, 1, 2, 3]);
    const x = [0, 0.029197080291970767, 0.654222819795772, 0.6952139886345035, 0.9639819572956848];
    assertClose(pick(found.x), x, 'x', TOLERANCE);
    const y = [
      [
        -0.14790497709219336, -0.03684594381580956, 0.07960299763264499, -0.06605420460750754,
        -0.035831946387901714,
      ],
      [0.3716990457710639, -0.11527183360397655, -0.1568111526898598, null, 0.008687543197654196],
    ];
    found.terms.forEach(({ name, values }, t) => {
      assertClose(pick(values), y[t]!, name, TOLERANCE);
    });
    const variance = [
      0.00399893886034927, -0.0016845593130009856, -0.0016845593130009853, 0.0525917480060188,
    ];
    assertClose(found.variance, variance, 'var', TOLERANCE);
  });
});
