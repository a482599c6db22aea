import { describe, expect, it } from 'vitest';
import { hidden } from '../../src/findings/hidden.ts';
import { decodeText } from '../../src/raw/decode-text.ts';
import { readBundle } from '../../src/raw/fhir/read-bundle.ts';
import { readWorkbook } from '../../src/raw/read-workbook.ts';
import { splitDelimited } from '../../src/raw/split-delimited.ts';
import { workbookBytes } from '../workbook-bytes.ts';

const long = 'x'.repeat(10_100_000);

describe('oversized input', () => {
  it('refuses a row of more than 10 million signs, and names it', () => {
    expect(splitDelimited(`a,b\n1,2\n1,${long}\n`, ',')).toMatchObject({
      problem: { rule: 'file-refused', row: 3, found: 'a row of more than 10000000 signs' },
    });
    expect(splitDelimited(`a,b\n"1,2\n1,${long}\n`, ',')).toMatchObject({
      problem: { rule: 'file-refused', row: 2 },
    });
    expect(splitDelimited(`a,b\n1,${'x'.repeat(9_000_000)}\n`, ',')).toHaveProperty('rows');
  });

  it('refuses a text file of more than 512 MB before it is decoded', () => {
    expect(decodeText(new Uint8Array(512 * 1024 * 1024 + 1))).toMatchObject({
      problem: { rule: 'file-refused', found: 'more than 512 MB' },
    });
  });

  it('refuses a bundle with a text of more than 10 million signs', () => {
    const text = JSON.stringify({
      resourceType: 'Bundle',
      entry: [{ resource: { resourceType: 'Patient', gender: long } }],
    });
    expect(readBundle(Buffer.from(text))).toMatchObject({ problem: { rule: 'file-refused' } });
  });

  it('does not use a cell of a workbook that is longer than Excel allows', async () => {
    const rows = [['a'], ['x'.repeat(32_767)], ['x'.repeat(32_768)]];
    const workbook = await readWorkbook(await workbookBytes({ sheets: [{ name: 'A', rows }] }));
    const read = workbook instanceof Map ? workbook.get('A')?.rows : undefined;
    expect(read?.[1]).toEqual(['x'.repeat(32_767)]);
    expect(read?.[2]).toEqual([{ error: 'a text of 32768 signs, more than Excel can hold' }]);
  });

  it('shows the beginning of a long value in a finding', () => {
    const field = { type: 'text', label: 'A', required: false, identifying: false } as const;
    expect(hidden(field, 'y'.repeat(1000))).toBe(`"${'y'.repeat(200)}…" (1000 signs)`);
    expect(hidden({ ...field, identifying: true }, 'y'.repeat(1000))).toBe('•••');
  });
});
