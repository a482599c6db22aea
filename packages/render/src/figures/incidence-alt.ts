import { formatTimePoint } from '../format/format-time-point.ts';
import { nounFor } from '../format/noun-for.ts';
import type { AnalysisContext } from '../view/analysis-context.ts';
import type { CurveGroup } from '../view/curve-groups.ts';
import { plainText } from '../view/plain-text.ts';
import { printIncidence } from '../view/print-incidence.ts';
import { printP } from '../view/print-p.ts';

/** The curves in words: of each event and group the patients and events, the incidence at the declared times, and Gray's test. */
export function incidenceAlt(
  context: AnalysisContext<'cumulative_incidence'>,
  panels: readonly { cause: string | undefined; name: string; groups: CurveGroup[] }[],
): string {
  const { endpoint, times } = context.analysis;
  const sentences = panels.map(({ cause, name, groups }) => {
    const parts = groups.map(({ group, label }) => {
      const row = (statistic: string, at?: number) =>
        context.row({ endpoint, cause, group, statistic, at });
      const all = context.row({ endpoint, group, statistic: 'n' });
      const counted = (found: typeof all, noun: string) =>
        `${plainText(context.print(found))} ${nounFor(found?.value, noun)}`;
      const heights = times.map((at) => {
        const [point, lower, upper] = ['', '_lower', '_upper'].map((part) =>
          row(`incidence${part}`, at),
        );
        const text = plainText(printIncidence(point, lower, upper, context.print));
        return `${formatTimePoint(at)} incidence ${text}${point?.value == null ? '' : ' %'}`;
      });
      return `${label}: ${[counted(all, 'patient'), counted(row('events'), 'event'), ...heights].join(', ')}`;
    });
    const test = context.row({ endpoint, cause, statistic: 'gray_p' });
    const p = test === undefined ? '' : `; ${plainText(printP(context.print(test)))}`;
    return `${name}: ${parts.join('; ')}${p}.`;
  });
  return `Curves of cumulative incidence. ${sentences.join(' ')}`;
}
