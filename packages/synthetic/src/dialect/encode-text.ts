import type { Site } from '@cohort-report/schema';

type Encoding = NonNullable<Site['encoding']>;

/** Text as bytes of the encoding. Throws a RangeError for a character that it does not have. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    return Uint8Array.from(
      [...text].flatMap((character) =>
        Array.from({ length: character.length }, (_, unit) => character.charCodeAt(unit)).flatMap(
          (code) => (encoding === 'utf-16le' ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff]),
        ),
      ),
    );
  }
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const table = new Map(
    [...new TextDecoder(encoding).decode(bytes)].map((character, byte) => [character, byte]),
  );
  return Uint8Array.from(text, (character) => {
    const byte = table.get(character);
    if (byte === undefined) throw new RangeError(`"${character}" can't be written in ${encoding}`);
    return byte;
  });
}
