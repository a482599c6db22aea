/** The bytes as a text of one character a byte, so that any encoding comes back as it was. */
export function latinText(bytes: Uint8Array | string): string {
  return Buffer.from(bytes as string).toString('latin1');
}
