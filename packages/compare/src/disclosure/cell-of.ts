import type { RowDifference } from '@cohort-report/schema';

export type Cell = Omit<RowDifference['row'], 'id'>;

/** `a == "b"`, which as a part of a population is the same condition as a group or a level. */
const CONDITION = /^\s*(\w+)\s*==\s*(?:"([^"\\]*)"|'([^'\\]*)'|(true|false))\s*$/;

/**
 * Names the patients that a count counts, and whether it counts them or their events: rows of one name tell one number,
 * whether a condition stands in a row's group, its level or its population. A count of a variable without a level goes for
 * that of everybody, from whom only those with no value differ; a count without a level for that of the level, since the one is
 * everybody but the other. `population`: the expression of the row's analysis; `known`: variables that a patient must have a value
 * of to be counted, and not every patient has.
 */
export function cellOf(row: Cell, population: string, known: readonly string[] = []): string {
  const parts = population === '' ? [] : population.split('&&');
  const conditions = parts.flatMap((part) => {
    const [, variable, ...levels] = CONDITION.exec(part) ?? [];
    return variable === undefined ? [] : [[variable, levels.find((level) => level !== undefined)]];
  });
  if (row.group !== undefined) conditions.push([row.group.variable, row.group.level]);
  if (row.variable !== undefined && row.level !== undefined)
    conditions.push([row.variable, row.level]);
  for (const variable of known) conditions.push([variable, undefined]);
  const kind = kindOf(row);
  return JSON.stringify([
    parts.filter((part) => !CONDITION.test(part)).map((part) => part.trim()),
    [...new Set(conditions.map((condition) => JSON.stringify(condition)))].sort(),
    row.statistic === 'missing' ? row.variable : null,
    kind === 'n' ? null : row.at,
    kind === 'events' ? row.endpoint : null,
    ...(row.cause === undefined ? [] : [row.cause]),
    // Of a whole table these two differ: those in it, and those in any of its lines.
    row.statistic === 'patients' && row.level === undefined ? 'patients' : kind,
  ]);
}

/** What a statistic counts; those of one kind can be added, or worked out of each other. */
export function kindOf({ statistic, at }: Pick<Cell, 'statistic' | 'at'>): string {
  if (statistic === 'events_per_parameter') return 'events';
  if (statistic === 'at_risk') return at === 0 ? 'n' : statistic;
  return ['n', 'percent', 'patients', 'missing', 'included'].includes(statistic) ? 'n' : statistic;
}
