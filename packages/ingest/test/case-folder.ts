import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loadStudy, type StudyBundle } from '@cohort-report/schema';
import { type WorkbookText, workbookBytes } from './workbook-bytes.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

/** A folder as a test case: `sites/*.yaml` and `data/<site>/<file>` in (on the toy study), `expected.txt` out. */
export interface CaseFolder {
  name: string;
  bundle: StudyBundle;
  files: Map<string, Uint8Array>;
  expected: string | undefined;
}

export function caseNames(kind: string): string[] {
  return readdirSync(join(fixtures, kind)).sort();
}

export async function readCase(kind: string, name: string): Promise<CaseFolder> {
  const folder = join(fixtures, kind, name);
  const expected = join(folder, 'expected.txt');
  const files = new Map<string, Uint8Array>();
  for (const path of filesBelow(join(folder, 'data'))) {
    const bytes = readFileSync(join(folder, 'data', path));
    if (path.endsWith('.xlsx.json'))
      files.set(
        path.slice(0, -'.json'.length),
        await workbookBytes(JSON.parse(bytes.toString()) as WorkbookText),
      );
    else files.set(path, new Uint8Array(bytes));
  }
  return {
    name,
    bundle: loadStudy(declarations(folder)),
    files,
    expected: existsSync(expected) ? readFileSync(expected, 'utf8') : undefined,
  };
}

/** The toy study's declarations; a case's own study.yaml or codebook.yaml replaces the toy's, its sites are the only ones. */
function declarations(folder: string): Map<string, string> {
  const own = filesBelow(folder).filter((path) => /\.(yaml|xsd)$/.test(path));
  const texts = new Map(own.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  for (const name of ['study.yaml', 'codebook.yaml'])
    if (!texts.has(name)) texts.set(name, readFileSync(join(fixtures, 'toy', name), 'utf8'));
  const sites = own.flatMap((path) => /^sites\/(.*)\.yaml$/.exec(path)?.[1] ?? []);
  const study = texts.get('study.yaml') as string;
  const listed = ['north', 'south', 'east', 'deaths'].filter((site) => sites.includes(site));
  texts.set('study.yaml', study.replace(/^sites: \[.*\]$/m, `sites: [${listed.join(', ')}]`));
  return texts;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
