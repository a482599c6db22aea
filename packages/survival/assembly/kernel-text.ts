/** The text of src/wasm/kernel-binary.ts for the bytes of a compiled kernel. */
export function kernelText(binary: Uint8Array): string {
  const lines =
    Buffer.from(binary)
      .toString('base64')
      .match(/.{1,90}/g) ?? [];
  return [
    '/** The bytes of assembly/index.ts, base64; written by `pnpm kernel`. */',
    'export const KERNEL_BINARY = `',
    ...lines,
    '`;',
    '',
  ].join('\n');
}
