import type { Difference, RowDifference, StudyBundle } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { declaredCauses } from '../src/causes/declared-causes.ts';
import { compareToys } from './support/compare-toys.ts';
import { rowOf } from './support/row-of.ts';
import { splitRows } from './support/split-rows.ts';
import { statusOf } from './support/status-of.ts';
import { type Toy, toyBundle, toyFreeze } from './support/toy.ts';

const SITES = ['east', 'north', 'west'];
const common = (title: string) => `label: ${title}\ntitle: ${title}\nsection: tables\n`;
const model = 'endpoint: os\nmodels: [univariable, multivariable]\nfactors: [sex, stage]\n';
const ANALYSES = {
  cox: `kind: cox_table\n${common('Cox')}${model}`,
  loso: `kind: leave_one_out\n${common('Without')}${model}`,
  sites: `kind: baseline_table\n${common('Sites')}by: site\nrows: [{ variable: sex }]\n`,
};
const only = (...names: (keyof typeof ANALYSES)[]) =>
  Object.fromEntries(names.map((name) => [name, ANALYSES[name]]));
const [HR, LOWEST] = ['sex|f|hazard_ratio', 'sex|f|lowest_hazard_ratio'];
const at = (id: string, without?: string) =>
  `loso|os|univariable|${without === undefined ? '' : `site!=${without}|`}${id}`;

/** Twelve patients of each site, of mixed fate. */
const patients = (): Toy =>
  Object.fromEntries(
    Array.from({ length: 36 }, (_, index): [string, Toy[string]] => [
      `p${String(index).padStart(2, '0')}`,
      [
        SITES[index % 3] as string,
        ['low', 'mid', 'high'][(index * 7 + (index % 4)) % 3] as string,
        (index * 5) % 4 < 2 ? 'm' : 'f',
        100 + ((index * 137) % 700),
        index % 5 !== 0,
      ],
    ]),
  );
/** As many new patients of each site as given, in the order of their names. */
const joined = (counts: readonly number[]): Toy => ({
  ...patients(),
  ...Object.fromEntries(
    SITES.flatMap((site, place) =>
      Array.from({ length: counts[place] ?? 0 }, (_, index): [string, Toy[string]] => [
        `q-${site}-${index}`,
        [site, index % 2 ? 'low' : 'mid', index % 3 ? 'm' : 'f', 35 + 71 * index, index % 2 === 0],
      ]),
    ),
  ),
});

describe('what the models without each patient give together', () => {
  const each = (minimum: number) =>
    toyBundle(minimum, { loso: `${ANALYSES.loso}by: patient\n`, cox: ANALYSES.cox });
  const [before, after] = [patients(), joined([9, 9, 9])];
  const summary = ['lowest_hazard_ratio', 'highest_hazard_ratio_upper', 'omissions', 'estimable'];

  it('concerns one patient, as a smallest or largest value does, and is withheld from the shareable form', () => {
    const { internal, shareable } = compareToys(each(5), before, after);
    for (const statistic of summary) {
      expect(rowOf(internal, at(`sex|f|${statistic}`))).toMatchObject({
        status: 'changed',
        patients: 1,
      });
      expect(statusOf(shareable, at(`sex|f|${statistic}`))).toBe('withheld');
    }
    expect(statusOf(shareable, at(HR))).toBe('changed');
  });

  it('is not divided among the causes, for which all models would be fitted again; all else is', () => {
    const { internal } = compareToys(each(1), before, after);
    for (const statistic of summary)
      expect(rowOf(internal, at(`sex|f|${statistic}`))?.causesReason).toMatch(
        /^not divided: a model for each patient$/,
      );
    for (const id of [`loso|os|n`, at(HR), 'loso|os|multivariable|stage|high|p_value'])
      expect(
        rowOf(internal, id)?.causes?.map(({ cause }) => cause),
        id,
      ).toEqual(['entered']);
  });
});

