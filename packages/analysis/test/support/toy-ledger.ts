import type { Published } from '@cohort-report/schema';

/** Printed values by their ids `<place>.<entry>.<statistic>`; the row of each is its id unless `rows` names another. */
export function toyPublished(
  printed: Record<string, string>,
  rows: Record<string, string> = {},
  statements: Record<string, string> = {},
): Published {
  const values = Object.entries(printed).map(([id, text]) => {
    const [place = '', entry = '', statistic = ''] = id.split('.');
    return {
      ...{ id, place, entry: `${place}.${entry}`, label: entry, statistic, printed: text },
      row: rows[id] ?? id,
      percent: statistic === 'percent' || statistic.startsWith('survival'),
    };
  });
  return {
    places: [...new Set(values.map(({ place }) => place))].map((id) => ({ id, label: id })),
    values,
    statements: Object.entries(statements).map(([id, text]) => ({
      ...{ id, place: id, quote: text, printed: text },
    })),
  };
}
