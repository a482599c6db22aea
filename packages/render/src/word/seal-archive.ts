import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

const CORE = 'docProps/core.xml';
const TIMESTAMP = /(<dcterms:(created|modified)[^>]*>)[^<]*/g;

/** An Office archive without the clock in it: entries in order, dated 1980, the document's own dates the given one (ISO 8601). */
export function sealArchive(archive: Uint8Array, timestamp: string): Uint8Array {
  const entries = unzipSync(archive);
  const core = entries[CORE];
  if (core !== undefined)
    entries[CORE] = strToU8(strFromU8(core).replace(TIMESTAMP, `$1${timestamp}`));
  const sorted: Zippable = {};
  for (const path of Object.keys(entries).sort()) sorted[path] = entries[path]!;
  // The archive holds local times: made of local parts, they are the same in any time zone.
  return zipSync(sorted, { level: 9, mtime: new Date(1980, 0, 1) });
}
