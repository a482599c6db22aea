import type { RecordRow } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { accountBook } from '../../src/rows/account-book.ts';
import { dropDuplicates } from '../../src/rows/drop-duplicates.ts';
import { readCase } from '../case-folder.ts';

const { bundle } = await readCase('cohort', 'two-sites');
const [site] = bundle.sites;
const { patient } = bundle.codebook.entities;

/** What is kept of two rows of one patient, and why the other is set aside. */
function joined(first: Partial<RecordRow>, second: Partial<RecordRow>) {
  const rows = [first, second].map(
    (row, index): RecordRow => ({
      site: 'north',
      file: 'north/patient.csv',
      row: index + 2,
      ...row,
      values: { patient_id: 'n1', ...row.values },
    }),
  );
  const book = accountBook();
  book.rowsIn({ site: 'north', file: 'north/patient.csv', entity: 'patient' }, 2);
  const { rows: kept, findings } = dropDuplicates(site!, 'patient', patient!, rows, book);
  const [account] = book.close({ patient: kept });
  return { kept, findings, reason: account?.setAside[0]?.reason };
}

const partial: Partial<RecordRow> = {
  values: { birth_date: '1950-05-15' },
  precision: { birth_date: 'month' },
};
const full: Partial<RecordRow> = { values: { birth_date: '1950-05-20' } };

describe('two rows of one key', () => {
  it('are joined: a date known by its month alone gives way to the full one', () => {
    const { kept, findings, reason } = joined(partial, full);
    expect(kept).toMatchObject([
      { row: 2, values: { birth_date: '1950-05-20' }, taken: { birth_date: { row: 3 } } },
    ]);
    expect(kept[0]).not.toHaveProperty('precision');
    expect([reason, findings]).toEqual(['joined with another row of the same key', []]);
  });

  it('are joined: a full date stays as it is', () => {
    const { kept, reason } = joined(full, partial);
    expect(kept).toMatchObject([{ values: { birth_date: '1950-05-20' } }]);
    expect(kept[0]).not.toHaveProperty('taken');
    expect(reason).toBe('duplicate of another row');
  });

  it('contradict each other where the dates can not be the same: the first stays', () => {
    const other: Partial<RecordRow> = { values: { birth_date: '1950-06-20' } };
    const { kept, findings, reason } = joined(partial, other);
    expect(kept).toMatchObject([
      { values: { birth_date: '1950-05-15' }, precision: { birth_date: 'month' } },
    ]);
    expect(findings).toMatchObject([
      { rule: 'rows-contradict', row: 3, found: 'row 2 differs in "Date of birth"' },
    ]);
    expect(reason).toBe('contradicts another row of the same key');
  });
});
