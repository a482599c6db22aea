import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const SCOPE = '@cohort-report/';

/** Every import between packages that the design allows; pipelines may import any package. */
const ALLOWED: Record<string, readonly string[]> = {
  schema: [],
  survival: [],
  ingest: ['schema'],
  render: ['schema'],
  analysis: ['survival', 'schema'],
  compare: ['analysis', 'schema'],
  synthetic: ['analysis', 'survival', 'schema'],
};

const packages = readdirSync(join(root, 'packages'));
const sources = [...packages.map((name) => `packages/${name}/src`), 'pipelines/runner/src'].flatMap(
  (folder) => listSources(join(root, folder)),
);

describe('architecture', () => {
  it('knows every package', () => {
    expect(packages.filter((name) => !(name in ALLOWED))).toEqual([]);
    expect(sources.length).toBeGreaterThan(50);
  });

  it('imports between packages only along the allowed edges, by package name', () => {
    const wrong = sources.flatMap((file) => {
      const own = packageOf(file);
      return importsOf(file).flatMap((target) => {
        if (target.startsWith('.')) {
          return packageOf(resolve(dirname(file), target)) === own
            ? []
            : [`${short(file)} reaches into ${target}`];
        }
        if (!target.startsWith(SCOPE) || own === undefined) return [];
        const imported = target.slice(SCOPE.length);
        return ALLOWED[own]?.includes(imported) ? [] : [`${short(file)} imports ${target}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('has no cycle of files', () => {
    const graph = new Map(
      sources.map((file) => [
        file,
        importsOf(file)
          .filter((target) => target.startsWith('.'))
          .map((target) => resolve(dirname(file), target)),
      ]),
    );
    expect(findCycle(graph)?.map(short)).toBeUndefined();
  });

  it('keeps the engine free of any study', () => {
    const words = /sarcoma|metastas|ncctg|erlangen|regensburg|augsburg|w(ü|ue)rzburg/i;
    const wrong = sources
      .filter((file) => packageOf(file) !== 'synthetic')
      .filter((file) => words.test(readFileSync(file, 'utf8')))
      .map(short);
    expect(wrong).toEqual([]);
  });

  it('keeps files small', () => {
    const long = sources
      .filter((file) => readFileSync(file, 'utf8').split('\n').length > 301)
      .map(short);
    expect(long).toEqual([]);
  });

  it('reads neither clock nor chance in the packages', () => {
    const wrong = sources
      .filter((file) =>
        /Math\.random|Date\.now|new Date\(\)|performance\.now/.test(readFileSync(file, 'utf8')),
      )
      .map(short);
    expect(wrong).toEqual([]);
  });

  it('asks no locale and no time zone', () => {
    const wrong = sources
      .filter((file) =>
        /toLocale|localeCompare|\bIntl\.|\.get(FullYear|Month|Date|Hours)\(/.test(
          readFileSync(file, 'utf8'),
        ),
      )
      .map(short);
    expect(wrong).toEqual([]);
  });
});

function listSources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return listSources(path);
    return name.endsWith('.ts') ? [path] : [];
  });
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [
    ...text.matchAll(
      /^(?:import|export)\b[^'";]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm,
    ),
  ].map((match) => (match[1] ?? match[2] ?? match[3]) as string);
}

function packageOf(file: string): string | undefined {
  const [top, name] = relative(root, file).split('/');
  return top === 'packages' ? name : undefined;
}

function short(file: string): string {
  return relative(root, file);
}

function findCycle(graph: ReadonlyMap<string, string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, path: string[]): string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...path, node]);
      if (cycle) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle) return cycle;
  }
  return undefined;
}
