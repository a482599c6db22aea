import type { Manifest } from '@cohort-report/schema';

type Sources = Pick<Manifest, 'inputs' | 'declarations' | 'code' | 'toolchain'>;

/** What of the raw files, declarations, code and tools is otherwise today than when the report was made. */
export function changedSources(then: Sources, now: Sources): string[] {
  return [
    ...differing('raw file', hashes(then.inputs), hashes(now.inputs)),
    ...differing('declaration', hashes(then.declarations), hashes(now.declarations)),
    ...differing('source of', packages(then.code), packages(now.code)),
    ...differing('tool', Object.entries(then.toolchain), Object.entries(now.toolchain)),
    ...(then.code.version === now.code.version ? [] : [`version of the code: ${now.code.version}`]),
  ];
}

type Entries = [name: string, identity: string][];

function differing(what: string, then: Entries, now: Entries): string[] {
  const [old, today] = [new Map(then), new Map(now)];
  return [...new Set([...old.keys(), ...today.keys()])].flatMap((name) => {
    if (old.get(name) === today.get(name)) return [];
    const state = !old.has(name) ? 'new' : !today.has(name) ? 'gone' : 'changed';
    return [`${what} ${name}: ${state}`];
  });
}

function hashes(files: Manifest['inputs']): Entries {
  return files.map(({ path, sha256 }) => [path, sha256]);
}

function packages({ sources }: Manifest['code']): Entries {
  return sources.map(({ package: name, sha256 }) => [name, sha256]);
}
