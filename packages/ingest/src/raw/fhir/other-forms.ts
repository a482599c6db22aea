import { countText } from '../../findings/count-text.ts';
import type { FileProblem } from '../raw-sheet.ts';
import type { Step } from './parse-path.ts';
import type { PathNotes } from './path-notes.ts';
import type { BundleResource } from './read-bundle.ts';

/** Elements that FHIR lets a resource give in one of several forms: deceasedBoolean or deceasedDateTime. */
const ELEMENT = /^(deceased|onset|abatement|performed|effective|value|medication)[A-Z]/;

/**
 * Elements of the resources that a mapping reads, in a form that no path asks for while some path asks for another. Each
 * once, at its first place, with its number in all bundles; a list for each bundle.
 */
export function otherForms(
  bundles: readonly (readonly BundleResource[])[],
  paths: readonly (readonly Step[])[],
  notes: PathNotes,
): FileProblem[][] {
  const names = new Set(paths.flatMap((path) => path.flatMap(namesOf)));
  const elements = new Set([...names].flatMap((name) => ELEMENT.exec(name)?.[1] ?? []));
  const found = new Map<string, { bundle: number; row: number; count: number }>();
  bundles.forEach((resources, bundle) => {
    for (const { number: row, resource } of resources) {
      if (!notes.asked.has(resource)) continue;
      for (const name of Object.keys(resource)) {
        if (names.has(name) || !elements.has(ELEMENT.exec(name)?.[1] ?? '')) continue;
        const column = `${resource.resourceType}.${name}`;
        const known = found.get(column);
        if (known === undefined) found.set(column, { bundle, row, count: 1 });
        else known.count += 1;
      }
    }
  });
  return bundles.map((_, index) =>
    [...found]
      .filter(([, { bundle }]) => bundle === index)
      .map(([column, { row, count }]) => problem(column, row, count)),
  );
}

function namesOf(step: Step): string[] {
  if (step.step === 'member') return [step.name];
  return step.step === 'where' ? step.conditions.flatMap(({ path }) => path.flatMap(namesOf)) : [];
}

function problem(column: string, row: number, count: number): FileProblem {
  return {
    rule: 'part-not-read',
    severity: 'warning',
    row,
    column,
    message: 'the mapping reads this element in another form only',
    expected: 'an element in a form that the mapping reads or ignores',
    found: countText(count, 'time'),
    action: 'map this form too, or list it in the mapping with `ignore` and the reason',
  };
}
