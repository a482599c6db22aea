import { borrowKernel, MOST_SORTED, returnKernel } from '../wasm/borrow-kernel.ts';
import { viewsOf } from '../wasm/views-of.ts';

/** `radixOrder` compiled to WebAssembly; null where that is missing, or too small. */
export function wasmOrder(values: Float64Array): Uint32Array | null {
  const n = values.length;
  const kernel = n > MOST_SORTED ? null : borrowKernel();
  if (kernel === null || kernel.setupOrder(n, false) === 0) return null;
  viewsOf(kernel).reals('values', n).set(values);
  kernel.sortValues();
  const order = Uint32Array.from(viewsOf(kernel).wholes('order', n));
  returnKernel(kernel);
  return order;
}
