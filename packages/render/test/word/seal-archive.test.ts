import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sealArchive } from '../../src/word/seal-archive.ts';

const core = (date: string) =>
  `<p><dcterms:created xsi:type="dcterms:W3CDTF">${date}</dcterms:created><dc:title>${date}</dc:title></p>`;

function archive(date: string, order: readonly string[]): Uint8Array {
  const content: Record<string, Uint8Array> = {
    'word/a.xml': strToU8('<a/>'),
    '[Content_Types].xml': strToU8('<t/>'),
    'docProps/core.xml': strToU8(core(date)),
  };
  return zipSync(Object.fromEntries(order.map((path) => [path, content[path]!])), {
    mtime: new Date(date),
  });
}

describe('sealing an archive', () => {
  it('leaves neither the clock nor the order of writing in it', () => {
    const first = archive('2024-05-06T07:08:09Z', [
      'word/a.xml',
      '[Content_Types].xml',
      'docProps/core.xml',
    ]);
    const sealed = sealArchive(first, '2020-01-02T00:00:00Z');
    const entries = unzipSync(sealed);
    expect(Object.keys(entries)).toEqual([
      '[Content_Types].xml',
      'docProps/core.xml',
      'word/a.xml',
    ]);
    expect(strFromU8(entries['docProps/core.xml']!)).toBe(
      core('2024-05-06T07:08:09Z').replace(
        '>2024-05-06T07:08:09Z</dcterms',
        '>2020-01-02T00:00:00Z</dcterms',
      ),
    );
    const second = archive('2024-05-06T07:08:09Z', [
      'docProps/core.xml',
      'word/a.xml',
      '[Content_Types].xml',
    ]);
    expect(Buffer.compare(first, second)).not.toBe(0);
    expect(Buffer.compare(sealed, sealArchive(second, '2020-01-02T00:00:00Z'))).toBe(0);
  });
});
