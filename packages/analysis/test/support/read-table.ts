import { readFileSync } from 'node:fs';

/** A comma-separated file without quotes: one object a row, empty fields null. */
export function readTable(file: URL): Record<string, string | null>[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const fields = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, fields[index] || null]));
  });
}
