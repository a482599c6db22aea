import { countText } from '../../findings/count-text.ts';
import type { FileProblem } from '../raw-sheet.ts';
import { followPath, text } from './follow-path.ts';
import { parsePath } from './parse-path.ts';
import type { PathNotes } from './path-notes.ts';
import type { BundleResource } from './read-bundle.ts';

const KIND = parsePath('code.coding.code');
const CATEGORY = parsePath('category.coding.code');

/** Resources that no mapping has asked for, by kind: type, category and code. */
export function unreadResources(
  resources: readonly BundleResource[],
  { asked }: PathNotes,
): FileProblem[] {
  const kinds = new Map<string, { row: number; count: number }>();
  for (const { number, resource } of resources) {
    if (asked.has(resource)) continue;
    const codes = [CATEGORY, KIND].flatMap((path) =>
      followPath(resource, path, () => undefined).slice(0, 1),
    );
    const kind = [resource.resourceType, ...codes.map(text)].join(' ');
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, { row: number, count: 1 });
    else known.count += 1;
  }
  return [...kinds].map(([kind, { row, count }]) => ({
    rule: 'resource-not-read',
    severity: 'warning',
    row,
    column: kind,
    message: 'no mapping reads resources of this kind',
    expected: 'a kind of resource that some `rows` selects',
    found: countText(count, 'resource'),
    action: 'add a table for them to `tables`, or ask the site whether they hold data of the study',
  }));
}
