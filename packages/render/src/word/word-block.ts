import { AlignmentType, type FileChild, HeadingLevel, ImageRun, Paragraph, TextRun } from 'docx';
import type { TextWidth } from '../figures/text-width.ts';
import { drawingShare } from '../print/drawing-share.ts';
import type { PrintedBlock } from '../print/printed-sections.ts';
import { TEXT_WIDTH } from '../print/text-area.ts';
import type { Definitions, Figure, Span, Table } from '../view/view-model.ts';
import type { DrawPng } from './draw-png.ts';
import { wordRuns } from './word-runs.ts';
import { wordTable } from './word-table.ts';

export interface WordTools {
  measure: TextWidth;
  drawPng: DrawPng;
  /** A number for each drawing of the document, from 1. */
  nextDrawing: () => number;
}

/** A block of the report as paragraphs, tables and pictures of Word. */
export function wordBlock(block: PrintedBlock, tools: WordTools): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, text: block.text })];
    case 'paragraph':
      return [new Paragraph({ children: wordRuns(block.spans) })];
    case 'definitions':
      return block.items.map(definition);
    case 'table':
      return [caption(block), wordTable(block, tools.measure), ...notes(block.notes), space()];
    case 'figure':
      return [caption(block), picture(block, tools), ...notes(block.notes), space()];
  }
}

function definition({ term, basis, spans }: Definitions['items'][number]): Paragraph {
  return new Paragraph({
    children: [
      new TextRun({ text: term, bold: true }),
      new TextRun({ text: ` (${basis}): `, italics: true }),
      ...wordRuns(spans),
    ],
  });
}

function caption({ label, title }: Table | Figure): Paragraph {
  const name = label === '' ? [] : [new TextRun({ text: `${label}. `, bold: true })];
  return new Paragraph({ style: 'Caption', children: [...name, new TextRun(title)] });
}

function picture(figure: Figure, { drawPng, nextDrawing }: WordTools): Paragraph {
  const { png, width, height } = drawPng(figure.svg);
  const points = (TEXT_WIDTH * drawingShare(figure.svg)) / 100;
  const pixels = (points / 72) * 96;
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    keepNext: figure.notes.length > 0,
    children: [
      new ImageRun({
        type: 'png',
        data: png,
        transformation: { width: pixels, height: (pixels * height) / width },
        altText: {
          id: String(nextDrawing()),
          name: figure.label === '' ? figure.title : figure.label,
          title: figure.title,
          description: figure.alt,
        },
      }),
    ],
  });
}

function notes(items: readonly Span[][]): Paragraph[] {
  return items.map(
    (spans, index) =>
      new Paragraph({
        style: 'TableNote',
        ...(index === 0 ? { spacing: { before: 80 } } : {}),
        children: wordRuns(spans),
      }),
  );
}

function space(): Paragraph {
  return new Paragraph({ style: 'Marginal', children: [] });
}
