import { followPath, type Resolver } from './follow-path.ts';
import { parsePath } from './parse-path.ts';
import type { BundleResource } from './read-bundle.ts';

const CONTAINED = parsePath('contained');

/** References like #med lead to a resource that the resource itself contains. */
export function containedResolver(
  resource: BundleResource['resource'],
  elsewhere: Resolver,
): Resolver {
  return (reference) =>
    reference.startsWith('#')
      ? followPath(resource, CONTAINED, elsewhere).find(
          (each) => (each as { id?: unknown }).id === reference.slice(1),
        )
      : elsewhere(reference);
}
