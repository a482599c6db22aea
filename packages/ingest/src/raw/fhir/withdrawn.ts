import { followPath, text } from './follow-path.ts';
import { parsePath } from './parse-path.ts';
import type { BundleResource } from './read-bundle.ts';

const VERIFICATION = parsePath('verificationStatus.coding.code');
/** What did not happen, by type of resource; of every type what was entered in error. */
const NOT_SO: ReadonlyMap<string, readonly string[]> = new Map([
  ['Procedure', ['not-done']],
  ['MedicationStatement', ['not-taken']],
  ['MedicationAdministration', ['not-done']],
  ['Observation', ['cancelled']],
  ['Condition', ['refuted']],
]);

/** The status by which a resource says that it tells of nothing: entered in error, or not done; undefined of all others. */
export function withdrawn({ resource }: BundleResource): string | undefined {
  const states = [
    text(resource.status),
    ...followPath(resource, VERIFICATION, () => undefined).map(text),
  ];
  return states.find(
    (state) =>
      state === 'entered-in-error' || NOT_SO.get(resource.resourceType)?.includes(state) === true,
  );
}
