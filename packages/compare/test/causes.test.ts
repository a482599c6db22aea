import type { Difference } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { compareFreezes } from '../src/index.ts';
import { type Toy, toyBundle, toyFreeze, toyPatients } from './support/toy.ts';

const bundle = toyBundle(1);
const compare = (before: Toy, after: Toy): Difference =>
  compareFreezes({ bundle, before: toyFreeze(bundle, before), after: toyFreeze(bundle, after) })
    .internal;
const rowOf = (difference: Difference, id: string) =>
  difference.differences.find(({ row }) => row.id === id);
const sharesOf = (difference: Difference, id: string) =>
  Object.fromEntries(
    (rowOf(difference, id)?.causes ?? []).map(({ cause, amount }) => [cause, amount]),
  );
/** The toy with some patients otherwise: null takes one out. */
const edit = (changes: Record<string, Partial<Toy[string]> | null>): Toy => {
  const toy = toyPatients();
  for (const [id, change] of Object.entries(changes)) {
    if (change === null) delete toy[id];
    else toy[id] = Object.assign([...(toy[id] ?? [])], change) as Toy[string];
  }
  return toy;
};
const moved = (fields: Record<number, string | number | boolean>) =>
  fields as unknown as Partial<Toy[string]>;
const HR = 'cox|os|univariable|sex|f|hazard_ratio';

