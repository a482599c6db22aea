import type { Analysis, RowDifference } from '@cohort-report/schema';

type Cell = RowDifference['row'];

const COUNTS = new Set(['n', 'percent', 'patients']);
const EVERY_COUNT = new Set([...COUNTS, 'events', 'missing', 'at_risk', 'excluded', 'included']);

/**
 * Ids of the rows that the shareable form withholds: those whose change concerns fewer than `minimum` patients, and with
 * them those from which they could be worked out: count and share of one cell, the same cell in other tables, and, where
 * one count alone of a total and those that sum to it would be withheld, a second one. `hidden` are withheld for other
 * reasons.
 */
export function withheldRows(
  differences: readonly RowDifference[],
  analyses: readonly Analysis[],
  minimum: number,
  hidden: Iterable<string> = [],
): Set<string> {
  const withheld = new Set<string>(hidden);
  const populations = new Map(
    analyses.map(({ id, population }) => [id, population?.include ?? '']),
  );
  const isSmall = ({ status, patients }: RowDifference) =>
    status !== 'same' && patients !== null && patients < minimum;
  for (const difference of differences) if (isSmall(difference)) withheld.add(difference.row.id);
  const counts = differences.filter(({ row }) => EVERY_COUNT.has(row.statistic));
  const keyOf = (row: Cell) => cellOf(row, populations.get(row.analysis) ?? '');
  const cells = gather(counts, ({ row }) => keyOf(row));
  const byKey = new Map(cells.map((cell) => [keyOf((cell[0] as RowDifference).row), cell]));
  const totalOf = (parts: readonly RowDifference[], without: (keyof Cell)[]) => {
    const { statistic, ...row } = (parts[0] as RowDifference).row;
    for (const name of without) delete row[name as keyof typeof row];
    return byKey.get(keyOf({ ...row, statistic: kindOf({ statistic }) })) ?? [];
  };
  const families = [
    ...gather(
      counts.filter(({ row }) => row.level !== undefined || row.statistic === 'missing'),
      ({ row }) =>
        JSON.stringify([row.analysis, row.endpoint, row.group, row.variable, kindOf(row)]),
    ).map((parts) => [...parts, ...totalOf(parts, ['variable', 'level'])]),
    ...gather(
      counts.filter(({ row }) => row.group !== undefined),
      ({ row: { id, ...row } }) =>
        JSON.stringify([
          row.analysis,
          row.endpoint,
          row.group?.variable,
          row.variable,
          row.level,
          row.at,
          kindOf(row),
        ]),
    ).map((parts) => [...parts, ...totalOf(parts, ['group'])]),
    ...gather(
      counts.filter(({ row }) => row.statistic === 'excluded'),
      ({ row }) => row.analysis,
    ),
  ];
  for (let before = -1; before !== withheld.size; ) {
    before = withheld.size;
    for (const cell of cells) {
      if (cell.some(({ row }) => withheld.has(row.id)))
        for (const { row } of cell) withheld.add(row.id);
    }
    for (const family of families) complete(family, withheld);
  }
  return withheld;
}

/** Withholds a second count of a family where one alone is; rather a small change than a large one or none. */
function complete(family: readonly RowDifference[], withheld: Set<string>): void {
  const cells = gather(family, ({ row }) =>
    JSON.stringify([row.group, row.level, row.statistic === 'missing']),
  );
  const hidden = cells.filter((cell) => cell.some(({ row }) => withheld.has(row.id)));
  if (hidden.length !== 1 || cells.length < 2) return;
  const size = (cell: RowDifference[]) =>
    Math.min(
      ...cell.map(({ status, patients }) => (status === 'same' ? Infinity : (patients ?? 0))),
    );
  const second = cells
    .filter((cell) => cell !== hidden[0])
    .reduce((least, cell) => (size(cell) < size(least) ? cell : least));
  for (const { row } of second) withheld.add(row.id);
}

/** Cells of equal content: the same patients are counted. */
function cellOf(row: Cell, population: string): string {
  return JSON.stringify([
    population,
    row.group,
    row.variable,
    row.level,
    row.at,
    row.statistic === 'events' ? row.endpoint : null,
    // Of a whole table these two differ: those in it, and those in any of its lines.
    row.statistic === 'patients' && row.level === undefined ? 'patients' : kindOf(row),
  ]);
}

function kindOf({ statistic }: { statistic: string }): string {
  return COUNTS.has(statistic) || statistic === 'missing' ? 'n' : statistic;
}

function gather<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}
