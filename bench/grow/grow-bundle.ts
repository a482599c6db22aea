import { copied } from './copied.ts';

export const BUNDLE = 'wuerzburg/centraxx.json';
const VISIT = 'ClinicalImpression';
/** What a visit found stands in resources of its own, named after it. */
const FOUND = ['Overall-', 'Local-'];

interface Entry {
  readonly resource: { readonly resourceType: string; readonly id: string };
}

/** The FHIR bundle of a site with `count` visits. */
export function growBundle(
  files: ReadonlyMap<string, Uint8Array>,
  count: number,
): Map<string, Uint8Array> {
  const bundle = JSON.parse(Buffer.from(files.get(BUNDLE) ?? []).toString('utf8'));
  const entries: Entry[] = bundle.entry;
  const ofType = (type: string) => entries.filter(({ resource }) => resource.resourceType === type);
  const patients = new Map(ofType('Patient').map((entry) => [numberOf(entry), entry]));
  const found = Map.groupBy(
    ofType('Observation').filter(({ resource }) =>
      FOUND.some((prefix) => resource.id.startsWith(prefix)),
    ),
    ({ resource }) => resource.id.slice(resource.id.indexOf('-') + 1),
  );
  const visits = Map.groupBy(
    ofType(VISIT).map((entry) => [
      entry,
      ...(found.get(entry.resource.id.slice(entry.resource.id.indexOf('-') + 1)) ?? []),
    ]),
    ([entry]) => numberOf(entry as Entry),
  );
  const grown = entries.map((entry) => JSON.stringify(entry));
  for (const copy of copied([...patients.keys()], visits, count)) {
    const own = [patients.get(copy.from), ...copy.visits.flat()];
    grown.push(JSON.stringify(own).slice(1, -1).replaceAll(copy.from, copy.to));
  }
  const text = JSON.stringify({ ...bundle, entry: [] }).replace(/\[\]\}$/, `[${grown.join(',')}]}`);
  return new Map(files).set(BUNDLE, Buffer.from(text, 'utf8'));
}

function numberOf({ resource }: Entry): string {
  return resource.id.split('-')[1] as string;
}
