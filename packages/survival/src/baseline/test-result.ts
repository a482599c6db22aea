export interface TestWarning {
  readonly code: string;
  readonly message: string;
}

/** A test statistic with its p-value; null if there is none, and then `reason` says why. */
export interface TestResult {
  readonly statistic: number | null;
  readonly p: number | null;
  readonly reason: string | null;
  readonly method: string;
  readonly warnings: readonly TestWarning[];
}

export type Alternative = 'two-sided' | 'less' | 'greater';

export const ALTERNATIVES: readonly Alternative[] = ['two-sided', 'less', 'greater'];
