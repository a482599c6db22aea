import { describe, expect, it } from 'vitest';
import { renderText } from '../../src/text/render-text.ts';
import { levelMidSentence } from '../../src/view/level-mid-sentence.ts';
import { midSentence } from '../../src/view/mid-sentence.ts';
import { plainText } from '../../src/view/plain-text.ts';
import { reportContext } from '../../src/view/report-context.ts';
import { trial } from '../support/trial.ts';

const input = trial();
const context = reportContext(input.bundle, input.results);
const render = (source: string) => renderText(context, 'report/results.hbs', source);
const text = (source: string) => {
  const rendered = render(source);
  expect(rendered.problems).toEqual([]);
  return rendered.blocks
    .map((block) => (block.kind === 'paragraph' ? plainText(block.spans) : `## ${block.text}`))
    .join('\n')
    .replaceAll('\u00a0', ' ');
};

describe('texts', () => {
  it('fills in numbers that know their row', () => {
    const rendered = render('{{n "baseline"}} patients');
    expect(rendered.blocks).toEqual([
      {
        kind: 'paragraph',
        spans: [
          { text: '24', emphasis: 'none', row: 'baseline|n', link: null },
          { text: ' patients', emphasis: 'none', row: null, link: null },
        ],
      },
    ]);
  });

  it('two headings of one wording have ids of their own, and none takes that of a third', () => {
    const ids = render('## Grade\n\nA.\n\n## Grade\n\nB.\n\n## Grade 2\n\nC.').blocks.flatMap(
      (block) => (block.kind === 'heading' ? [block.id] : []),
    );
    expect(new Set(ids).size).toBe(3);
    expect(ids[0]).toBe('results-grade');
  });

  it('reads headings, paragraphs and a title', () => {
    const rendered = render('# Own title\n\nOne\nline.\n\n## Head *here*\nTwo.');
    expect(rendered.title).toBe('Own title');
    expect(rendered.blocks.map((block) => block.kind)).toEqual([
      'paragraph',
      'heading',
      'paragraph',
    ]);
    expect(rendered.blocks[1]).toEqual({
      kind: 'heading',
      id: 'results-head-here',
      text: 'Head here',
    });
  });

  it('prints intervals, p values and lists as tables do', () => {
    const row = (id: string) => input.results.rows.find((candidate) => candidate.id === id)?.value;
    const hr = row('cox|os|univariable|arm|b|hazard_ratio')!;
    expect(text('{{hr "cox" model="univariable" variable="arm"}}')).toBe(hr.toFixed(2));
    expect(
      text('{{ci "cox" model="univariable" variable="arm" statistic="hazard_ratio"}}'),
    ).toMatch(/^95 % CI \d\.\d+–\d\.\d+$/);
    expect(text('{{p "cox" model="univariable" variable="arm"}}')).toMatch(/^p (= 0\.0\d\d|< 0)/);
    expect(text('{{incidence "incidence" endpoint="progression" at=12}}')).toBe('23.3 %');
    const omitted = '"without-stage" endpoint="os" model="univariable" variable="arm" level="b"';
    expect(text(`{{hr ${omitted}}} {{hr ${omitted} group="one"}}`)).toBe('0.57 0.55');
    expect(
      text(
        `{{value ${omitted} statistic="highest_hazard_ratio"}} without {{without ${omitted} statistic="highest_hazard_ratio"}}, significant in {{value ${omitted} statistic="significant"}} of {{value ${omitted} statistic="omissions"}}`,
      ),
    ).toBe('0.74 without III, significant in 0 of 3');
    const none = trial();
    for (const row of none.results.rows)
      if (row.id === 'without-stage|os|univariable|arm|b|lowest_hazard_ratio') {
        Object.assign(row, { value: null, reason: 'there is no event' });
        delete row.repeats;
      }
    const { problems, blocks } = renderText(
      reportContext(none.bundle, none.results),
      'report/results.hbs',
      `{{without ${omitted} statistic="lowest_hazard_ratio"}}`,
    );
    expect(problems).toEqual([]);
    expect(blocks).toMatchObject([{ spans: [{ text: 'none' }] }]);
    const all = '{{associations "without-stage" model="univariable" which="none"}}';
    expect(text(all)).toContain('age at entry (years) (HR 1.01, 95 % CI 0.95–1.08; p = 0.74)');
    expect(text(all).match(/HR/g)).toHaveLength(2);
    expect(text('{{associations "subgroups" which="none"}}')).toBe(
      'stage (p NA) and age at entry, ≥60 versus <60 years (p = 0.23)',
    );
    expect(
      text('{{hr "subgroups" model="univariable" variable="arm" level="b" group="young"}}'),
    ).toBe('0.46');
    expect(text('{{incidence "incidence" endpoint="progression" cause="death" at=12}}')).toBe(
      '14.4 %',
    );
    expect(
      text('{{ci "incidence" endpoint="progression" cause="death" at=12 statistic="incidence"}}'),
    ).toBe('95 % CI 5.0–40.9 %');
    expect(text('{{kinds "toxicity" group="severe"}}')).toBe('gut (n = 2) and nerve (n = 1)');
    expect(text('{{kinds "toxicity" group="nobody"}}')).toBe('none');
    expect(text('{{ref "cox"}}')).toBe('Table 4');
  });

  it('lists just the factors with the verdict asked for', () => {
    const listed = text('{{associations "cox" model="univariable"}}');
    const significant = input.results.rows.filter(
      (row) =>
        row.analysis === 'cox' &&
        row.model === 'univariable' &&
        row.statistic === 'p_value' &&
        row.value !== null &&
        row.value <= 0.05,
    );
    expect(significant.length).toBeGreaterThan(0);
    expect(listed.split('HR ').length - 1).toBe(significant.length);
    expect(text('{{#if (some "cox" model="univariable")}}yes{{else}}no{{/if}}')).toBe('yes');
  });

  it('lists factors whose hazards are not proportional, and prints the test of a model', () => {
    expect(text('{{associations "proportional-hazards" model="univariable"}}')).toBe(
      'age at entry (years) (p = 0.034)',
    );
    expect(text('{{associations "proportional-hazards" model="univariable" which="trend"}}')).toBe(
      'stage (p = 0.071)',
    );
    const of = 'endpoint="os" model="multivariable"';
    expect(text(`{{p "proportional-hazards" ${of} variable="age" statistic="ph_p"}}`)).toBe(
      'p = 0.013',
    );
    expect(text(`{{reason "proportional-hazards" ${of} statistic="ph_p"}}`)).toMatch(
      /^the 10 events/,
    );
  });

  it('marks a missing value and notes its reason', () => {
    const rendered = render(
      '{{value "summary-by-arm" endpoint="os" group="b" statistic="quantile" at=0.5}}',
    );
    expect(rendered.problems).toEqual([]);
    expect(rendered.blocks[0]).toMatchObject({
      spans: [{ text: 'not reached' }, { text: 'a', emphasis: 'superscript' }],
    });
    expect(rendered.notes).toHaveLength(1);
  });

  it('decides conditions on the full numbers', () => {
    expect(
      text('{{#if (gt (number "baseline" variable="arm" level="a" statistic="n") 11)}}y{{/if}}'),
    ).toBe('y');
    expect(
      text(
        '{{#if (known "summary-by-arm" endpoint="os" group="b" statistic="quantile" at=0.5)}}y{{else}}n{{/if}}',
      ),
    ).toBe('n');
    expect(
      text(
        '{{#if (has "toxicity" variable="kind" level="nerve" group="mild" statistic="n")}}y{{else}}n{{/if}}',
      ),
    ).toBe('n');
  });
});

