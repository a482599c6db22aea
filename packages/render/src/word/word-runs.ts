import { TextRun } from 'docx';
import type { Span } from '../view/view-model.ts';

/** Spans as runs; what refers to other parts of the report is plain text. */
export function wordRuns(spans: readonly Span[], bold = false): TextRun[] {
  return spans.flatMap(({ text, emphasis }) =>
    text.split('\n').map(
      (line, index) =>
        new TextRun({
          text: line,
          ...(index > 0 ? { break: 1 } : {}),
          ...(bold || emphasis === 'bold' ? { bold: true } : {}),
          ...(emphasis === 'italic' ? { italics: true } : {}),
          ...(emphasis === 'superscript' ? { superScript: true } : {}),
        }),
    ),
  );
}
