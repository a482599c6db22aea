import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadStudy, type Results } from '@cohort-report/schema';
import type { RenderInput } from '../../src/index.ts';

const folder = join(import.meta.dirname, '../fixtures/trial');

/** The input of a small invented study with every kind of analysis, read anew each time. */
export function trial(): RenderInput {
  const declarations = new Map<string, string>();
  for (const name of ['study.yaml', 'codebook.yaml']) declarations.set(name, read(name));
  for (const part of ['sites', 'analyses']) {
    for (const name of readdirSync(join(folder, part)))
      declarations.set(`${part}/${name}`, read(`${part}/${name}`));
  }
  return {
    bundle: loadStudy(declarations),
    templates: new Map(
      readdirSync(join(folder, 'report')).map((name) => [name, read(`report/${name}`)]),
    ),
    results: JSON.parse(read('results.json')) as Results,
    dataNotes: JSON.parse(read('data-notes.json')),
    provenance: JSON.parse(read('provenance.json')),
  };
}

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}
