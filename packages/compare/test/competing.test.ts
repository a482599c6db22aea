import { describe, expect, it } from 'vitest';
import { declaredCauses } from '../src/causes/declared-causes.ts';
import { compareFreezes } from '../src/index.ts';
import { compareDeclarations } from '../src/rows/compare-declarations.ts';
import {
  type CompetingToy,
  competingBundle,
  competingFreeze,
  competingPatients,
} from './support/competing-toy.ts';
import { freezeOf } from './support/freeze-of.ts';

const compare = (changes: CompetingToy, minimum = 1) => {
  const bundle = competingBundle(minimum);
  return compareFreezes({
    bundle,
    before: competingFreeze(bundle, competingPatients()),
    after: competingFreeze(bundle, { ...competingPatients(), ...changes }),
  });
};
const find = ({ internal }: ReturnType<typeof compare>, id: string) =>
  internal.differences.find(({ row }) => row.id === id);

describe('a difference of competing risks', () => {
  it('concerns a patient whose competing event was none in what rests on it alone', () => {
    expect(competingPatients().p03).toEqual(['f', 451, 'death']);
    const difference = compare({ p03: ['f', 451, null] });
    const changed = difference.internal.differences.map(({ row, patients }) => [row.id, patients]);
    expect(changed).toContainEqual(['curves|relapse|death|events', 1]);
    expect(changed).toContainEqual(['fine|relapse|univariable|sex|f|hazard_ratio', 1]);
    expect(changed.filter(([id]) => String(id).startsWith('cause|'))).toEqual([]);
    // Months of 30 days: the patient's time ended after both heights.
    expect(changed.filter(([id]) => /\|incidence/.test(String(id)))).toEqual([]);
    const early = compare({ p06: ['f', 162, null] });
    expect(find(early, 'curves|relapse|death|12|incidence')?.patients).toBe(1);
    expect(find(early, 'curves|relapse|death|5|incidence')).toBeUndefined();
    expect(find(difference, 'curves|relapse|death|events')?.causes).toEqual([
      { cause: 'corrected|relapse|east', amount: -1, patients: 1 },
    ]);
  });

  it('counts a competing event that longer follow-up saw as such, one that is taken back as a correction', () => {
    expect(competingPatients().p12).toEqual(['m', 284, null]);
    const seen = compare({ p12: ['m', 340, 'death'] });
    expect(find(seen, 'curves|relapse|death|12|incidence')?.causes).toMatchObject([
      { cause: 'follow_up', patients: 1 },
    ]);
    const moved = compare({ p03: ['f', 300, 'death'] });
    expect(find(moved, 'curves|relapse|death|12|incidence')?.causes).toMatchObject([
      { cause: 'corrected|relapse|east', patients: 1 },
    ]);
  });

  it('sums to the change of every number', () => {
    const difference = compare({
      p03: ['f', 300, null],
      p12: ['f', 340, 'death'],
      q1: ['m', 100, 'death'],
      q2: ['f', 120, 'relapse'],
    });
    const divided = difference.internal.differences.filter(({ causes }) => causes !== null);
    const statistics = new Set(divided.map(({ row }) => row.statistic));
    for (const name of ['incidence', 'incidence_lower', 'gray_chisq', 'gray_p', 'hazard_ratio'])
      expect(statistics).toContain(name);
    for (const { causes, change, after } of divided) {
      const sum = (causes ?? []).reduce((total, { amount }) => total + amount, 0);
      expect(Math.abs(sum - (change ?? Number.NaN))).toBeLessThan(
        1e-9 * Math.max(1, Math.abs(after ?? 0)),
      );
    }
  });

  it('has the curves of each event, with their heights', () => {
    const { curves } = compare({ q1: ['m', 100, 'death'] }).internal;
    expect(curves.map(({ cause, group }) => [cause, group?.level])).toEqual([
      [undefined, 'm'],
      ['death', 'm'],
      [undefined, 'f'],
      ['death', 'f'],
    ]);
    const [, death] = curves;
    const [first] = death?.milestones ?? [];
    expect(first?.time).toBe(6);
    expect(first?.after).toBeGreaterThan(first?.before ?? 1);
    expect(death?.after).toHaveProperty('incidence');
    for (const same of compare({}).internal.curves) expect(same.before).toEqual(same.after);
  });

  it('raises that an incidence can be told now', () => {
    const bundle = competingBundle();
    const few: CompetingToy = {
      a: ['m', 100, 'death'],
      b: ['f', 110, null],
      c: ['m', 90, 'relapse'],
    };
    const { internal } = compareFreezes({
      bundle,
      before: competingFreeze(bundle, few),
      after: competingFreeze(bundle, { ...few, b: ['f', 500, null] }),
    });
    expect(internal.alerts).toContainEqual({
      kind: 'newly_estimable',
      row: 'curves|relapse|death|12|incidence',
    });
  });

  it('withholds heights of all events between which too few patients differ, at times and ticks alike', () => {
    expect(competingPatients().p06).toEqual(['f', 162, 'death']);
    const five = [0, 1, 2, 3, 4].map((index): [string, CompetingToy[string]] => [
      `q${index}`,
      ['f', 100, 'death'],
    ]);
    const late = ['p10', 'p14', 'p15', 'p19'].map((id): [string, CompetingToy[string]] => {
      const [sex, days, end] = competingPatients()[id] ?? ['f', 0, null];
      return [id, [sex, days + 1, end]];
    });
    // Months of 30 days. Five differ by 5 months, a time; p06 alone, in the competing event, from then on to 6 (a tick),
    // 12 (both) and 18; four more by 24.
    const { shareable } = compare(
      { ...Object.fromEntries([...five, ...late]), p06: ['f', 162, null] },
      5,
    );
    const statuses = (at: number) =>
      ['', 'death|'].flatMap((cause) =>
        ['', '_lower', '_upper'].map((part) => {
          const id = `curves|relapse|${cause}sex=f|${at}|incidence${part}`;
          return shareable.differences.find(({ row }) => row.id === id)?.status;
        }),
      );
    expect(statuses(5)).toContain('changed');
    expect(statuses(5)).not.toContain('withheld');
    expect(new Set(statuses(12))).toEqual(new Set(['withheld']));
    const ofWomen = shareable.curves.filter(({ group }) => group?.level === 'f');
    expect(ofWomen).toHaveLength(2);
    for (const { before, milestones } of ofWomen) {
      expect(before).toBeNull();
      expect(milestones.map(({ time, withheld }) => [time, withheld])).toEqual([
        [6, true],
        [12, true],
        [18, true],
        [24, false],
      ]);
    }
  });

  it('withholds the events of a group by themselves, not beside those of another event', () => {
    const { shareable } = compare({ p03: ['f', 451, null] }, 5);
    const withheld = shareable.differences
      .filter(({ status, row }) => status === 'withheld' && row.statistic === 'events')
      .map(({ row }) => row.id);
    expect(withheld.sort()).toEqual([
      'curves|relapse|death|events',
      'curves|relapse|death|sex=f|events',
    ]);
  });

  it('names a changed competing event among the declarations that an analysis feels', () => {
    const [old, now] = [competingBundle(), competingBundle()];
    const [endpoint] = now.study.endpoints;
    const changed = {
      ...now,
      study: {
        ...now.study,
        endpoints: [{ ...endpoint, competing: [{ id: 'death', label: 'Death', event: 'false' }] }],
      },
    } as typeof now;
    const changes = compareDeclarations(old, changed);
    const [analysis] = now.analyses;
    expect(analysis && declaredCauses(changes, analysis, [old, changed])).toEqual([
      'study.yaml endpoints.relapse.competing.death.event',
    ]);
  });
});

