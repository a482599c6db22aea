import { span } from './span.ts';
import type { Paragraph, Span } from './view-model.ts';

export function paragraph(content: string | Span[]): Paragraph {
  return { kind: 'paragraph', spans: typeof content === 'string' ? [span(content)] : content };
}
