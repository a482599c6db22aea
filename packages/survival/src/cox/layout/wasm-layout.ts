import { TIE_TOLERANCE } from '../../time/merge-near-ties.ts';
import {
  borrowKernel,
  type KernelExports,
  MOST_SORTED,
  returnKernel,
} from '../../wasm/borrow-kernel.ts';
import { viewsOf } from '../../wasm/views-of.ts';
import type { RiskLayout } from './risk-layout.ts';

/**
 * The layout of right-censored rows without strata, compiled to WebAssembly. Null where that is
 * missing, and where near-ties are to be merged first.
 */
export function wasmLayout(
  time: Float64Array,
  event: Uint8Array,
  timefix: boolean,
): RiskLayout | null {
  const n = time.length;
  const kernel = n > MOST_SORTED ? null : borrowKernel();
  if (kernel === null || kernel.setupOrder(n, true) === 0) return null;
  const filled = viewsOf(kernel);
  filled.reals('values', n).set(time);
  filled.bytes('events', n).set(event);
  kernel.sortValues();
  const usable = !timefix || kernel.hasNearTies(TIE_TOLERANCE) === 0;
  const layout = usable ? copyLayout(kernel) : null;
  returnKernel(kernel);
  return layout;
}

function copyLayout(kernel: KernelExports): RiskLayout {
  const groups = kernel.findGroups();
  const { reals, wholes } = viewsOf(kernel);
  const groupStart = wholes('layoutStart', groups + 1).slice();
  const rows = groupStart[groups]!;
  return {
    rows,
    order: wholes('layoutOrder', rows).slice(),
    groups,
    groupStart,
    groupEventEnd: wholes('layoutEventEnd', groups).slice(),
    groupTime: reals('layoutTime', groups).slice(),
    groupStratum: new Int32Array(groups),
    rowGroup: wholes('layoutGroup', rows).slice(),
    segments: groups > 0 ? 1 : 0,
    segmentGroup: groups > 0 ? Int32Array.of(0, groups) : Int32Array.of(0),
    delayed: null,
  };
}
