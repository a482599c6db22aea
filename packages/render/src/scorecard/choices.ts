import { formatCount } from '../format/format-count.ts';
import type { FilteredTable } from '../view/view-model.ts';

/** What a filter offers: all rows, then each mark that occurs, in this order, with its number of rows. */
export function choices(
  marks: readonly string[],
  labels: readonly (readonly [mark: string, label: string])[],
): FilteredTable['choices'] {
  const some = labels.flatMap(([mark, label]) => {
    const count = marks.filter((candidate) => candidate === mark).length;
    return count === 0 ? [] : [{ mark, text: `${label} (${formatCount(count)})`, checked: false }];
  });
  return [{ mark: 'all', text: `all (${formatCount(marks.length)})`, checked: true }, ...some];
}
