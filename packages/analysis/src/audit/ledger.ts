import type { Published, PublishedValue } from '@cohort-report/schema';
import { type PrintedInterval, printedInterval } from '../published/printed-interval.ts';

export type LedgerValue = PublishedValue & {
  /** Values printed so, on the printed scale; undefined where NA is printed. */
  interval: PrintedInterval | undefined;
};

export interface LedgerEntry {
  id: string;
  /** Place and label. */
  subject: string;
  values: ReadonlyMap<string, LedgerValue>;
}

/** The printed values as the relations look them up. */
export interface Ledger {
  /** Throws an Error on an unknown id. */
  value: (id: string) => LedgerValue;
  /** A count as printed. Throws an Error where none is printed. */
  count: (id: string) => number;
  /** Throws an Error on an unknown id. */
  entry: (id: string) => LedgerEntry;
  /** The entries of these places, or these entries, that have all of the statistics. Throws an Error if there is none. */
  entries: (each: readonly string[], statistics?: readonly string[]) => LedgerEntry[];
  place: (id: string) => string;
  all: readonly LedgerValue[];
  statements: Published['statements'];
}

export function createLedger(published: Published): Ledger {
  const places = new Map(published.places.map(({ id, label }) => [id, label]));
  const place = (id: string) => places.get(id) ?? id;
  const all = published.values.map((value) => ({
    ...value,
    interval: printedInterval(value.printed),
  }));
  const byId = new Map(all.map((value) => [value.id, value]));
  const entries = new Map<
    string,
    { id: string; subject: string; values: Map<string, LedgerValue> }
  >();
  for (const value of all) {
    const entry = entries.get(value.entry) ?? {
      id: value.entry,
      subject: `${place(value.place)}: ${value.label}`,
      values: new Map(),
    };
    entry.values.set(value.statistic, value);
    entries.set(value.entry, entry);
  }
  const value = (id: string) => found(byId.get(id), id);
  return {
    value,
    count: (id) => {
      const { interval } = value(id);
      if (interval === undefined || interval.printed.kind !== 'number')
        throw new Error(`"${id}" is no count`);
      return interval.printed.value;
    },
    entry: (id) => found(entries.get(id), id),
    entries: (each, statistics = []) => {
      const chosen = [...entries.values()].filter(
        ({ id, values }) =>
          each.some((wanted) => id === wanted || id.startsWith(`${wanted}.`)) &&
          statistics.every((statistic) => values.has(statistic)),
      );
      if (chosen.length === 0)
        throw new Error(`no entry of ${each.join(', ')} has ${statistics.join(', ')}`);
      return chosen;
    },
    place,
    all,
    statements: published.statements,
  };
}

function found<T>(item: T | undefined, id: string): T {
  if (item === undefined) throw new Error(`published.yaml has no "${id}"`);
  return item;
}
