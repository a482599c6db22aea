import { latinText } from './latin-text.ts';
import type { Allowed, Mutation, Place } from './mutation.ts';
import type { Random } from './random.ts';
import { textGrid } from './text-grid.ts';

const isText = (file: string) => /\.(csv|txt)$/.test(file);
const isWorkbook = (file: string) => file.endsWith('.xlsx');

function onBytes(
  name: string,
  promise: Allowed,
  fits: (file: string) => boolean,
  change: (bytes: Uint8Array, random: Random) => Uint8Array | [Uint8Array, Place],
): Mutation {
  return {
    name,
    promise,
    apply: async (bytes, random, file) => {
      if (!fits(file)) return undefined;
      const changed = change(bytes, random);
      return Array.isArray(changed)
        ? { bytes: changed[0], place: changed[1] }
        : { bytes: changed, place: {} };
    },
  };
}

function flip(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let n = 0; n <= random.below(8); n += 1) copy[random.below(copy.length)] = random.below(256);
  return copy;
}

/** A finding about a damaged heading names the heading as it is now, and no row. */
function damagedHeading(bytes: Uint8Array, at: number, row: number): Place {
  const header = textGrid(bytes);
  if (header === undefined || header.grid.header !== row - 1) return {};
  const before = latinText(bytes.subarray(0, at)).split('\n').at(-1) ?? '';
  const column = header.grid.rows[row - 1]?.[before.split(header.delimiter).length - 1];
  return typeof column === 'string' ? { column } : {};
}

const cut = (bytes: Uint8Array, random: Random) => bytes.subarray(0, random.below(bytes.length));

/**
 * Changes without regard to the format. A text carries no checksum: a flipped digit is another number in range, and a
 * text cut at the end of a row is an export of fewer patients, so that those two are `free` for text. A workbook has
 * one (ZIP's CRC-32), and a cut document lacks its closing tags.
 */
export const BYTE_MUTATIONS: readonly Mutation[] = [
  onBytes('bytes flipped', 'free', (file) => !isWorkbook(file), flip),
  onBytes('bytes of a workbook flipped', 'told', isWorkbook, flip),
  onBytes('a byte made a control character', 'told', isText, (bytes, random) => {
    const at = random.below(bytes.length);
    const copy = Uint8Array.from(bytes);
    copy[at] = 1 + random.below(8);
    const row = latinText(bytes.subarray(0, at)).split('\n').length;
    return [copy, { rows: [row, row + 1], ...damagedHeading(copy, at, row) }];
  }),
  onBytes('text cut off', 'free', isText, cut),
  onBytes(
    'a workbook or document cut off',
    'told',
    (file) => !isText(file),
    (bytes, random) => cut(bytes.subarray(0, -3), random),
  ),
  onBytes(
    'emptied',
    'told',
    () => true,
    () => new Uint8Array(),
  ),
  onBytes(
    'in UTF-16',
    'told',
    () => true,
    (bytes) => Buffer.from(`\ufeff${latinText(bytes)}`, 'utf16le'),
  ),
];
