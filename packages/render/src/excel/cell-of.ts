import type { Cell } from 'hucre/xlsx';
import type { Span } from '../view/view-model.ts';

export interface Look {
  bold?: boolean;
  italic?: boolean;
  align?: 'left' | 'right' | 'center';
  indent?: boolean;
}

/** Spans as one cell of text: as printed, with emphasis and the marks of footnotes. */
export function cellOf(spans: readonly Span[], look: Look): Partial<Cell> {
  const runs = spans.map(({ text, emphasis }) => ({
    text,
    font: {
      name: 'Arial',
      size: 10,
      ...(look.bold || emphasis === 'bold' ? { bold: true } : {}),
      ...(look.italic || emphasis === 'italic' ? { italic: true } : {}),
      ...(emphasis === 'superscript' ? { vertAlign: 'superscript' as const } : {}),
    },
  }));
  const alike = runs.every(({ font }) => JSON.stringify(font) === JSON.stringify(runs[0]?.font));
  return {
    type: 'string',
    value: spans.map(({ text }) => text).join(''),
    ...(alike ? {} : { richText: runs }),
    style: {
      ...(alike && runs[0]?.font !== undefined ? { font: runs[0].font } : {}),
      alignment: {
        vertical: 'top',
        horizontal: look.align ?? 'left',
        ...(look.indent ? { indent: 1 } : {}),
        wrapText: true,
      },
    },
  };
}
