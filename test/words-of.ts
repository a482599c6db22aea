import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';

/** So many runs of letters and digits, with one sign between each, the longest identifier has. */
const LONGEST = 8;

/** The words of a file, of PDF, Word and Excel those that a reader sees or is told; see `wordsIn`. */
export async function wordsOf(path: string): Promise<Set<string>> {
  const bytes = await readFile(path);
  if (path.endsWith('.pdf')) return wordsIn(await pdfText(bytes));
  return wordsIn(/\.(docx|xlsx)$/.test(path) ? officeText(bytes) : bytes.toString('utf8'));
}

/**
 * Every run of letters and digits, and every chain of them with one sign between. Digits beside a decimal point are no
 * word of their own, and sizes of files, which a manifest lists or a report names before the checksum, are none.
 */
export function wordsIn(text: string): Set<string> {
  const unsized = text
    .replace(/"(bytes|contentSize)": "?\d+"?/g, '')
    .replace(/\b\d+(?=(<\/td><td>|\s+)[0-9a-f]{16}\b)/g, '');
  const runs = [...unsized.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: { length }, index }) => ({
    from: index,
    to: index + length,
  }));
  const words = new Set<string>();
  runs.forEach((first, at) => {
    const [run, before, after] = [
      unsized.slice(first.from, first.to),
      unsized.slice(Math.max(0, first.from - 2), first.from),
      unsized.slice(first.to, first.to + 2),
    ];
    const decimal = /^\d+$/.test(run) && (/\d\.$/.test(before) || /^\.\d/.test(after));
    if (!decimal) words.add(run);
    let last = first;
    for (const next of runs.slice(at + 1, at + LONGEST)) {
      if (next.from - last.to !== 1) break;
      words.add(unsized.slice(first.from, next.to));
      last = next;
    }
  });
  return words;
}

async function pdfText(bytes: Buffer): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: true });
  // Invisible joiners that the typesetter puts between glyphs would part a number.
  return text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '');
}

/** Paragraphs, cells, properties and descriptions of drawings; numbers of the format itself are not text. */
function officeText(bytes: Uint8Array): string {
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => /^(word|xl|xl\/worksheets|docProps)\/[^/]+\.xml$/.test(name))
    .filter(([name]) => !/(styles|numbering|settings|theme\d*)\.xml$/.test(name))
    .map(([, content]) => strFromU8(content))
    .flatMap((xml) => [
      xml
        .replace(/<c [^>]*t="s"[^>]*>.*?<\/c>/gs, '')
        .replace(/<\/(w:p|si|c|[\w:]*[a-z]{4,})>|<w:(br|tab)\/>/g, ' ')
        .replace(/<[^>]*>/g, ''),
      ...[...xml.matchAll(/ (?:descr|title|name)="([^"]*)"/g)].map(([, told]) => told),
    ])
    .join(' ');
}
