import type { CauseShare, ResultRow, RowDifference } from '@cohort-report/schema';
import type { Attribution } from './attribute-changes.ts';

/** What is known of the causes of one row's change. */
export interface RowEvidence {
  /** The row of the earlier freeze by today's declarations and code. */
  middle: ResultRow | undefined;
  attribution: Attribution | undefined;
  /** Patients whose data behind the row differ. */
  patients: ReadonlySet<string> | undefined;
  published?: { declarationsDiffer: boolean; codeDiffers: boolean } | undefined;
}

/** The difference of a row with the shares of its causes, which sum to its change, or with the reason why there are none. */
export function withCauses(difference: RowDifference, evidence: RowEvidence): RowDifference {
  const none = (causesReason: string): RowDifference => ({
    ...difference,
    causes: null,
    causesReason,
  });
  if (difference.change === null || difference.before === null || difference.after === null)
    return none('there is no number at one of the two freezes');
  const { middle, attribution, patients, published } = evidence;
  if (middle === undefined || middle.value === null)
    return none("today's declarations and code give no number for the earlier freeze");
  const shares: CauseShare[] = [];
  const byMakers = middle.value - difference.before;
  if (byMakers !== 0) shares.push({ cause: makers(published), amount: byMakers, patients: null });
  if (middle.value !== difference.after) {
    if (attribution === undefined) return none('this number does not rest on the cohort');
    if ('reason' in attribution) return none(attribution.reason);
    attribution.groups.forEach(({ cause, patients: own }, index) => {
      const amount = attribution.amounts[index] as number;
      const felt = patients && [...own].filter((patient) => patients.has(patient)).length;
      if (amount !== 0) shares.push({ cause: cause.id, amount, patients: felt ?? null });
    });
  }
  return { ...difference, causes: shares };
}

function makers(published: RowEvidence['published']): string {
  if (published?.declarationsDiffer && !published.codeDiffers) return 'declarations';
  if (published?.codeDiffers && !published.declarationsDiffer) return 'code';
  return 'declarations+code';
}
