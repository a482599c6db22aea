import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const STUDY = join(ROOT, 'pipelines/pulmonary-metastasectomy');

/** The seed of the tracked exports. */
export const SEED = 1;

/** Where the tracked exports lie. */
export const DATA = join(ROOT, 'data/pulmonary-metastasectomy');

/** The study's declarations with those of its generator, by path within the study's folder. */
export function studyFiles(): Map<string, string> {
  return new Map(
    listFiles(STUDY)
      .filter((file) => /\.(yaml|hbs|csv|xsd)$/.test(file))
      .map((file) => [file, readFileSync(join(STUDY, file), 'utf8')]),
  );
}

/** Files below a folder, their paths with slashes, sorted. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
