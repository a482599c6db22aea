import { KERNEL_BINARY } from './kernel-binary.ts';

/** Addresses, in bytes, that `setup` and `setupOrder` lay down. */
export type KernelArray =
  | 'beta'
  | 'centre'
  | 'events'
  | 'factor'
  | 'groupEventEnd'
  | 'groupStart'
  | 'groupWeight'
  | 'layoutEventEnd'
  | 'layoutGroup'
  | 'layoutOrder'
  | 'layoutStart'
  | 'layoutTime'
  | 'meanGram'
  | 'offset'
  | 'order'
  | 'place'
  | 'rowGram'
  | 'rowGroup'
  | 'scale'
  | 'score'
  | 'segmentGroup'
  | 'stage'
  | 'values'
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
  readonly setupOrder: (count: number, withGroups: boolean) => number;
  readonly sortValues: () => void;
  readonly hasNearTies: (tolerance: number) => number;
  readonly findGroups: () => number;
};

/** Rows from which on the compiled kernel pays. */
export const LARGE = 4096;

/** Rows whose order its memory of 4 GB has room for. */
export const MOST_SORTED = 2 ** 26;

/** As much of the standard WebAssembly namespace as is used here. */
interface WebAssemblyNamespace {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

let compiled: object | null | undefined;
let idle: WeakRef<KernelExports> | null = null;

/** An instance to work in and to give back; null where WebAssembly with SIMD is missing. */
export function borrowKernel(): KernelExports | null {
  const { WebAssembly } = globalThis as { WebAssembly?: WebAssemblyNamespace };
  if (WebAssembly === undefined) return null;
  if (compiled === undefined) compiled = compile(WebAssembly);
  if (compiled === null) return null;
  const kernel = idle?.deref() ?? (new WebAssembly.Instance(compiled).exports as KernelExports);
  idle = null;
  return kernel;
}

/**
 * Offers an instance to the next borrower, unless it is collected before: its memory need not be
 * asked of the system again, which takes up to a fifth of a fit. Nothing may be read from it after.
 */
export function returnKernel(kernel: KernelExports): void {
  idle = new WeakRef(kernel);
}

function compile({ Module }: WebAssemblyNamespace): object | null {
  try {
    const text = atob(KERNEL_BINARY.replaceAll('\n', ''));
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
    return new Module(bytes);
  } catch {
    return null;
  }
}
