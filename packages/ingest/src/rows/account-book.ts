import type { RecordRow, RowAccount } from '@cohort-report/schema';

/** A raw table as it is accounted for: several tables that read one sheet into one entity share an account. */
interface AccountKey {
  site: string;
  file: string;
  sheet?: string;
  entity: string;
}

/** Counts rows in and rows set aside by file, sheet and entity. */
export interface AccountBook {
  rowsIn(key: AccountKey, rows: number): void;
  setAside(key: AccountKey, reason: string, rows?: number): void;
  /** The accounts with the rows used; throws where rows in are not rows used and set aside. */
  close(used: Readonly<Record<string, readonly RecordRow[]>>): RowAccount[];
}

/** A new book, or one that carries earlier accounts on. */
export function accountBook(earlier: readonly RowAccount[] = []): AccountBook {
  const accounts = new Map<
    string,
    { key: AccountKey; rowsIn: number; aside: Map<string, number> }
  >();
  const account = (key: AccountKey) => {
    const text = keyText(key);
    let found = accounts.get(text);
    if (found === undefined) {
      const { site, file, sheet, entity } = key;
      found = {
        key: { site, file, ...(sheet === undefined ? {} : { sheet }), entity },
        rowsIn: 0,
        aside: new Map(),
      };
      accounts.set(text, found);
    }
    return found;
  };
  const book: AccountBook = {
    rowsIn(key, rows) {
      account(key).rowsIn += rows;
    },
    setAside(key, reason, rows = 1) {
      const { aside } = account(key);
      aside.set(reason, (aside.get(reason) ?? 0) + rows);
    },
    close(used) {
      const counts = new Map<string, number>();
      for (const [entity, rows] of Object.entries(used)) {
        for (const [place, count] of countPlaces(rows)) {
          const text = keyText({ ...place, entity });
          counts.set(text, (counts.get(text) ?? 0) + count);
        }
      }
      return [...accounts].map(([text, { key, rowsIn, aside }]) => {
        const setAside = [...aside]
          .map(([reason, rows]) => ({ reason, rows }))
          .sort((a, b) => (a.reason < b.reason ? -1 : 1));
        const account = { ...key, rowsIn, used: counts.get(text) ?? 0, setAside };
        assertBalanced(account);
        return account;
      });
    },
  };
  for (const { rowsIn, setAside, ...key } of earlier) {
    book.rowsIn(key, rowsIn);
    for (const { reason, rows } of setAside) book.setAside(key, reason, rows);
  }
  return book;
}

/** Runs of rows of one sheet, each with its length: rows mostly stand together as they were read. */
function countPlaces(rows: readonly RecordRow[]): [Omit<AccountKey, 'entity'>, number][] {
  const runs: [RecordRow, number][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    const same =
      run?.[0].file === row.file && run[0].site === row.site && run[0].sheet === row.sheet;
    if (run !== undefined && same) run[1] += 1;
    else runs.push([row, 1]);
  }
  return runs;
}

function keyText(key: AccountKey): string {
  return `${key.site}\n${key.file}\n${key.sheet ?? ''}\n${key.entity}`;
}

function assertBalanced(account: RowAccount): void {
  const aside = account.setAside.reduce((sum, { rows }) => sum + rows, 0);
  if (account.rowsIn !== account.used + aside) {
    throw new Error(
      `rows of ${account.file} (${account.entity}) are not accounted for: ${account.rowsIn} in, ${account.used} used, ${aside} set aside`,
    );
  }
}
