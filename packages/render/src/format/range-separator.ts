/** What stands between the two printed ends of a range: an en dash, or the word where one of them is negative. */
export function rangeSeparator(lower: string, upper: string): string {
  return lower.startsWith('−') || upper.startsWith('−') ? '\u00a0to\u00a0' : '–';
}
