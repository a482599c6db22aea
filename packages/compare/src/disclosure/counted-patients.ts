import type { Analysis, RowDifference, Study } from '@cohort-report/schema';
import { cellTerms, type Terms } from './cell-terms.ts';
import { type CountCell, countCell } from './count-cell.ts';
import type { EventUnion } from './event-unions.ts';
import { isWithin } from './is-within.ts';
import { rowTrace } from './row-trace.ts';
import type { scopesOf } from './scopes-of.ts';

type Row = Omit<RowDifference['row'], 'id'>;

/** Whom a count counts at either freeze. */
export interface Counted {
  terms: Terms;
  /** Whether the conditions of this count hold for everybody whom the other counts. */
  includes: (other: Counted) => boolean;
  cell: CountCell;
  patients: readonly [before: ReadonlySet<string>, after: ReadonlySet<string>];
}

export interface Counting {
  /** Undefined where a row counts no patients one by one. */
  counted: (row: Row) => Counted | undefined;
  /** Of variables those that are not known of every patient. */
  notOfAll: (variables: readonly string[], analysis: string) => string[];
  /** Site -> its patients. */
  sites: ReadonlyMap<string, Terms>;
}

/** Whom the counts of two freezes count: in terms that can be added, and patient by patient. */
export function countedPatients(
  sides: readonly ReturnType<typeof scopesOf>[],
  analyses: ReadonlyMap<string, Analysis>,
  { endpoints, display }: Pick<Study, 'endpoints' | 'display'>,
  unions: readonly EventUnion[],
): Counting {
  const known = new Map<string, Set<string | null>>();
  const valuesOf = (variable: string, analysis: Analysis) => {
    const derived = analysis.derive.find(({ name }) => name === variable);
    const name = derived === undefined ? variable : `${variable} (${derived.expr})`;
    const values = known.get(name) ?? new Set<string | null>();
    if (!known.has(name)) {
      for (const other of analyses.values())
        if (other.derive.find((own) => own.name === variable)?.expr === derived?.expr)
          for (const side of sides)
            for (const scope of side(other).scopes.values()) {
              const value = scope[variable] ?? null;
              values.add(value === null ? null : String(value));
            }
      known.set(name, values);
    }
    return { name, values };
  };
  const all = (name: string) => known.get(name) ?? new Set<string | null>();
  const competing = new Map(
    endpoints.map((endpoint) => [endpoint.id, (endpoint.competing ?? []).map(({ id }) => id)]),
  );
  const [any] = analyses.values();
  const site = any === undefined ? undefined : valuesOf('site', any);
  const sites = [...(site?.values ?? [])].map((value): [string, Terms] => {
    const values = new Map([[site?.name ?? '', new Set([value])]]);
    return [String(value), cellTerms({ values, conditions: [], events: [], until: null }, all)];
  });
  const found = new Map<string, Counted | undefined>();
  const count = (row: Row): Counted | undefined => {
    const analysis = analyses.get(row.analysis);
    const cell = analysis && countCell(row, analysis, valuesOf, unions, competing);
    if (cell === undefined || analysis === undefined) return undefined;
    const patients = sides.map((side) => {
      const { declared, scopes } = side(analysis);
      const trace = rowTrace({ id: '', ...row }, declared, display.days_per_month);
      return new Set([...scopes].flatMap(([id, scope]) => (trace(scope) === null ? [] : [id])));
    });
    return {
      terms: cellTerms(cell, all),
      includes: (other) => isWithin(other.cell, cell, all),
      cell,
      patients: patients as unknown as Counted['patients'],
    };
  };
  return {
    sites: new Map(sites),
    counted: (row) => {
      const { analysis, endpoint, model, group, variable, level, statistic, at, cause } = row;
      const key = JSON.stringify([
        ...[analysis, endpoint, model, variable, level, statistic, at, cause],
        ...[group?.variable, group?.level, group?.without],
      ]);
      if (!found.has(key)) found.set(key, count(row));
      return found.get(key);
    },
    notOfAll: (variables, id) => {
      const analysis = analyses.get(id);
      if (analysis === undefined) return [];
      return variables.filter((variable) => valuesOf(variable, analysis).values.has(null));
    },
  };
}
