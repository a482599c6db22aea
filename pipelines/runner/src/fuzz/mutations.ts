import type { Random } from './random.ts';

/**
 * What a mutation may do. `same`: the cohort stays as it was; `told`: it stays, or a finding tells; `free`: it changes what
 * a correct export could hold as well (another digit, a row less), so that nobody can tell.
 */
export type Allowed = 'same' | 'told' | 'free';

export interface Mutation {
  name: string;
  promise: Allowed;
  /** The changed bytes, or undefined where it does not apply. */
  apply: (bytes: Uint8Array, random: Random, file: string) => Uint8Array | undefined;
}

const INJECTED = [
  '=HYPERLINK("http://127.0.0.1","x")',
  "=cmd|'/C calc'!A0",
  '+1+1',
  '@SUM(A1)',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '{{constructor.constructor}}',
  '#let x = panic()',
  'x\u0000y',
  '\u202e123',
  '🦴'.repeat(40),
  'NaN',
  '1e999',
  '-0',
  '99999999999999999999',
  '12,5.0',
  '31.02.2020',
  'x'.repeat(100_000),
];

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const isText = (file: string) => /\.(csv|txt)$/.test(file);

function onBytes(
  name: string,
  change: (bytes: Uint8Array, random: Random) => Uint8Array,
  promise: (file: string) => Allowed,
): Mutation[] {
  return [true, false].map((workbook) => ({
    name,
    promise: promise(workbook ? 'a.xlsx' : 'a.csv'),
    apply: (bytes, random, file) =>
      file.endsWith('.xlsx') === workbook ? change(bytes, random) : undefined,
  }));
}

/** On the lines of a delimited file, split without regard to quotes: cells that hold the delimiter are garbled on purpose. */
function onCells(
  name: string,
  promise: Allowed,
  change: (rows: string[][], random: Random, delimiter: string) => string | undefined,
): Mutation {
  return {
    name,
    promise,
    apply: (bytes, random, file) => {
      if (!isText(file)) return undefined;
      const text = latin(bytes);
      if (text.includes('"')) return undefined;
      const end = text.includes('\r\n') ? '\r\n' : '\n';
      const lines = text.split(end);
      if (lines.at(-1) === '') lines.pop();
      const delimiter = [';', '\t', ','].find((sign) => lines[0]?.includes(sign)) ?? ',';
      const rows = lines.map((line) => line.split(delimiter));
      if (rows.length < 3) return undefined;
      const own = change(rows, random, delimiter);
      return bytesOf(own ?? `${rows.map((row) => row.join(delimiter)).join(end)}${end}`);
    },
  };
}

function onDocument(
  name: string,
  promise: Allowed,
  change: (text: string, random: Random) => string | undefined,
): Mutation {
  return {
    name,
    promise,
    apply: (bytes, random, file) => {
      if (!/\.(xml|json)$/.test(file)) return undefined;
      const changed = change(latin(bytes), random);
      return changed === undefined ? undefined : bytesOf(changed);
    },
  };
}

function replaceOne(text: string, pattern: RegExp, random: Random, by: (found: string) => string) {
  const all = [...text.matchAll(pattern)];
  if (all.length === 0) return undefined;
  const { 0: found, index } = random.pick(all);
  return text.slice(0, index) + by(found) + text.slice(index + found.length);
}

const row = (rows: readonly string[][], random: Random) => 1 + random.below(rows.length - 1);

