import type { RandomStream } from '../../random/random-stream.ts';
import type { Endpoint } from '../kernel/endpoint.ts';

/** A row, and another near it in an endpoint's order: mostly next to it, at times far away. */
export function pickNear(endpoint: Endpoint, random: RandomStream): [number, number] {
  const { n, order } = endpoint;
  const at = Math.floor(random() * n);
  const reach = random();
  const scale = reach < 0.4 ? 1.5 : reach < 0.75 ? 6 : 30;
  const distance = 1 + Math.floor(-Math.log(1 - random()) * scale);
  let other = random() < 0.5 ? at - distance : at + distance;
  if (other < 0) other = at + distance;
  if (other >= n) other = Math.max(0, at - distance);
  if (other === at || other >= n) other = (at + 1) % n;
  return [order[at]!, order[other]!];
}
