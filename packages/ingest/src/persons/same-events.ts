import type { Entity } from '@cohort-report/schema';
import { agree } from '../values/agree.ts';
import { known, type PersonRow } from './person-row.ts';

/**
 * Pairs of rows of different hospitals that tell of the same event of one person, the row of precedence first, one
 * to one. Same event: the first date of the entity's `order` and its first category are known and agree (a partial
 * date agrees with any it may stand for); in an entity without such fields, all values but identifiers are equal.
 * `rows` in order of precedence.
 */
export function sameEvents(entity: Entity, rows: readonly PersonRow[]): [PersonRow, PersonRow][] {
  const events = new Map<string, { row: PersonRow; sites: Set<string> }[]>();
  const pairs: [PersonRow, PersonRow][] = [];
  const { kind, equal, fits } = comparison(entity);
  const findPartner = (row: PersonRow, like: (a: PersonRow, b: PersonRow) => boolean): boolean => {
    const partner = events
      .get(kind(row))
      ?.find((event) => !event.sites.has(row.site.site) && like(event.row, row));
    if (partner === undefined) return false;
    partner.sites.add(row.site.site);
    pairs.push([partner.row, row]);
    return true;
  };
  for (const site of new Set(rows.map((row) => row.site))) {
    const own = rows.filter((row) => row.site === site && kind(row) !== '');
    const rest = own
      .filter((row) => !findPartner(row, equal))
      .filter((row) => !findPartner(row, fits));
    for (const row of rest) {
      const event = { row, sites: new Set([site.site]) };
      const same = events.get(kind(row));
      if (same === undefined) events.set(kind(row), [event]);
      else same.push(event);
    }
  }
  return pairs;
}

interface Comparison {
  /** Rows of different kinds are never the same event; '' for a row that can't be compared. */
  kind: (row: PersonRow) => string;
  equal: (a: PersonRow, b: PersonRow) => boolean;
  fits: (a: PersonRow, b: PersonRow) => boolean;
}

function comparison(entity: Entity): Comparison {
  const date = entity.order.find((name) => entity.fields[name]?.type === 'date');
  const names = Object.keys(entity.fields);
  const category = names.find((name) => entity.fields[name]?.type === 'category');
  if (date === undefined || category === undefined) {
    const compared = names.filter((name) => entity.fields[name]?.type !== 'id');
    return { kind: (row) => valuesText(row, compared), equal: () => true, fits: () => true };
  }
  return {
    kind: (row) => (known(row, date) === undefined ? '' : String(row.values[category] ?? '')),
    equal: (a, b) => a.values[date] === b.values[date],
    fits: (a, b) => {
      const [left, right] = [known(a, date), known(b, date)];
      return left !== undefined && right !== undefined && agree(left, right);
    },
  };
}

function valuesText(row: PersonRow, names: readonly string[]): string {
  const values = names.map((name) => row.values[name] ?? null);
  return values.every((value) => value === null) ? '' : JSON.stringify(values);
}
