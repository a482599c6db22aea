import type { Analysis, RowDifference } from '@cohort-report/schema';
import { isOmissionSummary } from '../rows/is-omission-summary.ts';
import { type Cell, cellOf, kindOf } from './cell-of.ts';
import type { Terms } from './cell-terms.ts';
import type { Counting } from './counted-patients.ts';
import { estimateFamilies } from './estimate-families.ts';
import type { EventUnion } from './event-unions.ts';
import { flowRows } from './flow-rows.ts';
import { heightDivisors } from './height-divisors.ts';
import { otherVariables } from './other-variables.ts';
import { withheldCounts } from './withheld-counts.ts';

const COUNTS = new Set([
  ...['n', 'percent', 'patients', 'events', 'events_per_parameter'],
  ...['missing', 'at_risk', 'start', 'excluded', 'included'],
]);
/** Quotients whose divisor is the number of those in the group: at full precision they tell it. */
const QUOTIENTS = new Set(['percent', 'mean', 'sd']);
/** Size of a change that is none: the last to be withheld. */
const UNMOVED = Number.MAX_VALUE;

/** Whom the counts count, and what is told of them elsewhere. */
export interface CountsBehind extends Counting {
  /** Numbers told elsewhere, which to withhold here is in vain. */
  known: readonly Terms[];
  knownRows: ReadonlySet<string>;
}

/**
 * Ids of the rows that the shareable form withholds: those whose change concerns fewer than `minimum` patients, and with
 * them those from which they could be worked out: count and share of one cell, the same cell in other tables, shares and
 * means of a group whose number is withheld, what the omissions of a comparison say together where one of them is withheld, of
 * a patient flow what gives an exclusion by subtraction, and, where one count alone of a total and those that sum to it would be
 * withheld, or several that too few patients have changed together, or the estimate of one subgroup alone, another one; at last
 * whatever count, with the others, still tells of too few. `hidden` are withheld for other reasons; `unions` are the endpoints whose
 * events sum to those of another; without `behind` only the rows themselves are known.
 */
export function withheldRows(
  differences: readonly RowDifference[],
  analyses: readonly Analysis[],
  minimum: number,
  hidden: Iterable<string> = [],
  unions: readonly EventUnion[] = [],
  behind?: CountsBehind,
): Set<string> {
  const withheld = new Set<string>(hidden);
  const populations = new Map(
    analyses.map(({ id, population }) => [id, population?.include ?? '']),
  );
  const isSmall = ({ status, patients }: RowDifference) =>
    status !== 'same' && patients !== null && patients < minimum;
  for (const difference of differences) if (isSmall(difference)) withheld.add(difference.row.id);
  const ids = new Set(differences.map(({ row }) => row.id));
  const counts = differences.filter(({ row }) => COUNTS.has(row.statistic));
  const byId = new Map(analyses.map((analysis) => [analysis.id, analysis]));
  const keyOf = (row: Cell) => {
    const analysis = byId.get(row.analysis);
    const own = row.variable === undefined || row.level !== undefined ? [] : [row.variable];
    const others = analysis === undefined ? [] : otherVariables({ id: '', ...row }, analysis);
    const known = row.statistic === 'missing' ? [] : [...own, ...others];
    const cell = cellOf(
      row,
      populations.get(row.analysis) ?? '',
      behind?.notOfAll(known, row.analysis),
    );
    // Fields of the counted rows are no variables of the patients, whatever their names.
    const isOfField = analysis?.kind === 'event_table' && row.variable !== undefined;
    return isOfField ? `${row.analysis} ${cell}` : cell;
  };
  const cells = gather(counts, ({ row }) => keyOf(row));
  const byKey = new Map(cells.map((cell) => [keyOf((cell[0] as RowDifference).row), cell]));
  const quotients = differences.flatMap((difference) => {
    const of = byId.get(difference.row.analysis);
    const row = dividedBy(difference, of);
    return row === undefined
      ? []
      : [{ id: difference.row.id, difference, row, divisor: keyOf(row) }];
  });
  const heights = heightDivisors(differences, (row) => byKey.get(keyOf(row)) ?? []);
  const telling =
    behind === undefined
      ? []
      : [
          ...counts.map((difference) => ({ difference, row: difference.row, isCount: true })),
          ...quotients.map(({ difference, row }) => ({ difference, row, isCount: false })),
        ].flatMap(({ difference, row, isCount }) => {
          const counted = behind.counted(row);
          return counted === undefined ? [] : [{ difference, counted, isCount }];
        });
  const totalOf = ([part]: readonly RowDifference[], without: (keyof Cell)[]) => {
    const row = { ...(part as RowDifference).row };
    if (without.includes('level')) row.statistic = kindOf(row);
    for (const name of without) delete row[name];
    return byKey.get(keyOf(row)) ?? [];
  };
  const omitted = gather(
    differences.filter(
      ({ row: { group, statistic, variable } }) =>
        variable !== undefined && (group?.without === true || isOmissionSummary(statistic)),
    ),
    ({ row }) => JSON.stringify([row.analysis, row.endpoint, row.model, row.variable, row.level]),
  );
  const families = [
    ...estimateFamilies(differences, analyses),
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
          ...(row.cause === undefined ? [] : [row.cause]),
          row.group?.variable,
          row.variable,
          row.level,
          row.at,
          kindOf(row),
          row.statistic === 'missing',
        ]),
    ).map((parts) => [...parts, ...totalOf(parts, ['group'])]),
    // The start less all that are excluded are the included, whose number is told elsewhere.
    ...gather(
      counts.filter(
        ({ row: { statistic, group } }) =>
          statistic === 'excluded' || (statistic === 'start' && group === undefined),
      ),
      ({ row }) => row.analysis,
    ),
  ].map(cellsOf);
  const sums = unions.flatMap(({ whole, part }) =>
    gather(
      counts.filter(({ row }) => kindOf(row) === 'events' && row.endpoint === part),
      ({ row: { cause, ...row } }) => keyOf(row),
    ).map((parts) => {
      const { cause, ...row } = (parts[0] as RowDifference).row;
      return [
        ...gather(parts, (found) => found.row.cause ?? ''),
        byKey.get(keyOf({ ...row, endpoint: whole })) ?? [],
      ].filter((cell) => cell.length > 0);
    }),
  );
  for (let before = -1; before !== withheld.size; ) {
    before = withheld.size;
    for (const cell of cells) {
      if (cell.some(({ row }) => withheld.has(row.id)))
        for (const { row } of cell) withheld.add(row.id);
    }
    for (const { id, divisor } of quotients)
      if (byKey.get(divisor)?.some(({ row }) => withheld.has(row.id))) withheld.add(id);
    for (const { id, counts: own } of heights)
      if (own.some(({ row }) => withheld.has(row.id)))
        for (const bound of ['', '_lower', '_upper', '_p'])
          if (ids.has(`${id}${bound}`)) withheld.add(`${id}${bound}`);
    for (const family of omitted) {
      if (!family.some(({ row }) => row.group !== undefined && withheld.has(row.id))) continue;
      for (const { row } of family) if (isOmissionSummary(row.statistic)) withheld.add(row.id);
    }
    for (const family of [...families, ...sums])
      complete(family, withheld, minimum, behind?.knownRows ?? new Set());
    for (const id of flowRows(differences, withheld, minimum)) withheld.add(id);
    if (before === withheld.size && behind !== undefined)
      for (const id of withheldCounts(telling, withheld, minimum, behind.known)) withheld.add(id);
  }
  return withheld;
}

