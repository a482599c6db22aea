import type { CohortVariable } from '@cohort-report/schema';
import { levelLabel } from './labels.ts';
import { midSentence } from './mid-sentence.ts';

/** Name of a level as it stands within a sentence; sites are proper names, and stay as they are. */
export function levelMidSentence(
  level: string,
  variable: CohortVariable | undefined,
  names: readonly string[] = [],
): string {
  const label = levelLabel(level, variable);
  return variable?.name === 'site' ? label : midSentence(label, names);
}
