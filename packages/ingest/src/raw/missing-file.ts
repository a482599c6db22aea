import type { FileSite } from './expand-site.ts';
import type { FileProblem } from './raw-sheet.ts';
import type { FileTable } from './site-files.ts';

/** A mapped file is not there: with the files that are, and, where a freeze may lack it, as a note. `files`: path below the freeze's folder -> bytes. */
export function missingFile(
  site: FileSite,
  table: FileTable,
  files: ReadonlyMap<string, Uint8Array>,
): FileProblem {
  const folder = `${site.site}/`;
  const present = [...files.keys()].filter((path) => path.startsWith(folder)).sort();
  return {
    rule: table.optional ? 'optional-file-missing' : 'file-missing',
    severity: table.optional ? 'info' : 'blocking',
    message: table.optional ? 'this freeze has no such file' : 'the file is missing',
    expected: `${folder}${table.file}`,
    found: present.length === 0 ? `no file in ${folder}` : present.join(', '),
    action: table.optional
      ? 'nothing, if the site has none of these records'
      : `add the file, or correct \`file\` in sites/${site.site}.yaml; where a freeze may lack it, say \`optional: true\` there`,
  };
}
