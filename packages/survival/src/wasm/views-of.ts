import type { KernelArray, KernelExports } from './borrow-kernel.ts';

/** Views of a kernel's arrays; they hold as long as its memory does not grow. */
export function viewsOf({ memory, ...arrays }: KernelExports) {
  return {
    reals: (name: KernelArray, length: number) =>
      new Float64Array(memory.buffer, arrays[name].value, length),
    wholes: (name: KernelArray, length: number) =>
      new Int32Array(memory.buffer, arrays[name].value, length),
    bytes: (name: KernelArray, length: number) =>
      new Uint8Array(memory.buffer, arrays[name].value, length),
  };
}
