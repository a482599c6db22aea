/**
 * How a printed value compares: `match` at the printed precision; `miss`; `absent`: the row has no value where a number
 * is printed; `impossible`: not matched, and the audit proves that no data could.
 */
export type ScorecardStatus = 'match' | 'miss' | 'impossible' | 'absent';

/** One printed value beside the computed one. */
export interface ScorecardEntry {
  /** Id of the value in published.yaml. */
  id: string;
  place: string;
  label: string;
  statistic: string;
  printed: string;
  row: string;
  of?: string;
  percent: boolean;
  /** Computed, at full precision and on the scale of the row (fractions, not percentages). */
  value: number | null;
  reason?: string;
  /** The computed value rounded to the decimals printed, on the printed scale. */
  rounded: string | null;
  /** Values that are printed so, on the scale of the row; null: open, or nothing is printed. */
  lower: number | null;
  upper: number | null;
  /** From the printed to the computed value in units of the last digit printed; up to 0.5 either way rounds to it. */
  distance: number | null;
  status: ScorecardStatus;
  /** Audit findings that prove it impossible. */
  findings: string[];
  note?: string;
}

/** All printed values of the publication against the results. */
export interface Scorecard {
  analysis: string;
  places: { id: string; label: string }[];
  entries: ScorecardEntry[];
}
