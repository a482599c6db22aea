import { countText } from '../../findings/count-text.ts';
import type { FileProblem } from '../raw-sheet.ts';
import { followPath, text } from './follow-path.ts';
import type { PathNotes } from './path-notes.ts';
import type { BundleResource } from './read-bundle.ts';

const SHOWN = 20;
const LONGEST = 200;
const SKIPPED = new Set(['meta', 'text', 'contained']);

type Why = 'left out' | 'not asked for' | 'lost';

interface Part {
  why: Why;
  bundle: number;
  row: number;
  count: number;
}

/**
 * What the resources that a mapping reads hold beside: parts among which its paths choose and of which none chooses this one
 * (a coding of another system, an unknown extension), codings of a system that no path asks for, and references that lead
 * nowhere. Each kind of part once, at its first place, with its number in all bundles; a list for each bundle.
 */
export function unreadParts(
  bundles: readonly (readonly BundleResource[])[],
  notes: PathNotes,
): FileProblem[][] {
  const parts = new Map<string, Part>();
  const asked = new Set<string>();
  const add = (column: string, why: Why, bundle: number, row: number) => {
    const known = parts.get(column);
    if (known === undefined) parts.set(column, { why, bundle, row, count: 1 });
    else known.count += 1;
    if (known?.why === 'not asked for') known.why = why;
  };
  bundles.forEach((resources, bundle) => {
    for (const { number: row, resource } of resources) {
      if (!notes.asked.has(resource)) continue;
      visit(resource, resource.resourceType, true, notes, (column, why) => {
        if (why === 'asked') asked.add(column);
        else add(column, why, bundle, row);
      });
    }
  });
  const found = [...parts].filter(
    ([column, { why }]) => why !== 'not asked for' || !asked.has(column),
  );
  return bundles.map((_, index) => {
    const own = found.filter(([, { bundle }]) => bundle === index);
    const shown = own.slice(0, SHOWN).map(([column, part]) => problem(column, part));
    return own.length > SHOWN ? [...shown, further(own.length - SHOWN)] : shown;
  });
}

function visit(
  value: object,
  path: string,
  root: boolean,
  notes: PathNotes,
  tell: (column: string, why: Why | 'asked') => void,
): void {
  if (notes.lost.has(value)) tell(`${path}.resolve()`, 'lost');
  const read = root || notes.asked.has(value);
  const leftOut = !read && notes.leftOut.has(value);
  if (leftOut) tell(`${path}${choice(value, notes)}`, 'left out');
  else if (isCoding(value)) tell(`${path}${bySystem(value)}`, read ? 'asked' : 'not asked for');
  if (leftOut) return;
  const own = path.endsWith('.extension') && 'url' in value ? `('${quotable(value.url)}')` : '';
  for (const [name, members] of Object.entries(value)) {
    if (root && SKIPPED.has(name)) continue;
    for (const member of [members].flat())
      if (typeof member === 'object' && member !== null)
        visit(member, `${path}${own}.${name}`, false, notes, tell);
  }
}

function isCoding(value: object): value is { system: string } {
  return (
    'system' in value && typeof value.system === 'string' && 'code' in value && !('value' in value)
  );
}

function bySystem({ system }: { system: string }): string {
  return `.where(system = '${quotable(system)}')`;
}

/** How a path would choose this part, by what the path that left it out looks at. */
function choice(value: object, { leftOut }: PathNotes): string {
  const step = leftOut.get(value);
  if (step?.step === 'extension') return 'url' in value ? `('${quotable(value.url)}')` : '';
  const conditions = (step?.conditions ?? []).flatMap(({ path }) => {
    const [found] = followPath(value, path, () => undefined);
    const name = path.map((each) => (each.step === 'member' ? each.name : '')).join('.');
    return found === undefined ? [] : [`${name} = '${quotable(found)}'`];
  });
  return conditions.length === 0 ? '' : `.where(${conditions.join(' and ')})`;
}

function quotable(value: unknown): string {
  const whole = text(value);
  const short = whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
  return short.replaceAll(/['\\]/g, '\\$&');
}

const SAID: Readonly<Record<Why, Omit<FileProblem, 'column' | 'row' | 'found'>>> = {
  'left out': {
    rule: 'part-not-read',
    severity: 'warning',
    message: 'the mapping chooses among such parts, and none of its columns chooses this one',
    expected: 'a part that the mapping reads or ignores',
    action:
      'ask the site whether its name or code is right; map it, or list it in the mapping with `ignore` and the reason',
  },
  'not asked for': {
    rule: 'part-not-read',
    severity: 'info',
    message: 'no column of the mapping asks for codings of this system here',
    expected: 'a part that the mapping reads or ignores',
    action: 'map it, or list it in the mapping with `ignore` and the reason',
  },
  lost: {
    rule: 'reference-not-found',
    severity: 'warning',
    message: 'a reference that the mapping follows leads to no resource of the export',
    expected: 'the resource that it names, in one of the site’s bundles',
    action: 'ask the site for the whole export; what the resource would tell is missing',
  },
};

function problem(column: string, { why, row, count }: Part): FileProblem {
  return { ...SAID[why], row, column, found: countText(count, 'time') };
}

function further(count: number): FileProblem {
  return {
    rule: 'part-not-read',
    severity: 'warning',
    message: 'the mapping does not read further kinds of parts',
    expected: 'parts that the mapping reads or ignores',
    found: `${count} more kinds`,
    action: 'map them, or list them in the mapping with `ignore` and the reason',
  };
}
