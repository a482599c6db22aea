import { KERNEL_BINARY } from './kernel-binary.ts';

/** Addresses, in bytes, that the kernel's `setup` lays down. */
export type KernelArray =
  | 'beta'
  | 'centre'
  | 'factor'
  | 'groupEventEnd'
  | 'groupStart'
  | 'groupWeight'
  | 'meanGram'
  | 'offset'
  | 'place'
  | 'rowGram'
  | 'rowGroup'
  | 'scale'
  | 'score'
  | 'segmentGroup'
  | 'stage'
  | 'weight';

type KernelNumber = 'width' | 'STAGED' | 'STAGE_STRIDE';

/** What the compiled sources in `assembly/` export. */
export type KernelExports = {
  readonly [name in KernelArray | KernelNumber]: { readonly value: number };
} & {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly setup: (
    rows: number,
    inputRows: number,
    columns: number,
    groups: number,
    segments: number,
    withOffset: boolean,
    efron: boolean,
  ) => number;
  readonly placeRows: (from: number, count: number) => void;
  readonly centreRows: (from: number, to: number) => void;
  readonly riskScores: () => number;
  readonly groupHazards: () => number;
  readonly accumulateHazard: () => void;
  readonly information: () => void;
};

/** As much of the standard WebAssembly namespace as is used here. */
interface WebAssemblyNamespace {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

const { WebAssembly } = globalThis as { WebAssembly?: WebAssemblyNamespace };
let compiled: object | null | undefined;

/** A new instance with a memory of its own; null where WebAssembly with SIMD is missing. */
export function instantiateKernel(): KernelExports | null {
  if (WebAssembly === undefined) return null;
  if (compiled === undefined) compiled = compile(WebAssembly);
  if (compiled === null) return null;
  return new WebAssembly.Instance(compiled).exports as KernelExports;
}

function compile({ Module }: WebAssemblyNamespace): object | null {
  try {
    const text = atob(KERNEL_BINARY.replaceAll('\n', ''));
    return new Module(Uint8Array.from(text, (character) => character.charCodeAt(0)));
  } catch {
    return null;
  }
}
