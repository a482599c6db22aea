import { ProblemsError } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { renderText } from '../../src/text/render-text.ts';
import { reportContext } from '../../src/view/report-context.ts';
import { textSections } from '../../src/view/text-section.ts';
import { trial } from '../support/trial.ts';

const input = trial();
const context = reportContext(input.bundle, input.results);
const render = (source: string) => renderText(context, 'report/results.hbs', source);

describe('mistakes in texts', () => {
  it.each([
    ['{{kinds "toxicitie"}}', /unknown analysis "toxicitie"/],
    ['{{kinds "baseline" variable="stagee"}}', /"baseline" has no variable "stagee"/],
    ['{{kinds "baseline" level="i"}}', /unknown key "level"/],
    ['{{#if (some "coxx")}}a{{else}}none{{/if}}', /unknown analysis "coxx"/],
    ['{{#if (some "baseline")}}a{{else}}none{{/if}}', /"baseline" has no factors/],
    ['{{#if (some "cox" modell="univariable")}}a{{/if}}', /unknown key "modell"/],
    ['{{associations "cox" model="univariabel"}}', /"cox" has no model "univariabel"/],
    ['{{associations "cox" endpoint="pfs"}}', /"cox" has no endpoint "pfs"/],
    ['{{associations "cox" which="signifcant"}}', /"cox" has no which "signifcant"/],
    [
      '{{hr "without-stage" endpoint="os" variable="arm" statistic="lowest_hazard_ratio"}}',
      /prints the statistic "hazard_ratio", and was asked for "lowest_hazard_ratio"/,
    ],
    [
      '{{without "without-stage" endpoint="os" model="univariable" variable="arm" level="b" statistic="estimable"}}',
      /arm\|b\|estimable names nobody whom it leaves out/,
    ],
  ])('a name that there is not is told, and taken for no result: %s', (source, message) => {
    const { problems } = render(source);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: 1, message: expect.stringMatching(message) });
  });

  it('names file, line, lookup and near rows where no row fits', () => {
    const { problems } = render('one\n\n{{hr "cox" model="univariable" variable="arms"}}');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      file: 'report/results.hbs',
      line: 3,
      message: 'no result row fits this lookup',
    });
    expect(problems[0]?.expected).toContain('cox|os|univariable|arm|b|hazard_ratio');
    expect(problems[0]?.found).toContain('variable="arms"');
  });

  it('refuses a lookup that fits several rows', () => {
    const { problems } = render('{{n "baseline" variable="arm"}}');
    expect(problems[0]?.message).toBe('more than one result row fits this lookup');
  });

  it.each([
    ['{{n "nothing"}}', 'unknown analysis "nothing"'],
    ['{{number_of "cox"}}', 'unknown helper "number_of"'],
    ['{{#if (is "cox")}}{{/if}}', 'unknown helper "is"'],
    ['{{n "cox" varable="arm"}}', 'unknown key "varable"'],
    ['{{value "cox"}}', 'the statistic is not named'],
    ['{{n}}', 'the analysis is not named'],
    ['{{studdy}}', '"studdy" not defined'],
    ['{{#if x}}', "the template can't be read"],
    ['{{ref "nothing"}}', 'unknown analysis "nothing"'],
    ['{{associations "baseline"}}', '"baseline" has no factors'],
    ['\uE000', 'private area'],
  ])('%s is told', (source, message) => {
    expect(
      render(source)
        .problems.map((problem) => problem.message)
        .join(),
    ).toContain(message);
  });

  it('name the block that is never closed, and the line it begins in', () => {
    const open = 'a\n{{#if (some "cox")}}\nb{{#unless (some "cox")}}c{{/unless}}\n\n';
    expect(render(open).problems).toEqual([
      {
        file: 'report/results.hbs',
        line: 2,
        message: "the template can't be read: it ends within a helper or a block",
        expected: '{{/if}} after {{#if}}',
        action: 'close it where its text ends',
      },
    ]);
    expect(render('a\n{{#if (some "cox")}}b{{/unless}}').problems).toMatchObject([
      { line: 2, message: "the template can't be read: if doesn't match unless - 2:3" },
    ]);
  });

  it('are reported for all texts together', () => {
    const templates = new Map([
      ['results.hbs', '{{n "x"}}'],
      ['summary.hbs', '{{n "y"}}'],
    ]);
    try {
      textSections(context, templates);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ProblemsError);
      expect((error as ProblemsError).problems.map(({ file }) => file)).toEqual([
        'report/results.hbs',
        'report/summary.hbs',
      ]);
    }
  });
});
