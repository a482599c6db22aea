import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderReport } from '../../src/index.ts';
import { decodeEntities } from '../support/decode-entities.ts';
import { pdfObjects } from '../support/pdf-objects.ts';
import { trial } from '../support/trial.ts';

/** What a browser, the typesetter or a template would run if it took it for more than text; the first of each stands at the head of a text. */
const MARKUP = [
  [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</svg><svg onload=alert(1)>',
    '</style><style>*{display:none}',
  ],
  ['#set page(fill: red)', '#panic("x")', '*#read("/etc/passwd")*', '$ sum_x $', '`x` @x <x>'],
  ['{{constructor.constructor}}', '{{{title}}}'],
];
/** What a spreadsheet or a link would run as a whole text, and all markup of a language in one. */
const HARMFUL = [
  '=HYPERLINK("http://127.0.0.1/x","x")',
  "=cmd|'/C calc'!A0",
  '+1+cmd|x',
  '-1+cmd|x',
  '@SUM(A1)',
  ' =1+1',
  '\n=1+1',
  'javascript:alert(1)',
  ...MARKUP.map((texts) => texts.join(' ')),
];

describe.each(HARMFUL)('%j as every text that the data or a declaration brings', (text) => {
  let files: Map<string, Uint8Array>;
  let rows: string[][];
  beforeAll(async () => {
    const input = trial();
    input.bundle.study.title = text;
    input.bundle.study.notice = { label: text, text };
    input.results = replaced(input.results, text);
    input.dataNotes = replaced(input.dataNotes, text);
    files = await renderReport(input);
    rows = [...files]
      .filter(([path]) => path.endsWith('.csv'))
      .flatMap(([, bytes]) => parse(Buffer.from(bytes)) as unknown as string[][]);
  }, 60_000);

  it('is no formula in any table', () => {
    const cells = rows.flat();
    expect(cells.some((cell) => cell.includes(text.trim()))).toBe(true);
    const run = /^[\s\u00a0]*[=+\-@\t\r]/;
    const number = /^[+-]?\d+(\.\d+)?$/;
    expect(cells.filter((cell) => run.test(cell) && !number.test(cell))).toEqual([]);
  });

  it('is no element, attribute, style or link in the page and the drawings', () => {
    const page = Buffer.from(files.get('report.html') as Uint8Array).toString('utf8');
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[0] ?? '';
    expect(style).not.toContain('display:none}');
    for (const [path, bytes] of files) {
      if (!/\.(html|svg)$/.test(path)) continue;
      const drawn = Buffer.from(bytes).toString('utf8');
      expect(drawn, path).not.toMatch(/<(script|iframe|object|embed|link|img|x)\b/i);
      expect(drawn.match(/<style\b/g)?.length ?? 0, path).toBeLessThanOrEqual(1);
      for (const [tag] of drawn
        .replace(/<style>[\s\S]*?<\/style>/, '')
        .matchAll(/<[a-z][^<>]*>/gi)) {
        const names = tag.replace(/"[^"]*"/g, '""');
        expect(names, path).not.toMatch(/\s(on\w+|src|srcset)=/i);
        expect(tag, path).not.toMatch(/href="\s*(javascript|data|http:)/i);
      }
    }
  });

  it('is set in the PDF as it stands, without being run', () => {
    const pdf = pdfObjects(files.get('report.pdf') as Uint8Array);
    expect(pdf).toMatch(/\/Type\s*\/Catalog\b/);
    expect(pdf).not.toMatch(/\/(JavaScript|JS|Launch|OpenAction|EmbeddedFile)\b/);
    expect(pdf).not.toMatch(/\/URI\s*\((http:\/\/127|javascript)/);
  });

  it('is text in Word and Excel: no formula, field, link or element of its own', () => {
    for (const path of ['report.docx', 'tables.xlsx']) {
      const entries = unzipSync(files.get(path) as Uint8Array);
      const xml = Object.entries(entries)
        .filter(([name]) => /\.(xml|rels)$/.test(name))
        .map(([, bytes]) => strFromU8(bytes))
        .join('');
      expect(decodeEntities(xml)).toContain(text.trim());
      expect(xml).not.toMatch(/<(f|script|img|svg|style|hyperlink|w:hyperlink)[\s>/]/);
      const fields = [...xml.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, field]) => field);
      expect(new Set(fields)).toEqual(new Set(path === 'report.docx' ? ['PAGE', 'NUMPAGES'] : []));
      expect(xml).not.toContain('TargetMode="External"');
    }
  });
});

const WORDS = new Set(['label', 'reason', 'message', 'file', 'unit', 'raw']);

/** A copy with each text that comes from data or a declaration replaced; labels of levels stay apart. */
function replaced<T>(node: T, text: string): T {
  if (Array.isArray(node)) return node.map((item) => replaced(item, text)) as T;
  if (typeof node !== 'object' || node === null) return node;
  const level = 'value' in node ? String(node.value) : '';
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [
      name,
      WORDS.has(name) && typeof value === 'string' ? text + level : replaced(value, text),
    ]),
  ) as T;
}