describe('causes of a change', () => {
  it('finds nothing between a freeze and itself', () => {
    const difference = compare(toyPatients(), toyPatients());
    expect(difference.rows.changed).toBe(0);
    expect(difference.differences).toEqual([]);
    expect(difference.alerts).toEqual([]);
    expect(difference.influences).toEqual([]);
  });

  it('counts who entered, left and was corrected exactly', () => {
    const after = edit({
      q1: ['east', 'low', 'm', 50, true],
      q2: ['west', 'low', 'f', 60, false],
      q3: ['west', 'low', 'f', 70, false],
      p00: null,
      p03: moved({ 1: 'high' }),
    });
    const difference = compare(toyPatients(), after);
    expect(toyPatients().p00?.[1]).toBe('low');
    expect(toyPatients().p03?.[1]).toBe('low');
    expect(sharesOf(difference, 'counts|stage|low|n')).toEqual({
      entered: 3,
      left: -1,
      'corrected|stage|east': -1,
    });
    expect(rowOf(difference, 'counts|stage|low|n')?.change).toBe(1);
  });

  it('sums to the change of every number', () => {
    const after = edit({
      q1: ['east', 'low', 'm', 50, true],
      q2: ['west', 'high', 'f', 60, false],
      p00: moved({ 3: 500 }),
      p10: moved({ 3: 2100, 4: true }),
      p03: moved({ 1: 'high' }),
      p07: moved({ 2: 'm' }),
      p08: moved({ 1: 'mid' }),
      p11: null,
    });
    const difference = compare(toyPatients(), after);
    const divided = difference.differences.filter(({ causes }) => causes !== null);
    expect(divided.length).toBeGreaterThan(50);
    for (const { causes, change, after: value } of divided) {
      const sum = (causes ?? []).reduce((total, { amount }) => total + amount, 0);
      expect(Math.abs(sum - (change ?? NaN))).toBeLessThan(
        1e-9 * Math.max(1, Math.abs(value ?? 0)),
      );
    }
    expect(
      Object.keys(sharesOf(difference, 'cox|os|multivariable|sex|f|hazard_ratio')).sort(),
    ).toEqual([
      'corrected|sex|west',
      'corrected|stage|east',
      'corrected|stage|west',
      'entered',
      'follow_up',
      'left',
    ]);
  });

  it('is the whole change where there is but one cause', () => {
    const difference = compare(toyPatients(), edit({ p00: moved({ 3: 500 }) }));
    const found = rowOf(difference, HR);
    expect(Math.abs(found?.change ?? 0)).toBeGreaterThan(0.001);
    expect(sharesOf(difference, HR)).toEqual({ follow_up: found?.change });
  });

  it('gives no part to a correction of what the analysis does not read', () => {
    const difference = compare(
      toyPatients(),
      edit({ p00: moved({ 3: 500 }), p03: moved({ 1: 'high' }) }),
    );
    expect(Object.keys(sharesOf(difference, HR))).toEqual(['follow_up']);
    expect(sharesOf(difference, 'counts|stage|high|n')).toEqual({ 'corrected|stage|east': 1 });
  });

  it('calls an earlier end a correction, a later one follow-up', () => {
    const before = edit({ p05: moved({ 3: 500, 4: false }) });
    const cause = (days: number, dead: boolean) =>
      Object.keys(sharesOf(compare(before, edit({ p05: moved({ 3: days, 4: dead }) })), HR));
    expect(cause(900, false)).toEqual(['follow_up']);
    expect(cause(500, true)).toEqual(['follow_up']);
    expect(cause(400, true)).toEqual(['corrected|os|west']);
  });

  it('gives a reason where a cohort between the two gives no number', () => {
    const few: Toy = {
      a: ['east', 'low', 'm', 100, true],
      b: ['east', 'low', 'f', 200, true],
      c: ['east', 'low', 'm', 300, true],
      d: ['east', 'low', 'f', 400, true],
    };
    const swapped: Toy = { ...few, e: few.b as Toy[string], f: few.d as Toy[string] };
    delete swapped.b;
    delete swapped.d;
    const difference = compare(few, { ...swapped, g: ['west', 'low', 'f', 150, false] });
    expect(rowOf(difference, HR)).toMatchObject({
      causes: null,
      causesReason: expect.stringContaining('not estimable in'),
    });
  });

  it('names the single record with the largest influence', () => {
    const after = edit({ p00: moved({ 3: 500 }), q1: ['west', 'low', 'f', 5, true] });
    const difference = compare(toyPatients(), after);
    const own = difference.influences.filter(({ row }) => row === HR);
    expect(own.map(({ patient }) => patient).sort()).toEqual(['p00', 'q1']);
    const alone = compare(toyPatients(), edit({ p00: moved({ 3: 500 }) }));
    const withoutNewcomer = own.find(({ patient }) => patient === 'q1')?.without;
    expect(withoutNewcomer).toBeCloseTo(rowOf(alone, HR)?.after as number, 12);
  });

  it('looks for no single records among very many changed patients, and says in which analysis', () => {
    const newcomers = (count: number) =>
      Array.from({ length: count }, (_, index): [string, Toy[string]] => [
        `q${index}`,
        ['west', 'low', index % 2 === 0 ? 'f' : 'm', 200 + index, true],
      ]);
    const few = compare(toyPatients(), edit(Object.fromEntries(newcomers(100))));
    expect(few.influences).not.toEqual([]);
    expect(few).not.toHaveProperty('unsearched');
    const many = compare(toyPatients(), edit(Object.fromEntries(newcomers(101))));
    expect(many).toMatchObject({ influences: [], unsearched: ['cox'] });
    expect(sharesOf(many, HR)).toHaveProperty('entered');
  });

  it('tells what code changed in the published report', () => {
    const before = toyFreeze(bundle, toyPatients());
    const after = toyFreeze(bundle, edit({ p00: moved({ 3: 500 }) }));
    const published = structuredClone(before.results);
    const old = published.rows.find(({ id }) => id === HR);
    if (old === undefined || old.value === null) throw new Error('no such row');
    old.value += 0.25;
    const { internal } = compareFreezes({
      bundle,
      before,
      after,
      published: { results: published, declarationsDiffer: false, makers: ['code'] },
    });
    const shares = sharesOf(internal, HR);
    expect(shares['makers:code']).toBeCloseTo(-0.25, 12);
    expect((shares['makers:code'] ?? 0) + (shares.follow_up ?? 0)).toBeCloseTo(
      rowOf(internal, HR)?.change as number,
      12,
    );
    expect(Object.keys(shares)).toEqual(['makers:code', 'follow_up']);
  });

  it('tells what a declaration changed from what code and data changed, and names it', () => {
    const before = toyFreeze(bundle, toyPatients());
    const after = toyFreeze(bundle, edit({ p00: moved({ 3: 500 }) }));
    const former = {
      ...bundle,
      analyses: bundle.analyses.map((analysis) =>
        analysis.kind === 'cox_table'
          ? { ...analysis, factors: analysis.factors.slice(0, 1), title: 'Before' }
          : analysis,
      ),
    };
    const remade = toyFreeze(former, toyPatients());
    const id = 'cox|os|multivariable|sex|f|hazard_ratio';
    const results = structuredClone(remade.results);
    const [printed, inner, middle] = [results, remade.results, before.results].map((one) =>
      one.rows.find((row) => row.id === id),
    );
    if (typeof printed?.value !== 'number') throw new Error('no such row');
    printed.value += 0.25;
    const { internal } = compareFreezes({
      bundle,
      before,
      after,
      published: {
        results,
        declarationsDiffer: true,
        bundle: former,
        remade: { cohort: remade.cohort, results: remade.results },
        makers: ['code'],
      },
    });
    const declared = 'declarations:["analyses/cox.yaml factors.stage"]';
    const shares = sharesOf(internal, id);
    expect(Object.keys(shares)).toEqual(['makers:code', declared, 'follow_up']);
    expect(shares['makers:code']).toBeCloseTo(-0.25, 12);
    expect(shares[declared]).toBeCloseTo((middle?.value ?? 0) - (inner?.value ?? 0), 12);
    expect(Object.values(shares).reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(
      rowOf(internal, id)?.change as number,
      12,
    );
    expect(rowOf(internal, 'cox|os|multivariable|stage|high|hazard_ratio')).toMatchObject({
      status: 'appeared',
      causesReason: 'new by changed declarations or code',
    });
    expect(Object.keys(sharesOf(internal, 'survival|os|12|survival'))).toEqual(['follow_up']);
    expect(internal.declarations.map(({ file, path }) => `${file} ${path}`)).toEqual([
      'analyses/cox.yaml title',
      'analyses/cox.yaml factors.stage',
    ]);
    expect(internal.causes.find(({ id: cause }) => cause === declared)).toMatchObject({
      kind: 'declarations',
      declarations: ['analyses/cox.yaml factors.stage'],
    });
  });

  it('leaves code and declarations together where those of then are not at hand', () => {
    const before = toyFreeze(bundle, toyPatients());
    const after = toyFreeze(bundle, edit({ p00: moved({ 3: 500 }) }));
    const results = structuredClone(before.results);
    const printed = results.rows.find(({ id }) => id === HR);
    if (typeof printed?.value !== 'number') throw new Error('no such row');
    printed.value += 0.25;
    const { internal } = compareFreezes({
      bundle,
      before,
      after,
      published: { results, declarationsDiffer: true, makers: ['code', 'raw_files'] },
    });
    const both = 'declarations:[]+makers:code,raw_files';
    expect(Object.keys(sharesOf(internal, HR))).toEqual([both, 'follow_up']);
    expect(internal.causes.find(({ id }) => id === both)).toEqual({
      id: both,
      kind: 'pooled',
      declarations: [],
      makers: ['code', 'raw_files'],
      patients: null,
    });
  });

  it('does not depend on the order of patients', () => {
    const after = edit({ q1: ['east', 'low', 'm', 50, true], p03: moved({ 1: 'high' }) });
    const reversed = Object.fromEntries(Object.entries(after).reverse());
    expect(compare(toyPatients(), reversed)).toEqual(compare(toyPatients(), after));
  });
});
