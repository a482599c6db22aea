import type { CauseShare, ResultRow, RowDifference } from '@cohort-report/schema';
import { isSame, TOLERANCES } from '../rows/tolerance.ts';
import type { Attribution } from './attribute-changes.ts';

/** What is known of the causes of one row's change. */
export interface RowEvidence {
  /** The row of the earlier freeze by today's code and the declarations of then; undefined also where those are unknown. */
  remade: ResultRow | undefined;
  /** The row of the earlier freeze by today's code and declarations. */
  middle: ResultRow | undefined;
  /** Ids of the causes beside data; null where there is nothing of the kind. */
  makers: string | null;
  declarations: string | null;
  /** Stands for both, where the declarations of then are unknown. */
  both: string;
  attribution: Attribution | undefined;
  /** Patients whose data behind the row differ. */
  patients: ReadonlySet<string> | undefined;
}

/**
 * The difference of a row with the shares of its causes, which sum to its change, or with the reason why there are none:
 * first what today's code makes of the earlier freeze by the declarations of then, then today's declarations, then data.
 */
export function withCauses(difference: RowDifference, evidence: RowEvidence): RowDifference {
  const none = (causesReason: string): RowDifference => ({
    ...difference,
    causes: null,
    causesReason,
  });
  const { remade, middle, makers, declarations, both, attribution, patients } = evidence;
  if (difference.change === null || difference.before === null || difference.after === null)
    return none(withoutNumber(difference, evidence));
  if (middle === undefined || middle.value === null)
    return none("today's declarations and code give no number for the earlier freeze");
  const shares: CauseShare[] = [];
  const share = (cause: string, from: number, to: number) => {
    if (!isSame(difference.row.statistic, from, to, TOLERANCES))
      shares.push({ cause, amount: to - from, patients: null });
  };
  const step = remade?.value ?? null;
  if (declarations !== null && makers !== null && step === null)
    share(both, difference.before, middle.value);
  else {
    const between =
      declarations === null ? middle.value : makers === null ? difference.before : (step as number);
    share(makers ?? both, difference.before, between);
    share(declarations ?? both, between, middle.value);
  }
  if (middle.value !== difference.after) {
    if (attribution === undefined) return none('this number does not rest on the cohort');
    if ('reason' in attribution) return none(attribution.reason);
    attribution.groups.forEach(({ cause, patients: own }, index) => {
      const amount = attribution.amounts[index] as number;
      // The exports as a whole are a cause that names none of their patients.
      const known = cause.kind === 'exports' ? undefined : patients;
      const felt = known && [...own].filter((patient) => known.has(patient)).length;
      if (amount !== 0) shares.push({ cause: cause.id, amount, patients: felt ?? null });
    });
  }
  return { ...difference, causes: shares };
}

/** Why a number is there at one of the two freezes alone. */
function withoutNumber(
  { status }: RowDifference,
  { middle, makers, declarations }: RowEvidence,
): string {
  const byDeclaration = declarations !== null && makers === null;
  if (status === 'appeared' && middle !== undefined && declarations !== null)
    return byDeclaration ? 'new by a changed declaration' : 'new by changed declarations or code';
  if (status === 'vanished' && middle === undefined && declarations !== null)
    return byDeclaration
      ? 'no longer declared'
      : 'no longer declared, or no longer computed by the code';
  return 'there is no number at one of the two freezes';
}
