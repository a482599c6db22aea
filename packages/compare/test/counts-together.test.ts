import type { Difference, ResultRow } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { compareToys } from './support/compare-toys.ts';
import { rowOf } from './support/row-of.ts';
import { statusOf } from './support/status-of.ts';
import { type Toy, toyBundle, toyFreeze } from './support/toy.ts';

type Patient = [site: string, stage: string | null, sex: string | null, dead: boolean];
const SITES = ['east', 'west'];
const STAGES = ['low', 'mid', 'high'];
const SEXES = ['m', 'f'];
const common = (title: string) => `label: ${title}\ntitle: ${title}\nsection: tables\n`;
const ANALYSES = {
  counts: `kind: baseline_table\n${common('Counts')}rows: [{ variable: stage }, { variable: sex }]\n`,
  sites: `kind: baseline_table\n${common('Sites')}by: site\nrows: [{ variable: sex }]\n`,
  cox: `kind: cox_table\n${common('Cox')}endpoint: os\nmodels: [multivariable]\nfactors: [sex, stage]\n`,
  groups: `kind: subgroup_effects\n${common('Groups')}endpoint: os\nfactor: sex\nsubgroups: [stage]\n`,
};
const only = (...names: (keyof typeof ANALYSES)[]) =>
  Object.fromEntries(names.map((name) => [name, ANALYSES[name]]));

/** As many patients as given of each kind, the same on every call. */
function toyOf(...groups: [name: string, count: number, patient: Patient][]): Toy {
  return Object.fromEntries(
    groups.flatMap(([name, count, [site, stage, sex, dead]], group) =>
      Array.from({ length: count }, (_, index): [string, Toy[string]] => [
        `${name}${index}`,
        [site, stage as string, sex as string, 40 + ((group * 61 + index * 137) % 700), dead],
      ]),
    ),
  );
}
const base: [string, number, Patient][] = STAGES.flatMap((stage) =>
  SEXES.flatMap((sex): [string, number, Patient][] => [
    [`a-${stage}-${sex}-`, 6, ['east', stage, sex, true]],
    [`b-${stage}-${sex}-`, 6, ['west', stage, sex, false]],
  ]),
);

