import { n, sequenceOf } from './memory';
import { below, exponential, uniform } from './random';

export let one: i32 = 0;
export let other: i32 = 0;

/** A row, and another near it in an endpoint's order: mostly next to it, at times far away. */
export function pickNear(endpoint: i32): void {
  const at = below(n);
  const reach = uniform();
  const scale: f32 = reach < 0.4 ? 1.5 : reach < 0.75 ? 6 : 30;
  const distance = 1 + <i32>(exponential() * scale);
  let to = uniform() < 0.5 ? at - distance : at + distance;
  if (to < 0) to = at + distance;
  if (to >= n) to = max(0, at - distance);
  if (to === at || to >= n) to = (at + 1) % n;
  const sequence = sequenceOf(endpoint);
  one = <i32>load<u8>(sequence + <usize>at);
  other = <i32>load<u8>(sequence + <usize>to);
}

export function pickNearAny(): void {
  pickNear(uniform() < 0.75 ? 0 : 1);
}
