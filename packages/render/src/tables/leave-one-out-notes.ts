import { nounFor } from '../format/noun-for.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import { midSentence } from '../view/mid-sentence.ts';
import { span } from '../view/span.ts';
import type { Span } from '../view/view-model.ts';

/** How a leave-one-out table is read, and how many patients and events each omission leaves. */
export function leaveOneOutNotes(context: AnalysisContext<'leave_one_out'>): Span[][] {
  const { analysis, display } = context;
  const by = midSentence(context.variable(analysis.by)?.label ?? analysis.by);
  const [omission, named] =
    analysis.by === 'patient'
      ? ['one patient, for each of its patients in turn', '']
      : [`the patients of one ${by}, for each ${by} in turn`, `, and the ${by} they are without`];
  const level = `${display.significance_inclusive ? 'at most' : 'below'} ${display.significance}`;
  const alone =
    analysis.models.join() === 'univariable' ? 'Univariable models: each factor alone. ' : '';
  return [
    [
      span(
        `${alone}Lowest, Highest: each model is fitted again without ${omission}; the lowest and the highest of these hazard ratios${named}. Last column: how many of these models have a Wald p value ${level}, of those that give an estimate.`,
      ),
    ],
    ...remaining(context),
  ];
}

function remaining(context: AnalysisContext<'leave_one_out'>): Span[][] {
  const { endpoint } = context.analysis;
  const groups = context
    .rows()
    .flatMap(({ group, statistic, model }) =>
      group !== undefined && statistic === 'n' && model === undefined ? [group] : [],
    );
  const count = (group: (typeof groups)[number] | undefined, statistic: string, noun: string) => {
    const row = context.row({ endpoint, statistic, ...(group ? { group } : {}) });
    return [...context.print(row), span(` ${nounFor(row?.value, noun)}`)];
  };
  const part = (group: (typeof groups)[number] | undefined): Span[] => [
    ...count(group, 'n', 'patient'),
    span(', '),
    ...count(group, 'events', 'event'),
  ];
  return [
    [
      span('All: '),
      ...part(undefined),
      ...groups.flatMap((group) => [
        span(`; without ${context.level(group.variable, group.level)}: `),
        ...part(group),
      ]),
      span('.'),
    ],
  ];
}