describe('the shareable form of a leave-one-out analysis', () => {
  const alone = toyBundle(5, only('loso'));

  it('tells neither the rest nor the site where either changed in too few patients', () => {
    const { internal, shareable } = compareToys(alone, patients(), joined([3, 0, 6]));
    expect(rowOf(internal, at(HR, 'east'))?.patients).toBe(6);
    expect(rowOf(internal, at(HR, 'west'))?.patients).toBe(3);
    const told = (of: string) =>
      ['east', 'north', 'west'].map((site) => statusOf(shareable, at(of, site)));
    expect(told(HR)).toEqual(['withheld', 'changed', 'withheld']);
    expect(told('sex|f|p_value')).toEqual(['withheld', 'changed', 'withheld']);
    expect(statusOf(shareable, at(HR))).toBe('changed');
    expect(SITES.map((site) => statusOf(shareable, `loso|os|site!=${site}|n`))).toEqual([
      'withheld',
      'changed',
      'withheld',
    ]);
    expect(statusOf(shareable, 'loso|os|n')).toBe('changed');
  });

  it('tells what the omissions give together only where it tells each of them', () => {
    const of = (counts: number[]) => {
      const { shareable } = compareToys(alone, patients(), joined(counts));
      return ['', '_lower', '_upper']
        .map((bound) => `${LOWEST}${bound}`)
        .concat(['sex|f|estimable', 'sex|f|significant', 'sex|f|omissions'])
        .map((id) => statusOf(shareable, at(id)) === 'withheld');
    };
    expect(new Set(of([3, 0, 6]))).toEqual(new Set([true]));
    expect(new Set(of([5, 0, 6]))).toEqual(new Set([false]));
  });

  it('withholds what is the same without the only site that changed in few', () => {
    const { internal, shareable } = compareToys(alone, patients(), joined([3, 0, 0]));
    expect(rowOf(internal, at(HR, 'east'))).toBeUndefined();
    expect(rowOf(internal, 'loso|os|site!=east|n')).toBeUndefined();
    for (const id of [at(HR), at(HR, 'east'), at(HR, 'north'), 'loso|os|site!=east|n'])
      expect(statusOf(shareable, id)).toBe('withheld');
  });

  it('withholds the rest of a site whose number another table withholds', () => {
    const told = (difference: Difference, id: (site: string) => string) =>
      SITES.map((site) => statusOf(difference, id(site)));
    const without = (site: string) => `loso|os|site!=${site}|n`;
    const after = joined([3, 6, 7]);
    const own = compareToys(alone, patients(), after).shareable;
    expect(told(own, without)).toEqual(['withheld', 'changed', 'withheld']);
    const { shareable } = compareToys(toyBundle(5, only('loso', 'sites')), patients(), after);
    const table = told(shareable, (site) => `sites|site=${site}|n`);
    expect(table).toEqual(['withheld', 'withheld', 'withheld']);
    expect(told(shareable, without)).toEqual(table);
  });

  it('never lets the number of a site be worked out in which too few changed', () => {
    const bundles = [alone, toyBundle(5, only('loso', 'sites'))];
    const choices = [0, 2, 6];
    const all = choices.flatMap((a) => choices.flatMap((b) => choices.map((c) => [a, b, c])));
    const wrong = bundles.flatMap((bundle) =>
      all
        .filter((counts) => counts.some((count) => count > 0))
        .flatMap((counts) => {
          const { shareable } = compareToys(bundle, patients(), joined(counts));
          const known = equations(bundle, shareable);
          return SITES.filter(
            (_, place) => counts[place] === 2 && rank([...known, unit(place)]) === rank(known),
          ).map((site) => `${bundle.analyses.length} ${counts.join()} ${site}`);
        }),
    );
    expect(wrong).toEqual([]);
  });

  it('shows the whole where the study withholds nothing', () => {
    const { internal, shareable } = compareToys(
      toyBundle(1, only('loso')),
      patients(),
      joined([1, 0, 0]),
    );
    expect(shareable).toEqual({ ...internal, form: 'shareable' });
  });
});

/** What the shareable form tells of the sites' numbers of patients before: a row of coefficients for each number told. */
function equations(bundle: StudyBundle, shareable: Difference): number[][] {
  const withheld = new Set(
    shareable.differences.filter(({ status: is }) => is === 'withheld').map(({ row }) => row.id),
  );
  const { rows } = toyFreeze(bundle, patients()).results;
  return rows.flatMap(({ id, statistic, variable, model: of, group }) => {
    if (statistic !== 'n' || variable !== undefined || of !== undefined || withheld.has(id))
      return [];
    return [
      SITES.map((site) => {
        if (group === undefined) return 1;
        return (group.level === site) === (group.without === true) ? 0 : 1;
      }),
    ];
  });
}

const unit = (place: number) => SITES.map((_, index) => (index === place ? 1 : 0));

