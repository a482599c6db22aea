/** A time in months as an adjective: `2-year`, `30-month`. */
export function formatTimePoint(months: number): string {
  return months >= 12 && months % 12 === 0 ? `${months / 12}-year` : `${months}-month`;
}
