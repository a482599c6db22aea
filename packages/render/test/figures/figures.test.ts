import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { LETTER_COLOURS } from '../../src/figures/figure-style.ts';
import { createTextWidth } from '../../src/figures/text-width.ts';
import { wrapText } from '../../src/figures/wrap-text.ts';
import type { Figure, View } from '../../src/view/view-model.ts';
import { trial } from '../support/trial.ts';
import { viewOf } from '../support/view-of.ts';

let view: View;
beforeAll(async () => {
  view = await viewOf(trial());
});
const drawn = (of: View, id: string) =>
  of.sections
    .flatMap(({ blocks }) => blocks)
    .find((block): block is Figure => block.kind === 'figure' && block.id === id)!;
const figure = (id: string) => drawn(view, id);

describe('figures', () => {
  it.each(['flow', 'curves', 'curve', 'forest', 'subgroups', 'incidence'])(
    '%s is drawn as its golden',
    async (id) => {
      const golden = join(import.meta.dirname, `../fixtures/golden/${id}.svg`);
      await expect(figure(id).svg).toMatchFileSnapshot(golden);
    },
  );

  it('are drawn alike the second time', async () => {
    const again = await viewOf(trial());
    expect(JSON.stringify(again)).toBe(JSON.stringify(view));
  });

  it('carry ids of their own, rounded coordinates, a title and a description', () => {
    for (const id of ['flow', 'curves', 'curve', 'forest', 'subgroups', 'incidence']) {
      const { svg } = figure(id);
      const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, name]) => name!);
      expect(ids.every((name) => name.startsWith(`${id}-`))).toBe(true);
      for (const [tag] of svg.matchAll(/<[^>]+>/g)) expect(tag).not.toMatch(/\d\.\d{3,}/);
      expect(svg).toContain(`role="img" aria-labelledby="${id}-title ${id}-desc"`);
    }
  });

  it('have letters that stand out from white, 4.5 to 1 at least', () => {
    const luminance = (colour: string) => {
      const [r, g, b] = [1, 3, 5]
        .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
    };
    for (const id of ['flow', 'curves', 'curve', 'forest', 'incidence']) {
      const colours = [...figure(id).svg.matchAll(/<text[^>]* fill="(#[0-9a-f]{6})"/gi)];
      expect(colours.length).toBeGreaterThan(4);
      for (const [, colour] of colours)
        expect(1.05 / (luminance(colour!) + 0.05)).toBeGreaterThanOrEqual(4.5);
    }
    for (const colour of LETTER_COLOURS)
      expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThanOrEqual(4.5);
  });

  it('put each number at risk below its tick', () => {
    const { svg } = figure('curves');
    const ticks = [...svg.matchAll(/translate\(([\d.]+),0\)" x2="0" y2="5"/g)].map(([, x]) => x);
    const risk = [...svg.matchAll(/translate\(([\d.]+),274\)/g)].map(([, x]) => x);
    expect(risk.slice(0, 5)).toEqual(['0', '75', '150', '225', '300']);
    expect(ticks).toEqual(expect.arrayContaining(risk.slice(0, 5)));
  });

  it('show every number at risk and the p value of the rows', () => {
    const { svg } = figure('curves');
    const shown = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words);
    const { rows } = trial().results;
    for (const row of rows.filter((item) => item.analysis === 'curves')) {
      if (row.statistic === 'at_risk') expect(shown).toContain(String(row.value));
    }
    expect(shown.some((words) => words?.startsWith('p\u00a0'))).toBe(true);
  });

  it('show the incidence of each event, rising from 0, with words for who cannot see it', () => {
    const { svg, alt, notes } = figure('incidence');
    for (const words of ['Progression', 'Death without progression', 'Cumulative incidence (%)'])
      expect(svg).toContain(`>${words}</text>`);
    expect(svg.match(/>Numbers at risk</g)).toHaveLength(2);
    expect(alt).toMatch(
      /^Curves of cumulative incidence\. Progression: .*: 12 patients, 6 events, 1-year incidence 26\.7 \(10\.1–70\.5\) %, .*; p\s=\s0\.52\. Death without progression: /,
    );
    expect(
      notes
        .flat()
        .map(({ text }) => text)
        .join(),
    ).toMatch(/^Bands: 95\s%\sCI \(log\)\. p: Gray’s test\.$/);
  });

  it('show each subgroup under its name, with the interaction beside it and NA where there is no estimate', () => {
    const { svg, alt } = figure('subgroups');
    const texts = [...svg.matchAll(/translate\((-?[\d.]+),(-?[\d.]+)\)"([^>]*)>([^<]*)<\/text>/g)];
    const found = (words: string) => texts.find(([, , , , text]) => text === words);
    const [, x, y, look] = found('Stage') ?? [];
    expect(look).toContain('font-weight="600"');
    expect(texts.filter(([, , at]) => at === y).map(([, , , , text]) => text)).toEqual([
      'Stage',
      'NA',
    ]);
    const [, indented, of] = found('III') ?? [];
    expect(Number(indented)).toBeGreaterThan(Number(x));
    expect(texts.filter(([, , at]) => at === of).map(([, , , , text]) => text)).toEqual([
      ...['III', '1/3', 'NA'],
    ]);
    expect(found('Events/n')).toBeDefined();
    expect(found('p for interaction')).toBeDefined();
    expect(svg.match(/h7\.07v7\.07/g)).toHaveLength(5);
    expect(alt).toMatch(
      /^Hazard ratios of arm, <b>B<\/b> .* versus .* for Overall survival within subgroups, with 95\s%\sCI\. All patients: 0\.80 \([^)]*\); Stage \(p for interaction NA\): I: 1\.04 .*, III: NA; Age at entry \(years\) \(p for interaction 0\.23\): /,
    );
  });

  it('name the comparison in each line of a factor of more than two levels', async () => {
    const input = trial();
    for (const { analysis } of input.results.analyses)
      if (analysis.id === 'subgroups-of-stage') analysis.section = 'figures';
    const { svg } = drawn(await viewOf(input), 'subgroups-of-stage');
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
    expect(texts).toContain('All patients: I versus II');
    expect(texts.filter((text) => text?.endsWith(': III versus II'))).toHaveLength(3);
    expect(texts.filter((text) => text === '11/23')).toHaveLength(1);
    expect(texts).toContain('Hazard ratio: stage');
  });

  it('end an interval that is longer than the axis in an arrow, and say so', async () => {
    const input = trial();
    const arrows = async () => {
      const { svg, notes } = drawn(await viewOf(input), 'subgroups');
      const words = notes
        .flat()
        .map(({ text }) => text)
        .join();
      return [
        svg.match(/translate\((?:0|240),[\d.]+\)" d="M-?2\.9/g)?.length ?? 0,
        words.includes('arrow'),
      ];
    };
    expect(await arrows()).toEqual([0, false]);
    for (const row of input.results.rows)
      if (row.id === 'subgroups|os|univariable|stage=one|arm|b|hazard_ratio_upper') row.value = 500;
      else if (row.id.startsWith('subgroups|os|univariable|age_group=old|arm|b|hazard_ratio_lower'))
        row.value = 0.0001;
    expect(await arrows()).toEqual([2, true]);
  });

  it('print 0 at risk for a group without patients', async () => {
    const input = trial();
    input.results.curves = input.results.curves.filter(
      ({ analysis, group }) => analysis !== 'curves' || group?.level !== 'b',
    );
    for (const row of input.results.rows)
      if (row.analysis === 'curves' && row.group?.level === 'b' && row.statistic === 'at_risk')
        row.value = 0;
    const { svg } = drawn(await viewOf(input), 'curves');
    const ofB = [...svg.matchAll(/translate\([\d.]+,289\)"[^>]*>([^<]*)</g)].map(([, n]) => n);
    expect(ofB.filter((n) => n === '0')).toHaveLength(10);
  });

  it('break labels that would leave the curves no room, and lose nothing of them', async () => {
    const input = trial();
    const words = 'given before or after the operation, or both, as the board said';
    const word = 'Radiofrequenzablationsbehandlungsgruppe'.repeat(2);
    for (const { analysis, variables } of input.results.analyses) {
      if (analysis.id !== 'curves') continue;
      for (const variable of variables) {
        variable.label = `Systemic therapy ${words}`;
        for (const level of variable.levels ?? []) level.label = level.value === 'a' ? words : word;
      }
    }
    const { svg } = drawn(await viewOf(input), 'curves');
    const widthOf = (text: string) => Number(/ width="([\d.]+)"/.exec(text)?.[1]);
    expect(widthOf(svg)).toBeLessThan(1.05 * widthOf(figure('curves').svg));
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
    expect(texts.join(' ')).toContain(words);
    expect(texts.join('')).toContain(word);
  });

  it('break labels of comparisons that would make the figure too wide, each beside its estimate', async () => {
    const input = trial();
    const words = 'given before or after the operation, or both, as the board of each site said';
    for (const { analysis, variables } of input.results.analyses) {
      if (analysis.id !== 'forest') continue;
      for (const { levels } of variables) for (const level of levels ?? []) level.label = words;
    }
    const { svg } = drawn(await viewOf(input), 'forest');
    expect(Number(/ width="([\d.]+)"/.exec(svg)?.[1])).toBeLessThan(700);
    const texts = [...svg.matchAll(/translate\((-?[\d.]+),([\d.]+)\)"[^>]*>([^<]*)<\/text>/g)];
    const labels = texts.filter(([, x]) => Number(x) < 0);
    expect(labels.map(([, , , text]) => text).join(' ')).toContain(`${words} versus ${words}`);
    const heights = labels.map(([, , y]) => Number(y));
    expect(new Set(heights).size).toBe(heights.length);
    for (let k = 1; k < heights.length; k += 1)
      expect(heights[k]! - heights[k - 1]!).toBeGreaterThanOrEqual(13);
  });

  it('show criteria that exclude nobody', () => {
    expect(figure('flow').svg).toContain('n = 0');
    expect(figure('flow').alt).toContain('Younger than 18 years: 7');
  });
});

describe('text in figures', () => {
  it('is measured in its own face', () => {
    const width = createTextWidth();
    expect(width('Largest diameter (cm)', 11, true)).toBeGreaterThan(105);
    expect(width('Largest diameter (cm)', 11, true)).toBeLessThan(125);
    expect(width('mmm', 10, false)).toBeGreaterThan(width('iii', 10, false));
  });

  it('is broken at spaces', () => {
    const width = createTextWidth();
    const lines = wrapText('one two three four five', 60, 11, width);
    expect(lines.join(' ')).toBe('one two three four five');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(width(line, 11, false)).toBeLessThanOrEqual(60);
  });
});
