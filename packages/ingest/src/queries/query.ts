/** A question to a site about its export, from a finding; no identifying value. */
export interface Query {
  /** The same in every freeze, as long as the key of the pseudonyms is: of rule, row's key, field and column. */
  id: string;
  site: string;
  rule: string;
  severity: 'blocking' | 'warning';
  file: string;
  sheet?: string;
  row?: number;
  column?: string;
  question: string;
  /** The value as it stands, masked if identifying. */
  current: string;
  expected: string;
  action: string;
  status: 'open' | 'answered';
  answer: string;
}