function rank(rows: readonly number[][]): number {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < SITES.length; column += 1) {
    const pivot = left.findIndex(
      (row, index) => index >= found && Math.abs(row[column] ?? 0) > 1e-9,
    );
    if (pivot < 0) continue;
    [left[found], left[pivot]] = [left[pivot] as number[], left[found] as number[]];
    const top = left[found] as number[];
    for (const row of left.slice(found + 1)) {
      const factor = (row[column] as number) / (top[column] as number);
      for (let index = 0; index < row.length; index += 1)
        row[index] = (row[index] as number) - factor * (top[index] as number);
    }
    found += 1;
  }
  return found;
}

describe('the difference of a leave-one-out analysis', () => {
  const after = (): Toy => ({
    ...joined([2, 1, 3]),
    p03: ['east', 'high', 'f', 20, true],
    p07: ['west', 'low', 'm', 900, true],
  });

  it('divides each change among its causes, that of all patients as a Cox table does', () => {
    const { internal } = compareToys(toyBundle(1, only('cox', 'loso')), patients(), after());
    const sum = ({ causes }: RowDifference) =>
      (causes ?? []).reduce((total, { amount }) => total + amount, 0);
    const own = internal.differences.filter(
      ({ row, change }) => row.analysis === 'loso' && change !== null,
    );
    expect(own.filter(({ row }) => row.group !== undefined).length).toBeGreaterThan(30);
    for (const found of own) expect(sum(found)).toBeCloseTo(found.change as number, 9);
    const parts = (id: string) =>
      Object.fromEntries(
        (rowOf(internal, id)?.causes ?? []).map(({ cause, amount }) => [cause, amount]),
      );
    const [whole, cox] = [parts(at(HR)), parts(`cox|os|univariable|${HR}`)];
    expect(Object.keys(whole)).toEqual(Object.keys(cox));
    for (const [cause, amount] of Object.entries(cox)) expect(whole[cause]).toBeCloseTo(amount, 9);
    expect(Math.abs(whole['corrected|os|east'] ?? 0)).toBeGreaterThan(0.01);
    expect(Object.keys(parts(at(HR, 'east')))).not.toContain('corrected|os|east');
    expect(Object.keys(parts(at(HR, 'west')))).toContain('corrected|os|east');
  });

  it('carries each model out again alone, with the same rows between them', () => {
    const bundle = toyBundle(1, only('loso'));
    const { parts, whole, again } = splitRows(bundle, patients());
    expect(parts).toBe(3);
    expect(again).toEqual(whole);
  });

  it('holds nothing of the row that a lowest or highest repeats', () => {
    const { internal } = compareToys(toyBundle(1, only('loso')), patients(), after());
    expect(rowOf(internal, at(LOWEST))?.status).toBe('changed');
    expect(JSON.stringify(internal)).not.toContain('repeats');
  });

  it('has no conclusion of a site left out, and none twice that a Cox table has', () => {
    const alerts = (...names: (keyof typeof ANALYSES)[]) => {
      const { internal } = compareToys(toyBundle(1, only(...names)), patients(), turned());
      const of = (analysis: string) =>
        internal.alerts
          .filter(({ row }) => row.startsWith(`${analysis}|`))
          .map(({ kind, row }) => ({
            kind,
            row: row.replace(/^\w+\|/, ''),
          }));
      return {
        cox: of('cox').filter(({ row }) => !row.includes('term_p_value')),
        loso: of('loso'),
      };
    };
    const together = alerts('cox', 'loso');
    expect(together.cox.length).toBeGreaterThan(2);
    expect(together.loso).toEqual([]);
    expect(alerts('loso').loso).toEqual(together.cox);
  });

  it('names the level of significance as a cause where the study changed it', () => {
    const bundle = toyBundle(1, only('cox', 'loso'));
    const changes = [
      { file: 'study.yaml', path: 'display.significance', before: '0.05', after: '0.01' },
      { file: 'study.yaml', path: 'display.trend', before: '0.1', after: '0.2' },
    ];
    const causes = Object.fromEntries(
      bundle.analyses.map((analysis) => [analysis.id, declaredCauses(changes, analysis, [bundle])]),
    );
    expect(causes).toEqual({ cox: [], loso: ['study.yaml display.significance'] });
  });
});

/** The patients with the women's deaths early: the hazard ratio of sex turns. */
function turned(): Toy {
  return Object.fromEntries(
    Object.entries(patients()).map(
      ([id, [site, stage, sex, days, dead]]): [string, Toy[string]] => [
        id,
        [site, stage, sex, sex === 'f' ? 10 + (days % 90) : days + 300, dead],
      ],
    ),
  );
}
