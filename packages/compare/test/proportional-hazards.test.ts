import { describe, expect, it } from 'vitest';
import { compareFreezes } from '../src/index.ts';
import { type Toy, toyBundle, toyFreeze, toyPatients } from './support/toy.ts';

const compare = (before: Toy, after: Toy, minimum = 1) => {
  const bundle = toyBundle(minimum);
  return compareFreezes({
    bundle,
    before: toyFreeze(bundle, before),
    after: toyFreeze(bundle, after),
  });
};
const SEX = 'hazards|os|univariable|sex|ph_p';

/** Twice as many patients as `pairs`: men die early or never, women late. */
const crossing = (pairs: number): Toy =>
  Object.fromEntries(
    Array.from({ length: pairs }, (_, index): [string, Toy[string]][] => {
      const stage = ['low', 'mid', 'high'][index % 3] as string;
      const isEarly = index % 2 === 0;
      return [
        [`m${index}`, ['east', stage, 'm', isEarly ? 20 + 9 * index : 1500, isEarly]],
        [`f${index}`, ['west', stage, 'f', 500 + 11 * index, true]],
      ];
    }).flat(),
  );

describe('a difference of tests of proportional hazards', () => {
  it('raises that hazards are no longer proportional, and that they are again', () => {
    const whole = { ...toyPatients(), ...crossing(30) };
    const [worse, better] = [compare(toyPatients(), whole), compare(whole, toyPatients())];
    const alerts = ({ internal }: typeof worse) => internal.alerts.filter(({ row }) => row === SEX);
    expect(alerts(worse)).toEqual([{ kind: 'hazards_not_proportional', row: SEX }]);
    expect(alerts(better)).toEqual([{ kind: 'hazards_proportional_again', row: SEX }]);
    expect(worse.shareable.alerts).toContainEqual({ kind: 'hazards_not_proportional', row: SEX });
  });

  it('does not raise it in the shareable form where too few patients brought it about', () => {
    const before = { ...toyPatients(), ...crossing(30) };
    const { shareable, internal } = compare(before, toyPatients(), 61);
    expect(internal.alerts).toContainEqual({ kind: 'hazards_proportional_again', row: SEX });
    expect(shareable.alerts.filter(({ row }) => row.startsWith('hazards|'))).toEqual([]);
  });

  it('concerns the patients whose values its own model reads', () => {
    const before = toyPatients();
    const [site, stage, sex, days, dead] = before.p04 as Toy[string];
    expect(stage).not.toBe('high');
    const { differences } = compare(before, {
      ...before,
      p04: [site, 'high', sex, days, dead],
    }).internal;
    const changed = differences
      .filter(({ row }) => row.id.startsWith('hazards|'))
      .map(({ row, patients, causes }) => [row.id, patients, causes?.map(({ cause }) => cause)]);
    const cause = [`corrected|stage|${site}`];
    for (const term of ['univariable|stage', 'multivariable|sex', 'multivariable'])
      for (const statistic of ['ph_chisq', 'ph_p'])
        expect(changed).toContainEqual([`hazards|os|${term}|${statistic}`, 1, cause]);
    expect(changed.filter(([id]) => String(id).startsWith('hazards|os|univariable|sex'))).toEqual(
      [],
    );
  });

  it('concerns the patients whose stratum changed', () => {
    const declared = toyBundle(1);
    const bundle = {
      ...declared,
      analyses: declared.analyses.map((analysis) =>
        analysis.kind === 'proportional_hazards'
          ? { ...analysis, factors: [{ variable: 'sex' }], strata: ['stage'] }
          : analysis,
      ),
    };
    const before = toyPatients();
    const [site, , sex, days, dead] = before.p04 as Toy[string];
    const after: Toy = { ...before, p04: [site, 'high', sex, days, dead] };
    const { internal } = compareFreezes({
      bundle,
      before: toyFreeze(bundle, before),
      after: toyFreeze(bundle, after),
    });
    expect(internal.differences.find(({ row }) => row.id === SEX)?.patients).toBe(1);
  });

  it('is divided among its causes', () => {
    const { differences } = compare(toyPatients(), {
      ...toyPatients(),
      ...crossing(3),
      p01: ['west', 'high', 'f', 900, false],
    }).internal;
    const divided = differences.filter(
      ({ row, causes }) => /^ph_/.test(row.statistic) && (causes ?? []).length > 1,
    );
    expect(divided.length).toBeGreaterThan(4);
    for (const { causes, change } of divided) {
      const sum = (causes ?? []).reduce((total, { amount }) => total + amount, 0);
      expect(sum).toBeCloseTo(change as number, 9);
    }
  });

  it('tells no more of few patients than a Cox table of the same factors', () => {
    const newcomers: Toy = {
      q1: ['east', 'low', 'm', 30, true],
      q2: ['west', 'low', 'm', 107, false],
      q3: ['west', 'low', 'f', 184, true],
    };
    const { internal, shareable } = compare(toyPatients(), { ...toyPatients(), ...newcomers }, 5);
    const told = (analysis: string) =>
      shareable.differences
        .filter(({ row, status }) => row.analysis === analysis && status !== 'withheld')
        .map(({ row }) => row.id);
    expect(told('cox')).toEqual([]);
    expect(told('hazards')).toEqual([]);
    const of = internal.differences.filter(({ row }) => row.analysis === 'hazards');
    expect(of.length).toBeGreaterThan(10);
    for (const { row, patients } of of)
      expect([row.id, (patients ?? 0) < 5]).toEqual([row.id, true]);
  });

  it('withholds the patients of the models that know one patient more, and of no other', () => {
    // The stage of p04 is told now; those of all and of the model of sex are the same as before.
    const { shareable } = compare(
      { ...toyPatients(), p04: ['west', null as unknown as string, 'm', 648, true] },
      { ...toyPatients(), p04: ['west', 'mid', 'm', 648, true] },
      5,
    );
    const status = (id: string) => shareable.differences.find(({ row }) => row.id === id)?.status;
    for (const id of ['univariable|stage|n', 'multivariable|n'])
      expect([id, status(`hazards|os|${id}`)]).toEqual([id, 'withheld']);
    for (const id of ['univariable|sex|n', 'n'])
      expect([id, status(`hazards|os|${id}`)]).toEqual([id, undefined]);
  });
});
