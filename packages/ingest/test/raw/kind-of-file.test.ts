import { describe, expect, it } from 'vitest';
import { ingest } from '../../src/index.ts';
import { kindOfFile } from '../../src/raw/kind-of-file.ts';
import { readCase } from '../case-folder.ts';

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

describe('kindOfFile', () => {
  it.each([
    ['an old or encrypted workbook', Buffer.from([...OLE, 0, 0, 0, 1]), /old XLS format/],
    [
      'an ODS',
      Buffer.from('PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
      /ODS/,
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n'), /PDF/],
    ['a page saved as .xls', Buffer.from('\n<HTML><table>'), /HTML/],
    [
      'a workbook in XML',
      Buffer.from(
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="x">',
      ),
      /Excel 2003/,
    ],
  ])('recognises %s', (_, bytes, expected) => {
    expect(kindOfFile(bytes)).toMatch(expected);
  });

  it.each(['Nr;Datum\n1;2', 'PK;Datum\n', '<oBDS/>', '{}', ''])('leaves %j to be read', (text) => {
    expect(kindOfFile(Buffer.from(text))).toBeUndefined();
  });

  it('names it in the finding, whatever the name of the file says', async () => {
    const { bundle } = await readCase('ingest', 'german-windows-1252');
    const [table] = bundle.sites[0]?.tables ?? [];
    const files = new Map([[`${bundle.sites[0]?.site}/${table?.file}`, Buffer.from([...OLE, 9])]]);
    const { findings } = await ingest({ bundle, freeze: 'f1', files });
    expect(findings.find(({ rule }) => rule === 'not-a-workbook')?.found).toMatch(/old XLS/);
  });
});
