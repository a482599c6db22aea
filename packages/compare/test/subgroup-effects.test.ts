import type { Difference, RowDifference } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { compareToys } from './support/compare-toys.ts';
import { rowOf } from './support/row-of.ts';
import { splitRows } from './support/split-rows.ts';
import { statusOf } from './support/status-of.ts';
import { type Toy, toyBundle } from './support/toy.ts';

const STAGES = ['low', 'mid', 'high'];
const common = (title: string) => `label: ${title}\ntitle: ${title}\nsection: tables\n`;
const model = 'models: [univariable]\nfactors: [sex]\nendpoint: os\n';
const ANALYSES = {
  cox: `kind: cox_table\n${common('Cox')}${model}`,
  low: `kind: cox_table\n${common('Low')}${model}population: { include: stage == "low", label: Low }\n`,
  products: `kind: interaction_table\n${common('Products')}endpoints: [os]\nmodifier: sex\nfactors: [stage]\n`,
  groups: `kind: subgroup_effects\n${common('Groups')}endpoint: os\nfactor: sex\nsubgroups: [stage, site]\n`,
  stages: `kind: subgroup_effects\n${common('Stages')}endpoint: os\nfactor: sex\nsubgroups: [stage]\n`,
};
const only = (...names: (keyof typeof ANALYSES)[]) =>
  Object.fromEntries(names.map((name) => [name, ANALYSES[name]]));
const HR = 'sex|f|hazard_ratio';
const at = (stage?: string) => `stages|os|univariable|${stage ? `stage=${stage}|` : ''}${HR}`;
const count = (stage: string) => `stages|os|stage|${stage}|n`;

/** Sixteen patients of each stage, of mixed fate. */
const patients = (): Toy =>
  Object.fromEntries(
    Array.from({ length: 48 }, (_, index): [string, Toy[string]] => [
      `p${String(index).padStart(2, '0')}`,
      [
        ['east', 'west'][index % 2] as string,
        STAGES[index % 3] as string,
        (index * 5) % 4 < 2 ? 'm' : 'f',
        100 + ((index * 137) % 700),
        index % 5 !== 0,
      ],
    ]),
  );
/** As many new patients of each stage as given; those of the last entry have none. */
const joined = (counts: readonly number[]): Toy => ({
  ...patients(),
  ...Object.fromEntries(
    [...STAGES, null].flatMap((stage, place) =>
      Array.from({ length: counts[place] ?? 0 }, (_, index): [string, Toy[string]] => [
        `q-${stage}-${index}`,
        [
          index % 2 ? 'east' : 'west',
          stage as string,
          index % 3 ? 'm' : 'f',
          35 + 71 * index,
          index % 2 === 0,
        ],
      ]),
    ),
  ),
});

describe('the shareable form of a subgroup analysis', () => {
  const alone = toyBundle(5, only('stages'));
  const told = (difference: Difference, id: (stage: string) => string) =>
    STAGES.map((stage) => statusOf(difference, id(stage)));

  it('tells no subgroup that changed in too few patients, nor a second one that would tell it', () => {
    const { internal, shareable } = compareToys(alone, patients(), joined([3, 6, 9]));
    expect(STAGES.map((stage) => rowOf(internal, at(stage))?.patients)).toEqual([3, 6, 9]);
    expect(told(shareable, at)).toEqual(['withheld', 'withheld', 'changed']);
    expect(statusOf(shareable, at())).toBe('changed');
    expect(told(shareable, count)).toEqual(['withheld', 'withheld', 'changed']);
    expect(statusOf(shareable, 'stages|os|n')).toBe('changed');
    expect(statusOf(shareable, 'stages|os|univariable|stage=low|sex|f|p_value')).toBe('withheld');
    expect(statusOf(shareable, 'stages|os|stage=low|sex|f|n')).toBe('withheld');
    const most = compareToys(alone, patients(), joined([5, 6, 9])).shareable;
    expect(told(most, at)).toEqual(['changed', 'changed', 'changed']);
  });

  it('does not tell the patients without a stage from all and those with one', () => {
    const before = joined([6, 6, 6, 8]);
    const after = joined([12, 12, 12, 10]);
    for (const [id, patient] of Object.entries(before))
      if (patient[1] === null)
        after[id] = [...patient.slice(0, 3), patient[3] + 30, true] as Toy[string];
    const { internal, shareable } = compareToys(alone, before, after);
    expect(rowOf(internal, 'stages|os|stage|missing')).toMatchObject({ change: 2, patients: 2 });
    expect(statusOf(shareable, 'stages|os|stage|missing')).toBe('withheld');
    expect(told(shareable, count).filter((each) => each === 'withheld')).toHaveLength(1);
    expect(statusOf(shareable, 'stages|os|n')).toBe('changed');
  });

  it('never lets the number of a subgroup be worked out in which too few changed', () => {
    const choices = [0, 2, 6];
    const all = choices.flatMap((a) => choices.flatMap((b) => choices.map((c) => [a, b, c])));
    const wrong = all
      .filter((counts) => counts.some((each) => each > 0))
      .flatMap((counts) => {
        const { shareable } = compareToys(alone, patients(), joined(counts));
        const hidden = STAGES.filter((stage) => statusOf(shareable, count(stage)) === 'withheld');
        const isTold = statusOf(shareable, 'stages|os|n') !== 'withheld';
        const small = STAGES.filter((_, place) => counts[place] === 2);
        return small.filter((stage) => !hidden.includes(stage) || (isTold && hidden.length === 1));
      });
    expect(wrong).toEqual([]);
  });

  it('shows the whole where the study withholds nothing', () => {
    const bundle = toyBundle(1, only('stages'));
    const { internal, shareable } = compareToys(bundle, patients(), joined([1, 0, 0]));
    expect(shareable).toEqual({ ...internal, form: 'shareable' });
  });
});