describe('labels within a sentence', () => {
  it('begin small, but for abbreviations and names', () => {
    expect(midSentence('Primary tumor control')).toBe('primary tumor control');
    expect(midSentence('ECOG score')).toBe('ECOG score');
    expect(midSentence('SyS')).toBe('SyS');
    expect(midSentence('Karnofsky score', ['Karnofsky'])).toBe('Karnofsky score');
  });

  it('keep their capital as levels of the site, and where they are among the names', () => {
    const levels = [{ value: 'a', label: 'Augsburg' }];
    const of = (name: string) => ({ name, label: 'X', type: 'category' as const, levels });
    expect(levelMidSentence('a', of('site'))).toBe('Augsburg');
    expect(levelMidSentence('a', of('clinic'))).toBe('augsburg');
    expect(levelMidSentence('a', of('clinic'), ['Augsburg'])).toBe('Augsburg');
  });

  it('stand so in what a text lists', () => {
    const renamed = JSON.parse(
      JSON.stringify(input.results).replaceAll('"arm"', '"site"'),
    ) as typeof input.results;
    for (const { variables } of renamed.analyses)
      for (const { name, levels = [] } of variables)
        if (name === 'site')
          for (const level of levels) level.label = level.value === 'a' ? 'Ostfeld' : 'Westhausen';
    const rows = renamed.rows.map((row) =>
      row.variable === 'site' && row.statistic === 'p_value' ? { ...row, value: 0.01 } : row,
    );
    const sites = reportContext(input.bundle, { ...renamed, rows });
    const listed = (call: string) =>
      renderText(sites, 'report/results.hbs', `{{${call}}}`).blocks.flatMap((block) =>
        block.kind === 'paragraph' ? [plainText(block.spans)] : [],
      )[0];
    expect(listed('associations "cox" model="univariable"')).toContain(
      ', Westhausen versus Ostfeld (',
    );
    expect(listed('kinds "baseline" variable="site"')).toContain('Ostfeld (');
  });
});

