import { readFileSync } from 'node:fs';
import type { KernelExports } from './kernel-exports.ts';

/** As much of the standard WebAssembly namespace as is used here. */
interface WebAssemblyNamespace {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

/** A new instance of the search kernel, `assembly/` as `pnpm kernel` compiled it. Throws where WebAssembly with SIMD is missing. */
export function openKernel(): KernelExports {
  const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyNamespace };
  const bytes = readFileSync(new URL('./kernel.wasm', import.meta.url));
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as KernelExports;
}
