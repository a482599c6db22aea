import { copied } from './copied.ts';

const PATIENTS = 'lmu/patienten.csv';
export const VISITS = 'lmu/verlauf.csv';

/** The delimited text of a site with `count` visits. */
export function growText(
  files: ReadonlyMap<string, Uint8Array>,
  count: number,
): Map<string, Uint8Array> {
  const [people, seen] = [linesOf(files, PATIENTS), linesOf(files, VISITS)];
  const lines = new Map(people.slice(1).map((line) => [numberOf(line), line]));
  const visits = Map.groupBy(seen.slice(1), numberOf);
  for (const copy of copied([...lines.keys()], visits, count)) {
    const renumbered = (line: string) => copy.to + line.slice(copy.from.length);
    people.push(renumbered(lines.get(copy.from) as string));
    seen.push(...copy.visits.map(renumbered));
  }
  const bytes = (rows: readonly string[]) => Buffer.from(`${rows.join('\r\n')}\r\n`, 'latin1');
  return new Map(files).set(PATIENTS, bytes(people)).set(VISITS, bytes(seen));
}

function numberOf(line: string): string {
  return line.slice(0, line.indexOf(';'));
}

function linesOf(files: ReadonlyMap<string, Uint8Array>, file: string): string[] {
  return Buffer.from(files.get(file) ?? [])
    .toString('latin1')
    .split(/\r?\n/)
    .filter((line) => line !== '');
}