describe('events of an endpoint that another one holds with what competes', () => {
  const dates = { relapse: 'relapse_date', death: 'death_date' };
  const dated = (id: keyof typeof dates) => ({ id, label: id, date: dates[id] });
  const plain = competingBundle(5);
  const [relapse] = plain.study.endpoints;
  if (relapse === undefined) throw new Error('the toy has no endpoint');
  const { label, short, definition, basis } = relapse;
  const common = { label, short, definition, basis, origin: 'start', censor: 'end' };
  const bundle: typeof plain = {
    ...plain,
    study: {
      ...plain.study,
      endpoints: [
        { ...common, id: 'relapse', events: [dated('relapse')], competing: [dated('death')] },
        { ...common, id: 'rfs', events: [dated('relapse'), dated('death')] },
      ],
    },
    analyses: [
      ...plain.analyses,
      {
        ...(plain.analyses.find(({ id }) => id === 'cause') as (typeof plain.analyses)[number]),
        ...{ id: 'both', endpoint: 'rfs' },
      } as (typeof plain.analyses)[number],
    ],
  };
  const freeze = (toy: CompetingToy) => {
    const { cohort } = competingFreeze(plain, toy);
    const [own] = cohort.endpoints;
    if (own === undefined) throw new Error('the toy has no endpoint');
    const { competing, ...rest } = own;
    const event = own.event.map((happened, index) =>
      happened === null ? null : happened || competing?.cause[index] !== null,
    );
    return freezeOf(bundle, { ...cohort, endpoints: [own, { ...rest, id: 'rfs', event }] });
  };

  it('does not give away the few that competed', () => {
    const after = { ...competingPatients() };
    for (let index = 0; index < 12; index += 1)
      after[`q${index}`] = [
        index % 2 === 0 ? 'm' : 'f',
        50 + index,
        index < 2 ? 'death' : 'relapse',
      ];
    const { shareable } = compareFreezes({
      bundle,
      before: freeze(competingPatients()),
      after: freeze(after),
    });
    const told = (id: string) =>
      shareable.differences.find(({ row }) => row.id === id)?.status ?? 'same';
    expect(told('curves|relapse|death|events')).toBe('withheld');
    expect([told('both|rfs|events'), told('curves|relapse|events')].sort()).toEqual([
      'changed',
      'withheld',
    ]);
  });
});