describe('the difference of a subgroup analysis', () => {
  const after = (): Toy => ({
    ...joined([2, 1, 3]),
    p03: ['west', 'low', 'f', 20, true],
    p07: ['west', 'high', 'm', 900, true],
  });

  it('divides each change among its causes, those of the subgroup alone', () => {
    const { internal } = compareToys(toyBundle(1, only('groups')), patients(), after());
    const sum = ({ causes }: RowDifference) =>
      (causes ?? []).reduce((total, { amount }) => total + amount, 0);
    const own = internal.differences.filter(({ change }) => change !== null);
    expect(own.filter(({ row }) => row.group !== undefined).length).toBeGreaterThan(30);
    for (const found of own) expect(sum(found)).toBeCloseTo(found.change as number, 9);
    const causes = (id: string) =>
      (rowOf(internal, `groups|os|univariable|${id}|${HR}`)?.causes ?? []).map(
        ({ cause, patients: who }) => [cause, who],
      );
    expect(causes('stage=low')).toEqual([
      ['entered', 2],
      ['corrected|os|west', 1],
    ]);
  });

  it('concerns whoever changed in the factor, where the factor is read', () => {
    const { internal } = compareToys(toyBundle(1, only('stages')), patients(), {
      ...patients(),
      p00: ['east', 'low', 'f', 100, false],
      p03: ['west', 'low', null as unknown as string, 511, true],
    });
    const concerned = (id: string) => rowOf(internal, `stages|os|${id}`)?.patients;
    expect(concerned('stage|interaction_p')).toBe(2);
    expect(concerned('univariable|stage=low|sex|f|hazard_ratio')).toBe(2);
    expect(concerned('stage|low|n')).toBe(1);
    expect(concerned('stage=low|sex|m|n')).toBe(1);
    expect(rowOf(internal, at('mid'))).toBeUndefined();
  });

  it('carries each subgroup out again alone, with the same rows between them', () => {
    const bundle = toyBundle(1, only('groups'));
    const { parts, whole, again } = splitRows(bundle, patients());
    expect(parts).toBe(2);
    expect(again).toEqual(whole);
  });

  it('takes an interaction for the same, whichever level is its reference', () => {
    const product = (reference: string) =>
      `kind: interaction_table\n${common('P')}endpoints: [os]\nmodifier: sex\nfactors: [{ variable: group, reference: ${reference} }]\n`;
    const derive =
      'derive: [{ name: group, label: G, type: category, levels: [early, late], expr: \'stage == "high" ? "late" : "early"\' }]\n';
    const groups = `kind: subgroup_effects\n${common('G')}endpoint: os\nfactor: sex\nsubgroups: [group]\n`;
    const alerts = (declared: Record<string, string>) =>
      compareToys(
        toyBundle(
          1,
          Object.fromEntries(Object.entries(declared).map(([id, text]) => [id, text + derive])),
        ),
        patients(),
        turned(),
      ).internal.alerts.filter(({ row }) => row.includes('|interaction_'));
    expect(alerts({ groups })).toHaveLength(3);
    for (const reference of ['early', 'late'])
      expect(
        alerts({ groups, products: product(reference) }).map(({ row }) => row.split('|')[0]),
      ).toEqual(['products', 'products', 'products']);
  });

  it('draws its conclusions, but none twice that another analysis draws', () => {
    const alerts = (...names: (keyof typeof ANALYSES)[]) =>
      compareToys(toyBundle(1, only(...names)), patients(), turned()).internal.alerts.map(
        ({ kind, row }) => `${row} ${kind}`,
      );
    const alone = alerts('stages');
    expect(alone).toContain(`${at('low')} direction_reversed`);
    expect(alone).toContain('stages|os|stage|interaction_p significance_gained');
    const beside = alerts('cox', 'low', 'products', 'stages');
    const own = beside.filter((alert) => alert.startsWith('stages|'));
    expect(own).toEqual(alone.filter((alert) => /stage=(mid|high)/.test(alert)));
    expect(own).not.toEqual([]);
    expect(beside.length).toBe(alone.length);
  });
});

/** The patients with the women's deaths early, but late in the high stage. */
function turned(): Toy {
  const shift = (days: number, stage: string) =>
    stage === 'high' ? days + 500 : 60 + Math.floor(days / 3);
  return Object.fromEntries(
    Object.entries(patients()).map(
      ([id, [site, stage, sex, days, dead]]): [string, Toy[string]] => [
        id,
        [site, stage, sex, sex === 'f' ? shift(days, stage) : days, dead],
      ],
    ),
  );
}