describe('months', () => {
  it('are named only where there is a number', () => {
    const median = (group: string) =>
      text(
        `{{months "summary-by-arm" endpoint="os" group="${group}" statistic="quantile" at=0.5}}`,
      );
    expect(median('a')).toBe('8.5 months');
    expect(median('b')).toBe('not reached');
  });
});

describe('percent signs', () => {
  it('stand only where there is a number', () => {
    const other = trial();
    for (const row of other.results.rows)
      if (row.analysis === 'summary-by-arm' && row.group?.level === 'b' && row.at === 12)
        Object.assign(row, { value: null, reason: 'too few' });
    const report = reportContext(other.bundle, other.results);
    const told = (group: string) =>
      renderText(
        report,
        'x.hbs',
        `{{rate "summary-by-arm" endpoint="os" group="${group}" at=12}} ({{ci "summary-by-arm" endpoint="os" group="${group}" statistic="survival" at=12}})`,
      )
        .blocks.map((block) => (block.kind === 'paragraph' ? plainText(block.spans) : ''))
        .join('')
        .replaceAll('\u00a0', ' ');
    expect(told('a')).toMatch(/^[\d.]+ % \(95 % CI [\d.–]+ %\)$/);
    expect(told('b')).toMatch(/^NA\S* \(95 % CI NA–NA\S*\)$/);
  });
});

describe('associations', () => {
  it('leave no note of a factor that they do not list', () => {
    const other = trial();
    const bound = other.results.rows.find(
      (row) => row.id === 'cox|os|univariable|stage|two|hazard_ratio_upper',
    )!;
    Object.assign(bound, { value: null, reason: 'too few' });
    const report = reportContext(other.bundle, other.results);
    const notes = (which: string) =>
      renderText(report, 'x.hbs', `{{associations "cox" model="univariable" which="${which}"}}`)
        .notes.length;
    expect([notes('significant'), notes('trend')]).toEqual([0, 1]);
  });
});
