import type { Resolver } from './follow-path.ts';
import type { BundleResource } from './read-bundle.ts';

/** Finds resources by the full URL of their entry, or by `Type/id` at the end of a reference, whatever its version. */
export function referenceResolver(resources: readonly BundleResource[]): Resolver {
  const byUrl = new Map(resources.map(({ fullUrl, resource }) => [fullUrl, resource]));
  const byReference = new Map(
    resources.map(({ resource }) => [`${resource.resourceType}/${String(resource.id)}`, resource]),
  );
  return (reference) =>
    byUrl.get(reference) ??
    byReference.get(
      reference
        .replace(/\/_history\/.*$/, '')
        .split('/')
        .slice(-2)
        .join('/'),
    );
}
