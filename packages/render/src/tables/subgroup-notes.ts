import type { AnalysisContext } from '../view/analysis-context.ts';
import { midSentence } from '../view/mid-sentence.ts';
import { span } from '../view/span.ts';
import type { Span } from '../view/view-model.ts';

/** How the lines of a subgroup analysis came about: the models, the test of the interaction, whom they leave out. */
export function subgroupNotes(context: AnalysisContext<'subgroup_effects'>): Span[][] {
  const { endpoint, factor, ties } = context.analysis;
  const name = midSentence(context.label(factor));
  const known = context.row({ endpoint, statistic: 'n' });
  const used = context.row({ endpoint, variable: factor.variable, statistic: 'n' });
  const isFewer = (used?.value ?? 0) < (known?.value ?? 0);
  return [
    [
      span(
        `Cox models of ${name} alone, in all patients and in those of each line. Interaction: Wald test of the product terms in a model of the subgroup, ${name} and their products (ties: ${ties}).`,
      ),
    ],
    ...(isFewer
      ? [
          [
            span('All patients: '),
            ...context.print(used),
            span(' of '),
            ...context.print(known),
            span(', those with all values of the model.'),
          ],
        ]
      : []),
  ];
}
