import { span } from '../view/span.ts';
import type { Heading, Paragraph, Span } from '../view/view-model.ts';
import type { TextMarks } from './text-marks.ts';

export interface ParsedText {
  /** From a first line `# Title`; null without one. */
  title: string | null;
  blocks: (Heading | Paragraph)[];
}

/** Reads filled-in text: `# ` names the section, `## ` is a heading, a blank line ends a paragraph, `*words*` are italic. */
export function parseBlocks(text: string, marks: TextMarks, idPrefix: string): ParsedText {
  const parsed: ParsedText = { title: null, blocks: [] };
  const ids = new Set<string>();
  let lines: string[] = [];
  const flush = () => {
    const joined = lines
      .join(' ')
      .replace(/[ \t]+/g, ' ')
      .trim();
    lines = [];
    if (joined !== '') parsed.blocks.push({ kind: 'paragraph', spans: spansOf(joined, marks) });
  };
  for (const line of text.split(/\r?\n/).map((raw) => raw.trim())) {
    if (line === '') flush();
    else if (line.startsWith('# ') && parsed.title === null) {
      flush();
      parsed.title = plainText(line.slice(2), marks);
    } else if (line.startsWith('## ')) {
      flush();
      const heading = plainText(line.slice(3), marks);
      const id = freeId(`${idPrefix}-${slug(heading)}`, ids);
      ids.add(id);
      parsed.blocks.push({ kind: 'heading', id, text: heading });
    } else lines.push(line);
  }
  flush();
  return parsed;
}

function spansOf(text: string, marks: TextMarks): Span[] {
  return marks
    .split(text)
    .flatMap((part) => (typeof part === 'string' ? emphasised(part) : part))
    .filter((run) => run.text !== '');
}

function emphasised(text: string): Span[] {
  return text
    .split(/(\*[^*]+\*)/)
    .map((part) =>
      part.length > 2 && part.startsWith('*') && part.endsWith('*')
        ? span(part.slice(1, -1), 'italic')
        : span(part),
    );
}

function plainText(text: string, marks: TextMarks): string {
  return spansOf(text, marks)
    .map((run) => run.text)
    .join('')
    .trim();
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
  return id;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