/** The count that a row tells beside its own number: the divisor of a quotient, the patients of a model of whom each is left out. */
function dividedBy(
  { row: { id, level, ...row } }: RowDifference,
  analysis?: Analysis,
): Cell | undefined {
  const { reference, ...plain } = row;
  if (QUOTIENTS.has(row.statistic)) return { ...row, statistic: 'n' };
  const isOfEach = analysis?.kind === 'leave_one_out' && analysis.by === 'patient';
  return isOfEach && row.statistic === 'omissions' ? { ...plain, statistic: 'n' } : undefined;
}

/** The counts of a family by the patients they count. */
function cellsOf(family: readonly RowDifference[]): RowDifference[][] {
  return gather(family, ({ row }) =>
    JSON.stringify([
      row.group,
      row.statistic === 'excluded' ? row.variable : row.level,
      row.statistic === 'missing',
    ]),
  );
}

/**
 * Withholds more counts of a family where some are: two at least, and as many as it takes that their changes together, which the
 * others leave of the total, concern no fewer patients than `minimum`; rather a small change than a large one or none.
 */
function complete(
  cells: readonly RowDifference[][],
  withheld: Set<string>,
  minimum: number,
  known: ReadonlySet<string>,
): void {
  // A share changes with its divisor, too, where its count does not.
  const size = (cell: RowDifference[]) => {
    const own = cell.filter(({ row }) => row.statistic !== 'percent');
    return Math.min(
      ...(own.length > 0 ? own : cell).map(({ status, patients }) =>
        status === 'same' ? UNMOVED : (patients ?? 0),
      ),
    );
  };
  const moved = (cell: RowDifference[]) => (size(cell) === UNMOVED ? 0 : size(cell));
  const isHidden = (cell: RowDifference[]) => cell.some(({ row }) => withheld.has(row.id));
  const hidden = cells.filter(isHidden);
  if (hidden.length === 0) return;
  let count = hidden.length;
  let together = hidden.reduce((sum, cell) => sum + moved(cell), 0);
  const others = cells
    .filter((cell) => !isHidden(cell) && !cell.some(({ row }) => known.has(row.id)))
    .sort((a, b) => size(a) - size(b));
  for (const cell of others) {
    if (count > 1 && (together >= minimum || moved(cell) === 0)) return;
    for (const { row } of cell) withheld.add(row.id);
    count += 1;
    together += moved(cell);
  }
}

function gather<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}