export const MUTATIONS: readonly Mutation[] = [
  ...onBytes(
    'bytes flipped',
    (bytes, random) => {
      const copy = Uint8Array.from(bytes);
      for (let n = 0; n <= random.below(8); n += 1)
        copy[random.below(copy.length)] = random.below(256);
      return copy;
    },
    (file) => (file.endsWith('.xlsx') ? 'told' : 'free'),
  ),
  ...onBytes(
    'cut off',
    (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
    (file) => (file.endsWith('.xlsx') ? 'told' : 'free'),
  ),
  ...onBytes(
    'emptied',
    () => new Uint8Array(),
    () => 'told',
  ),
  ...onBytes(
    'in UTF-16',
    (bytes) => Buffer.from(`\ufeff${latin(bytes)}`, 'utf16le'),
    () => 'told',
  ),
  onCells('columns reordered with their headings', 'same', (rows, random) => {
    const [a, b] = [random.below(rows[0]!.length), random.below(rows[0]!.length)];
    for (const cells of rows)
      if (cells.length > Math.max(a, b)) [cells[a], cells[b]] = [cells[b]!, cells[a]!];
    return undefined;
  }),
  onCells('rows reversed', 'told', (rows) => {
    rows.splice(1, rows.length, ...rows.slice(1).reverse());
    return undefined;
  }),
  onCells('rows repeated', 'told', (rows, random) => {
    for (let n = 0; n <= random.below(5); n += 1) {
      const at = row(rows, random);
      rows.splice(at, 0, [...rows[at]!]);
    }
    return undefined;
  }),
  onCells('a column missing', 'told', (rows, random) => {
    const at = random.below(rows[0]!.length);
    for (const cells of rows) cells.splice(at, 1);
    return undefined;
  }),
  onCells('a heading renamed', 'told', (rows, random) => {
    rows[0]![random.below(rows[0]!.length)] = `x${random.below(1000)}`;
    return undefined;
  }),
  onCells('no header', 'told', (rows) => {
    rows.shift();
    return undefined;
  }),
  onCells('another delimiter', 'told', (rows, random, delimiter) => {
    const other = random.pick([';', ',', '\t', '|', ' '].filter((sign) => sign !== delimiter));
    return `${rows.map((cells) => cells.join(other)).join('\n')}\n`;
  }),
  onCells('a cell too many', 'told', (rows, random) => {
    const cells = rows[row(rows, random)]!;
    cells.splice(random.below(cells.length), 0, random.pick(INJECTED).replace(/\n/g, ''));
    return undefined;
  }),
  onCells('a cell too few', 'told', (rows, random) => {
    const cells = rows[row(rows, random)]!;
    cells.splice(random.below(cells.length), 1);
    return undefined;
  }),
  onCells('injected text', 'told', (rows, random) => {
    const cells = rows[row(rows, random)]!;
    const text = random.pick(INJECTED);
    cells[random.below(cells.length)] = Buffer.from(text, 'utf8').toString('latin1');
    return undefined;
  }),
  onCells('a quote opened', 'told', (rows, random) => {
    const cells = rows[row(rows, random)]!;
    const at = random.below(cells.length);
    cells[at] = `"${cells[at]}`;
    return undefined;
  }),
  onDocument('cut off', 'told', (text, random) => text.slice(0, random.below(text.length - 3))),
  onDocument('a document type declaration', 'told', (text) =>
    text.startsWith('<')
      ? text.replace(/<oBDS/, '<!DOCTYPE oBDS [<!ENTITY a "b">]><oBDS')
      : undefined,
  ),
  onDocument('an element renamed', 'told', (text, random) =>
    text.startsWith('<')
      ? replaceOne(text, /<([A-Z]\w+)([^>]*)>([^<]*)<\/\1>/g, random, (found) =>
          found.replaceAll(/(<\/?)([A-Z]\w+)/g, '$1X$2'),
        )
      : replaceOne(text, /^ {4}"[a-z]\w+":/gm, random, (found) => found.replace('"', '"x')),
  ),
  onDocument('injected text', 'told', (text, random) => {
    const injected = random.pick(INJECTED);
    return text.startsWith('<')
      ? replaceOne(
          text,
          />[^<\n]+</g,
          random,
          () => `>${Buffer.from(injected).toString('latin1')}<`,
        )
      : replaceOne(
          text,
          /"birthDate": "[^"]*"/g,
          random,
          () => `"birthDate": ${Buffer.from(JSON.stringify(injected)).toString('latin1')}`,
        );
  }),
  onDocument('a type changed', 'told', (text, random) =>
    text.startsWith('<')
      ? replaceOne(text, /<Sterbedatum>[^<]*</g, random, () => '<Sterbedatum>12,5<')
      : replaceOne(text, /"value(Integer|Boolean)": \w+/g, random, (found) =>
          found.replace(/: (\w+)/, ': ["$1", "x"]'),
        ),
  ),
  onDocument('parts repeated', 'told', (text, random) =>
    text.startsWith('<')
      ? replaceOne(text, /<Patient [\s\S]*?<\/Patient>/g, random, (found) => found + found)
      : replaceOne(text, /^ {2}\{\n[\s\S]*?^ {2}\},$/gm, random, (found) => `${found}${found}`),
  ),
];
