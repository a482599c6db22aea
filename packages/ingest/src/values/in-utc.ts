/** Whether a text ends in a time of UTC, so that its day may not be that of the place; midnight is taken for a date without a time. */
export function inUtc(text: string): boolean {
  const [, time] = /(\d{2}:\d{2}(?::[\d.,]+)?)(?:Z|[+-]00:00)$/.exec(text) ?? [];
  return time !== undefined && /[1-9]/.test(time);
}
