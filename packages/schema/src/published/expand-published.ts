import type { PublishedDeclaration } from '../declarations/published.ts';
import type { Published, PublishedValue } from './published.ts';

const PRINTED_AS_PERCENT = /^(percent|(survival|incidence)(_lower|_upper)?)$/;

/** The printed values of a ledger one by one; `lineOf` gives the line of a path in the file. */
export function expandPublished(
  declared: PublishedDeclaration,
  lineOf: (path: readonly PropertyKey[]) => number | undefined = () => undefined,
): Published {
  const values = declared.places.flatMap((place, placeIndex) =>
    place.entries.flatMap((entry, index): PublishedValue[] => {
      const line = lineOf(['places', placeIndex, 'entries', index]);
      const stem = [place.rows, entry.row].filter((part) => part !== undefined).join('|');
      const printed: [string, string][] = Array.isArray(entry.printed)
        ? entry.printed.map((text, at) => [place.statistics?.[at] ?? '', text])
        : Object.entries(entry.printed);
      return printed.map(([statistic, text]) => ({
        id: `${place.id}.${entry.id}.${statistic}`,
        place: place.id,
        entry: `${place.id}.${entry.id}`,
        label: entry.label,
        statistic,
        printed: text,
        row: `${stem}|${statistic}`,
        ...(entry.of === undefined ? {} : { of: entry.of }),
        percent:
          entry.as === undefined
            ? entry.of !== undefined || PRINTED_AS_PERCENT.test(statistic)
            : entry.as === 'percent',
        ...(entry.note === undefined ? {} : { note: entry.note }),
        ...(line === undefined ? {} : { line }),
      }));
    }),
  );
  return {
    places: declared.places.map(({ id, label }) => ({ id, label })),
    values,
    statements: declared.statements,
  };
}
