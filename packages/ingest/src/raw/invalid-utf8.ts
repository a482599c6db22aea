/** Where bytes stop being UTF-8: the byte and the line it stands in, counted from 1. */
export function invalidUtf8(bytes: Uint8Array): { row: number; byte: number } {
  let row = 1;
  let index = 0;
  while (index < bytes.length) {
    const byte = bytes[index] as number;
    if (byte === 0x0a) row += 1;
    const length = sequenceLength(byte);
    for (let offset = 1; offset < length; offset += 1) {
      if (((bytes[index + offset] ?? 0) & 0xc0) !== 0x80) return { row, byte };
    }
    if (length === 0) return { row, byte };
    index += length;
  }
  return { row, byte: bytes.at(-1) ?? 0 };
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}
