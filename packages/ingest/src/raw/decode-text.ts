import type { SiteTable } from '@cohort-report/schema';
import { invalidUtf8 } from './invalid-utf8.ts';
import type { FileProblem } from './raw-sheet.ts';

export type Encoding = NonNullable<SiteTable['encoding']>;

const LIMIT = 512 * 1024 * 1024;

/**
 * Bytes of a text file as text, without a byte order mark. The declared encoding has the last word; without it
 * a byte order mark decides, then UTF-8 if the bytes are valid, else windows-1252. More than 512 MB are refused.
 * Throws where the running Node decodes windows-1252 wrongly.
 */
export function decodeText(
  bytes: Uint8Array,
  declared?: Encoding,
): { text: string; encoding: Encoding } | { problem: FileProblem } {
  assertDecoder();
  if (bytes.length > LIMIT) return { problem: oversized() };
  const marked = byteOrderMark(bytes);
  if (declared !== undefined && marked !== undefined && marked !== declared) {
    return { problem: wrongEncoding(declared, marked, 'its byte order mark says so') };
  }
  const encoding = declared ?? marked;
  if (encoding === 'utf-8' || encoding === undefined) {
    const text = strictUtf8(bytes);
    if (text !== undefined) return checked(text, 'utf-8', bytes);
    if (encoding === 'utf-8') return { problem: notUtf8(bytes) };
    return checked(new TextDecoder('windows-1252').decode(bytes), 'windows-1252', bytes);
  }
  if (!isUtf16(encoding) && hasHighByte(bytes) && strictUtf8(bytes) !== undefined) {
    return { problem: wrongEncoding(encoding, 'utf-8', 'all its special characters are UTF-8') };
  }
  return checked(new TextDecoder(encoding).decode(bytes), encoding, bytes);
}

function oversized(): FileProblem {
  return {
    rule: 'file-refused',
    message: 'the file is refused for safety',
    expected: 'a text file of moderate size',
    found: 'more than 512 MB',
    action:
      'ask the site to split the export; the mapping may name many files, in a list or by a pattern',
  };
}

function checked(
  text: string,
  encoding: Encoding,
  bytes: Uint8Array,
): { text: string; encoding: Encoding } | { problem: FileProblem } {
  if (!text.includes('\u0000') && !(isUtf16(encoding) && text.includes('\ufffd')))
    return { text, encoding };
  const actual = isUtf16(encoding) ? undefined : unmarkedUtf16(bytes);
  if (actual !== undefined)
    return {
      problem: { ...wrongEncoding(encoding, actual, 'every other byte is 0'), expected: encoding },
    };
  return {
    problem: {
      rule: 'wrong-encoding',
      message: 'the file is no text in the encoding it is read with',
      expected: encoding,
      found: 'characters of another encoding, or of a binary file',
      action: 'correct `encoding` in the site’s mapping, or ask the site for UTF-8',
    },
  };
}

function byteOrderMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function isUtf16(encoding: Encoding): boolean {
  return encoding === 'utf-16le' || encoding === 'utf-16be';
}

/** UTF-16 without a byte order mark, told by the zeros beside the letters of its beginning. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | undefined {
  const start = bytes.subarray(0, 4096);
  const zeros = (parity: 0 | 1) =>
    start.reduce((count, byte, at) => count + (byte === 0 && at % 2 === parity ? 1 : 0), 0);
  const [even, odd] = [zeros(0), zeros(1)];
  if (Math.max(even, odd) * 4 < start.length || Math.min(even, odd) > 0) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function hasHighByte(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte >= 0x80);
}

function wrongEncoding(declared: Encoding, actual: Encoding, evidence: string): FileProblem {
  return {
    rule: 'wrong-encoding',
    message: `the file is not encoded as ${declared}`,
    expected: `${declared}, as the site’s mapping declares`,
    found: `${actual}: ${evidence}`,
    action: `declare \`encoding: ${actual}\` in the site’s mapping`,
  };
}

function notUtf8(bytes: Uint8Array): FileProblem {
  const { row, byte } = invalidUtf8(bytes);
  return {
    rule: 'wrong-encoding',
    message: 'the file is not encoded as utf-8',
    row,
    expected: 'utf-8, as the site’s mapping declares',
    found: `byte 0x${byte.toString(16).toUpperCase()}, which is no UTF-8; probably windows-1252`,
    action:
      'declare `encoding: windows-1252` in the site’s mapping, or ask the site for an export in UTF-8',
  };
}

let tested = false;

/** Node 20 maps 0x80-0x9F to control characters and so loses the euro sign, dashes and German quotes. */
function assertDecoder(): void {
  if (tested) return;
  if (new TextDecoder('windows-1252').decode(Uint8Array.of(0x84)) !== '„') {
    throw new Error(
      'this version of Node decodes windows-1252 wrongly; run with the Node version that package.json pins',
    );
  }
  tested = true;
}
