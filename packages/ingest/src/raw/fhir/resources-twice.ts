import type { FileProblem } from '../raw-sheet.ts';
import type { BundleResource } from './read-bundle.ts';

/** Resources of one type and id that say different things: references to it lead to the last. A list for each bundle. */
export function resourcesTwice(bundles: readonly (readonly BundleResource[])[]): FileProblem[][] {
  const seen = new Map<string, string>();
  return bundles.map((resources) =>
    resources.flatMap(({ number, resource }) => {
      if (typeof resource.id !== 'string') return [];
      const name = `${resource.resourceType}/${resource.id}`;
      const content = JSON.stringify(resource);
      const before = seen.get(name);
      seen.set(name, content);
      return before === undefined || before === content
        ? []
        : [twice(number, resource.resourceType)];
    }),
  );
}

function twice(row: number, type: string): FileProblem {
  return {
    rule: 'resource-twice',
    severity: 'warning',
    row,
    column: `${type}.id`,
    message: 'another resource of this type has the same id and says something else',
    expected: 'an id of its own for each resource',
    found: '•••',
    action: 'ask the site which of them holds; both are read, and references lead to the last',
  };
}
