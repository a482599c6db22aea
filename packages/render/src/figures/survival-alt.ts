import { nounFor } from '../format/noun-for.ts';
import { curveTest } from '../tables/survival-curves-table.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import type { CurveGroup } from '../view/curve-groups.ts';
import { plainText } from '../view/plain-text.ts';
import { printEstimate } from '../view/print-estimate.ts';
import { printP } from '../view/print-p.ts';

type Context = AnalysisContext<'survival_curves'>;

/** The curves in words: per endpoint and group the patients, events and median, and the test between them. */
export function survivalAlt(
  context: Context,
  panels: { endpoint: string; groups: CurveGroup[] }[],
): string {
  const sentences = panels.map(({ endpoint, groups }) => {
    const parts = groups.map(({ group, label }) => {
      const row = (statistic: string, at?: number) =>
        context.row({ endpoint, group, statistic, at });
      const median = plainText(
        printEstimate(
          row('quantile', 0.5),
          row('quantile_lower', 0.5),
          row('quantile_upper', 0.5),
          context.print,
        ),
      );
      const counted = (statistic: string, noun: string) =>
        `${plainText(context.print(row(statistic)))} ${nounFor(row(statistic)?.value, noun)}`;
      const counts = `${counted('n', 'patient')}, ${counted('events', 'event')}`;
      const unit = median.startsWith('not') || median === 'NA' ? '' : ' months';
      return `${label}: ${counts}, median ${median}${unit}`;
    });
    const test = curveTest(context, endpoint);
    const p = test === undefined ? '' : `; ${plainText(printP(context.print(test)))}`;
    return `${context.endpoint(endpoint).label}: ${parts.join('; ')}${p}.`;
  });
  return `Kaplan–Meier curves. ${sentences.join(' ')}`;
}
