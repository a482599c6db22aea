import { type Finding, formatFinding, formatProblem, type Problem } from '@cohort-report/schema';
import { counted } from '../stage/counted.ts';

/**
 * Problems for people, their number first. What several freezes have in common stands once; where more than one was to be
 * made, with the freezes that it concerns.
 */
export function problemsText(
  found: readonly { problem: Problem; freeze?: string }[],
  freezes: readonly string[] = [],
): string {
  const concerned = new Map<string, string[]>();
  for (const { problem, freeze } of found) {
    const text = describe(problem);
    const known = concerned.get(text) ?? [];
    if (freeze !== undefined && !known.includes(freeze)) known.push(freeze);
    concerned.set(text, known);
  }
  const texts = [...concerned].map(([text, which]) =>
    freezes.length < 2 || which.length === 0
      ? text
      : `${text}\n    ${which.length === 1 ? 'freeze' : 'freezes'}: ${which.join(', ')}`,
  );
  return `\n${[`${counted(texts.length, 'problem')}:`, ...texts].join('\n\n')}\n`;
}

function describe(problem: Problem): string {
  return 'severity' in problem ? formatFinding(problem as Finding) : formatProblem(problem);
}
