import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';

const OPTIONS = '-O3 --noAssert --runtime stub --use abort= --enable simd --outFile kernel.wasm';

/** The WebAssembly module of a folder's AssemblyScript sources. Throws an Error that says what does not compile. */
export async function compileKernel(folder: string): Promise<Uint8Array> {
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
  return binary;
}
