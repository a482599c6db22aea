import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import type { TextWidth } from '../figures/text-width.ts';
import { printedSections } from '../print/printed-sections.ts';
import { TEXT_WIDTH } from '../print/text-area.ts';
import type { View } from '../view/view-model.ts';
import { createDrawPng } from './draw-png.ts';
import { sealArchive } from './seal-archive.ts';
import { wordBlock } from './word-block.ts';
import { wordStyles } from './word-styles.ts';

/**
 * The printed report as a Word document (OOXML): native tables, pictures at 300 dots an inch, the study's notice on every page.
 * The same view gives the same bytes.
 */
export async function renderDocx(view: View, measure: TextWidth): Promise<Uint8Array> {
  let drawings = 0;
  const tools = { measure, drawPng: await createDrawPng(), nextDrawing: () => ++drawings };
  const body = printedSections(view).flatMap((section) => [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: section.title }),
    ...section.blocks.flatMap((block) => wordBlock(block, tools)),
  ]);
  const document = new Document({
    title: `${view.title} – freeze ${view.freeze.id}`,
    creator: `cohort-report ${view.version}`,
    lastModifiedBy: `cohort-report ${view.version}`,
    keywords: `${view.study}, ${view.freeze.id}`,
    description: view.notice === null ? view.subtitle : `${view.notice.label}. ${view.notice.text}`,
    styles: wordStyles,
    sections: [
      {
        properties: {
          page: {
            size: { width: millimetres(210), height: millimetres(297) },
            margin: {
              top: millimetres(27),
              bottom: millimetres(22),
              left: millimetres(20),
              right: millimetres(20),
              header: millimetres(12),
              footer: millimetres(10),
            },
          },
        },
        headers: { default: new Header({ children: [running(view)] }) },
        footers: { default: new Footer({ children: [foot(view)] }) },
        children: [...front(view), ...body],
      },
    ],
  });
  const packed = await Packer.toBuffer(document);
  return sealArchive(packed, `${view.freeze.date || '1980-01-01'}T00:00:00Z`);
}

function front(view: View): Paragraph[] {
  const { freeze, source, notice } = view;
  const facts: [string, string][] = [
    ['Freeze', freeze.label === '' ? freeze.id : `${freeze.id} (${freeze.label})`],
    ['Analysis plan', view.planVersion],
    ['Study', view.study],
    ['Made by', `cohort-report ${view.version}`],
    ...(source === null ? [] : [['After', sourceLine(source)] as [string, string]]),
  ];
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, text: view.title }),
    ...(view.subtitle === '' ? [] : [new Paragraph({ style: 'Subtitle', text: view.subtitle })]),
    ...facts.map(
      ([name, value]) =>
        new Paragraph({
          style: 'TableText',
          tabStops: [{ type: TabStopType.LEFT, position: millimetres(30) }],
          indent: { left: millimetres(30), hanging: millimetres(30) },
          children: [new TextRun({ text: `${name}\t`, color: '555555' }), new TextRun(value)],
        }),
    ),
    ...(notice === null
      ? []
      : [
          new Paragraph({
            spacing: { before: 240 },
            children: [
              new TextRun({ text: `${notice.label}. `, bold: true }),
              new TextRun(notice.text),
            ],
          }),
        ]),
  ];
}

function sourceLine({ citation, doi, license }: NonNullable<View['source']>): string {
  return [citation, doi === '' ? '' : `doi:${doi}.`, license === '' ? '' : `${license}.`]
    .filter((part) => part !== '')
    .join(' ');
}

function running({ notice, title }: View): Paragraph {
  const children =
    notice === null
      ? [new TextRun(title)]
      : [new TextRun({ text: `${notice.label}. `, bold: true }), new TextRun(notice.text)];
  return new Paragraph({ style: 'Marginal', children });
}

function foot(view: View): Paragraph {
  return new Paragraph({
    style: 'Marginal',
    tabStops: [{ type: TabStopType.RIGHT, position: Math.round(TEXT_WIDTH * 20) }],
    children: [
      new TextRun(
        `${view.study} · freeze ${view.freeze.id} · analysis plan ${view.planVersion} · cohort-report ${view.version}\t`,
      ),
      new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
    ],
  });
}

function millimetres(length: number): number {
  return Math.round((length / 25.4) * 1440);
}
