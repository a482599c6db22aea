import type { Finding } from '../results/finding.ts';
import { formatProblem } from './format-problem.ts';

/** One finding as readable text, its severity before the place. */
export function formatFinding(finding: Finding): string {
  return `[${finding.severity}] ${formatProblem(finding)}`;
}
