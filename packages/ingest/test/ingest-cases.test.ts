import { describe, expect, it } from 'vitest';
import { ingest } from '../src/index.ts';
import { caseNames, readCase } from './case-folder.ts';
import { writtenRecords } from './written.ts';

describe('ingest: a folder is a case', () => {
  it.each(caseNames('ingest'))('%s', async (name) => {
    const { bundle, files, expected } = await readCase('ingest', name);
    const records = await ingest({ bundle, freeze: 'f1', files });
    expect(writtenRecords(records)).toEqual(expected);
  });
});
