import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The declarations of a study of this repository: path below the study's folder -> text. */
export function readDeclarations(study: string): Map<string, string> {
  const root = fileURLToPath(new URL(`../../../../pipelines/${study}`, import.meta.url));
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(yaml|hbs)$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((file) => !file.includes('node_modules'));
  return new Map(files.map((file) => [relative(root, file), readFileSync(file, 'utf8')]));
}
