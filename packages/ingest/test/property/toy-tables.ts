import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadStudy, type StudyBundle } from '@cohort-report/schema';

const toy = join(import.meta.dirname, '..', 'fixtures', 'toy');

/** A table of texts: the header, then rows. */
type Table = string[][];
/** Entity -> table, for one site; columns are named after the fields. */
export type SiteTables = Record<string, Table>;

/** The toy study with sites whose files are named after the entities and whose columns are named after the fields. */
export function toyBundle(sites: Record<string, SiteTables>): StudyBundle {
  const study = readFileSync(join(toy, 'study.yaml'), 'utf8');
  const files = new Map([
    ['study.yaml', study.replace(/^sites: .*$/m, `sites: [${Object.keys(sites).join(', ')}]`)],
    ['codebook.yaml', readFileSync(join(toy, 'codebook.yaml'), 'utf8')],
  ]);
  for (const [site, tables] of Object.entries(sites)) {
    const mapping = {
      site,
      label: site,
      delimiter: ';',
      dates: ['yyyy-MM-dd', 'yyyy-MM'],
      missing: ['-9'],
      tables: Object.entries(tables).map(([entity, [header]]) => ({
        entity,
        file: `${entity}.csv`,
        columns: Object.fromEntries((header ?? []).map((name) => [name, { to: name }])),
      })),
    };
    files.set(`sites/${site}.yaml`, JSON.stringify(mapping));
  }
  return loadStudy(files);
}

/** The tables as files, below their site's folder. */
export function toyFiles(sites: Record<string, SiteTables>): Map<string, Uint8Array> {
  return new Map(
    Object.entries(sites).flatMap(([site, tables]) =>
      Object.entries(tables).map(([entity, rows]): [string, Uint8Array] => [
        `${site}/${entity}.csv`,
        new TextEncoder().encode(rows.map((cells) => `${cells.join(';')}\n`).join('')),
      ]),
    ),
  );
}
