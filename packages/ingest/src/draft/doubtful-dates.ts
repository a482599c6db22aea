/** Columns and fields of dates among which the headings do not decide. */
export interface DoubtfulDate {
  fields: string[];
  headers: string[];
}

/** Two scores nearer to each other than this decide nothing. */
const NEAR = 0.1;

/**
 * Of the dates of one table, the matches that are no better than another one: several columns that a field may have, or
 * several fields that a column may fill. `pairs`: what fits at all; `fields`: heading -> field as matched.
 */
export function doubtfulDates(
  pairs: readonly { header: string; field: string; score: number }[],
  fields: ReadonlyMap<string, string>,
  isDate: (field: string) => boolean,
): DoubtfulDate[] {
  const dates = pairs.filter(({ field }) => isDate(field));
  const matched = new Map([...fields].map(([header, field]) => [field, header]));
  return dates.flatMap(({ header, field, score }): DoubtfulDate[] => {
    if (fields.get(header) !== field) return [];
    const rivals = dates.filter((pair) => {
      const isNear = score - pair.score < NEAR;
      if (pair.field === field) return pair.header !== header && isNear && !fields.has(pair.header);
      return pair.header === header && isNear && !matched.has(pair.field);
    });
    if (rivals.length === 0) return [];
    const unique = (names: string[]) => [...new Set(names)];
    return [
      {
        fields: unique([field, ...rivals.map((rival) => rival.field)]),
        headers: unique([header, ...rivals.map((rival) => rival.header)]),
      },
    ];
  });
}
