/**
 * What a check of printed values against each other found: `consistent`; `rounding`: consistent, though only since each
 * number is rounded; `explains`: it accounts for a value that is not given; `differs`: two statements differ, without
 * consequence for the numbers; `impossible`: no data can give all of them by the methods assumed.
 */
export type AuditVerdict = 'consistent' | 'rounding' | 'explains' | 'differs' | 'impossible';

export interface AuditFinding {
  /** `<relation>.<what was checked>`. */
  id: string;
  /** Id of the declared relation. */
  relation: string;
  /** What was checked, in words. */
  subject: string;
  verdict: AuditVerdict;
  /** The arithmetic with its numbers. */
  arithmetic: string;
  /** Ids of the printed values concerned. */
  values: string[];
  /** Those of them that no data can give, the others being given. */
  impossible: string[];
  note?: string;
}

/** The checks of a publication against itself. */
export interface Audit {
  analysis: string;
  relations: { id: string; title: string }[];
  findings: AuditFinding[];
}
