/** One printed value. */
export interface PublishedValue {
  /** `<place>.<entry>.<statistic>`. */
  id: string;
  place: string;
  /** `<place>.<entry>`: what the values of one entry have in common. */
  entry: string;
  label: string;
  statistic: string;
  /** The string exactly as printed. */
  printed: string;
  /** Id of the result row that must give it. */
  row: string;
  /** Id of the row of which it is the share. */
  of?: string;
  /** Whether the row's fraction is printed as a percentage. */
  percent: boolean;
  note?: string;
  /** Line of published.yaml. */
  line?: number;
}

/** All that a publication prints, in its order. */
export interface Published {
  places: { id: string; label: string }[];
  values: PublishedValue[];
  statements: { id: string; place: string; quote: string; printed: string }[];
}