describe('a number that the shareable form withholds', () => {
  it('is not what the patients of a model leave of all', () => {
    const { internal, shareable } = compareToys(
      toyBundle(5, only('counts', 'groups')),
      toyOf(...base),
      toyOf(
        ...base,
        ['q', 6, ['east', 'low', 'm', true]],
        ['r', 6, ['west', 'mid', 'f', true]],
        ['s', 1, ['west', 'high', null, false]],
      ),
    );
    expect(rowOf(internal, 'counts|sex|missing')).toMatchObject({ change: 1, patients: 1 });
    expect(statusOf(shareable, 'counts|sex|missing')).toBe('withheld');
    expect(statusOf(shareable, 'counts|n')).toBe('changed');
    expect(statusOf(shareable, 'groups|os|sex|n')).toBe('withheld');
  });

  it('is not those of whom an event is not told, where all and those with one are', () => {
    const { shareable } = compareToys(
      toyBundle(5, only('counts', 'groups')),
      toyOf(...base),
      toyOf(
        ...base,
        ['q', 9, ['east', 'low', 'm', true]],
        ['r', 8, ['east', 'low', 'f', true]],
        ['s', 1, ['west', 'low', 'f', false]],
      ),
    );
    expect(statusOf(shareable, 'groups|os|stage|low|n')).toBe('changed');
    expect(statusOf(shareable, 'groups|os|stage|low|events')).toBe('withheld');
  });

  it('is not what the numbers of the cohort leave: all are told there, so a level is withheld', () => {
    const { shareable } = compareToys(
      toyBundle(5, only('counts')),
      toyOf(...base, ['c', 1, ['east', 'low', 'm', true]]),
      toyOf(...base, ['c', 1, ['east', 'mid', 'm', true]], ['q', 6, ['west', 'mid', 'f', true]]),
    );
    expect(shareable.cohort).toMatchObject({ before: 73, after: 79 });
    const told = ['n', 'stage|low|n', 'stage|mid|n', 'stage|high|n'];
    expect(told.map((id) => statusOf(shareable, `counts|${id}`))).toEqual([
      ...['changed', 'withheld', 'withheld', 'same'],
    ]);
  });

  it('is no part of a count that a cause has in few, by the parts of the other counts', () => {
    const { internal, shareable } = compareToys(
      toyBundle(5, only('counts')),
      toyOf(...base, ['c', 3, ['east', 'high', 'm', true]]),
      toyOf(
        ...base,
        ['c', 3, ['east', 'mid', 'm', true]],
        ['q', 5, ['west', 'low', 'f', true]],
        ['r', 4, ['west', 'mid', 'f', true]],
      ),
    );
    const causes = (difference: Difference, id: string) =>
      rowOf(difference, `counts|${id}`)?.causes?.map(({ cause }) => cause);
    expect(causes(internal, 'stage|low|n')).toEqual(['entered']);
    expect(causes(internal, 'stage|mid|n')).toHaveLength(2);
    const told = shareable.differences.filter(({ row }) => row.statistic === 'n');
    expect(told.some(({ status }) => status === 'changed')).toBe(true);
    for (const { causes: shares, status, change } of told)
      if (status === 'changed') expect(shares).toMatchObject([{ cause: 'pooled', amount: change }]);
  });

  it('cannot be worked out of the others by any sums and differences', () => {
    const bundle = toyBundle(4, ANALYSES);
    const wrong: string[] = [];
    let tried = 0;
    for (let seed = 1; seed <= 14; seed += 1) {
      const draw = drawing(seed);
      const some = <T>(values: readonly T[]) => values[draw(values.length)] as T;
      const newcomers = Array.from({ length: 3 }, (_, at): [string, number, Patient] => [
        `q${at}-`,
        draw(7),
        [some(SITES), some([...STAGES, null]), some([...SEXES, null]), draw(2) === 0],
      ]);
      const before = toyOf(...base, ['c', 3, ['east', 'mid', null, true]]);
      const after = toyOf(
        ...base,
        ['c', 3, ['east', some(STAGES), some(SEXES), true]],
        ...newcomers,
      );
      const { internal, shareable } = compareToys(bundle, before, after);
      const rows = toyFreeze(bundle, before).results.rows.filter(isCount);
      const told = rows.filter(({ id }) => statusOf(shareable, id) !== 'withheld').map(indicator);
      if (shareable.cohort.before !== null) told.push(TYPES.map(() => 1));
      for (const row of rows) {
        const patients = rowOf(internal, row.id)?.patients ?? 0;
        if (patients === 0 || patients >= 4) continue;
        tried += 1;
        if (rank([...told, indicator(row)]) === rank(told)) wrong.push(`${seed} ${row.id}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(100);
  });
});

/** Every kind of patient there can be. */
const TYPES = SITES.flatMap((site) =>
  [...STAGES, null].flatMap((stage) =>
    [...SEXES, null].flatMap((sex) =>
      [true, false].map((dead) => ({ site, stage, sex, dead }) as Record<string, unknown>),
    ),
  ),
);

function isCount({ statistic }: ResultRow): boolean {
  return ['n', 'events', 'missing'].includes(statistic);
}

/** Which kinds of patients a count counts, by what its row is of. */
function indicator({ analysis, model, group, variable, level, statistic }: ResultRow): number[] {
  const known = [
    ...(model === 'multivariable' ? ['sex', 'stage'] : []),
    ...(analysis === 'groups' && variable !== undefined ? ['sex'] : []),
  ];
  return TYPES.map((type) => {
    if (group !== undefined && type[group.variable] !== group.level) return 0;
    if (statistic === 'events' && type.dead !== true) return 0;
    if (known.some((name) => type[name] === null)) return 0;
    if (variable === undefined) return 1;
    if (statistic === 'missing') return type[variable] === null ? 1 : 0;
    return level === undefined ? Number(type[variable] !== null) : Number(type[variable] === level);
  });
}

function rank(rows: readonly number[][]): number {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < TYPES.length; column += 1) {
    const pivot = left.findIndex((row, at) => at >= found && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    [left[found], left[pivot]] = [left[pivot] as number[], left[found] as number[]];
    const top = left[found] as number[];
    for (const row of left.slice(found + 1)) {
      const factor = (row[column] as number) / (top[column] as number);
      row.forEach((value, at) => {
        row[at] = value - factor * (top[at] as number);
      });
    }
    found += 1;
  }
  return found;
}

/** Whole numbers below a bound, the same for the same seed. */
function drawing(seed: number): (bound: number) => number {
  let state = seed * 2654435761;
  return (bound) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0;
    return (state >>> 8) % bound;
  };
}

it('counts in a table of interactions those too whose modifier is not known', () => {
  const bundle = toyBundle(5, {
    products: `kind: interaction_table\n${common('Products')}endpoints: [os]\nmodifier: sex\nfactors: [stage]\n`,
  });
  const { internal, shareable } = compareToys(
    bundle,
    toyOf(...base),
    toyOf(...base, ['q', 3, ['east', 'low', 'm', true]], ['r', 3, ['east', 'low', null, true]]),
  );
  expect(rowOf(internal, 'products|n')).toMatchObject({ change: 6, patients: 6 });
  expect(statusOf(shareable, 'products|n')).toBe('changed');
});

describe('a row that is no count', () => {
  it('does not tell by an estimate that there was none of that a level had no event', () => {
    // Among the women nobody had died before; two have now, and eight others are followed for longer.
    const women = (dead: boolean): Patient => ['east', 'low', 'f', dead];
    const men: Patient = ['west', 'low', 'm', true];
    const bundle = toyBundle(5, {
      cox: `kind: cox_table\n${common('Cox')}endpoint: os\nmodels: [univariable]\nfactors: [sex]\n`,
    });
    const before = toyOf(['w', 12, women(false)], ['m', 12, men]);
    const after = toyOf(['w', 12, women(false)], ['m', 12, men]);
    for (const id of ['w0', 'w1'])
      after[id] = [...(after[id] as Toy[string])].with(4, true) as Toy[string];
    for (const id of ['w2', 'w3', 'w4', 'w5', 'w6', 'w7'])
      after[id] = [...(after[id] as Toy[string])].with(3, 900) as Toy[string];
    const { internal, shareable } = compareToys(bundle, before, after);
    const ratio = 'cox|os|univariable|sex|f|hazard_ratio';
    expect(rowOf(internal, ratio)).toMatchObject({ status: 'newly_estimable', patients: 8 });
    expect(statusOf(shareable, 'cox|os|sex|f|events')).toBe('withheld');
    expect(statusOf(shareable, ratio)).toBe('withheld');
    expect(JSON.stringify(shareable)).not.toMatch(/all events are among/);
  });

  it("does not tell a withheld table by the p value of Fisher's test", () => {
    const bundle = toyBundle(5, only('sites'));
    const { shareable } = compareToys(
      bundle,
      toyOf(...base),
      toyOf(...base, ['q', 7, ['west', 'low', 'm', true]], ['r', 3, ['west', 'low', 'f', true]]),
    );
    expect(statusOf(shareable, 'sites|site=west|sex|f|n')).toBe('withheld');
    expect(statusOf(shareable, 'sites|sex|p_value')).toBe('withheld');
    const far = toyOf(...base, ['q', 7, ['west', 'low', 'm', true]]);
    expect(statusOf(compareToys(bundle, toyOf(...base), far).shareable, 'sites|sex|p_value')).toBe(
      'changed',
    );
  });

  it('does not tell the patients of a model by how many are left out in turn', () => {
    const bundle = toyBundle(5, {
      ...only('counts'),
      each: `kind: leave_one_out\n${common('Each')}by: patient\nendpoint: os\nmodels: [univariable]\nfactors: [sex]\n`,
    });
    // Seven more men and as many women less: all are as many as before, those of a known sex too, and one is unknown.
    const { shareable } = compareToys(
      bundle,
      toyOf(...base, ['c', 3, ['east', 'mid', 'f', true]], ['d', 3, ['east', 'mid', null, true]]),
      toyOf(
        ...base,
        ['c', 3, ['east', 'mid', null, true]],
        ['d', 3, ['east', 'mid', 'm', true]],
        ['q', 2, ['west', 'low', null, true]],
      ),
    );
    expect(statusOf(shareable, 'counts|sex|missing')).toBe('withheld');
    const known = ['counts|n', 'each|os|univariable|sex|f|omissions'].map((id) =>
      statusOf(shareable, id),
    );
    expect(known).toContain('withheld');
  });

  it('does not tell how many there are by a height before anybody is censored', () => {
    const bundle = toyBundle(5, {
      curves: `kind: survival_curves\n${common('Curves')}endpoints: [os]\nby: sex\nhorizon: 24\nticks: 2\n`,
      survival: `kind: survival_summary\n${common('Survival')}endpoints: [os]\nby: sex\nquantiles: [0.5]\ntimes: [2]\nrestricted_means: [2]\n`,
    });
    const early = (days: number, count: number, sex: string): Toy =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [
          `e${sex}${at}`,
          ['east', 'low', sex, days, true],
        ]),
      );
    const { shareable } = compareToys(
      bundle,
      { ...toyOf(...base), ...early(70, 8, 'm'), ...early(50, 8, 'f') },
      { ...toyOf(...base), ...early(30, 8, 'm'), ...early(50, 8, 'f'), ...early(31, 10, 'm') },
    );
    expect(statusOf(shareable, 'survival|os|sex=m|n')).toBe('withheld');
    expect(statusOf(shareable, 'survival|os|sex=m|2|survival')).toBe('withheld');
    expect(statusOf(shareable, 'survival|os|sex=m|2|survival_lower')).toBe('withheld');
    for (const part of ['', '_lower', '_upper'])
      expect(statusOf(shareable, `survival|os|sex=m|2|restricted_mean${part}`)).toBe('withheld');
    for (const part of ['', '_lower', '_upper', '_p'])
      expect(statusOf(shareable, `survival|os|sex|f|2|restricted_mean_difference${part}`)).toBe(
        'withheld',
      );
  });
});
