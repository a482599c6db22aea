import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';

const OPTIONS = '-O3 --noAssert --runtime stub --use abort= --enable simd --outFile kernel.wasm';

/** The text of kernel-binary.ts for the AssemblyScript sources of a folder. Throws what does not compile. */
export async function compileKernel(folder: string): Promise<string> {
  let binary = new Uint8Array();
  const { error, stderr } = await main(['index.ts', ...OPTIONS.split(' ')], {
    readFile: (name) => {
      try {
        return readFileSync(join(folder, name), 'utf8');
      } catch {
        return null;
      }
    },
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') binary = Uint8Array.from(contents);
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`the kernel does not compile:\n${stderr.toString()}`);
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
