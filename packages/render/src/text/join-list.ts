import { span } from '../view/span.ts';
import type { Span } from '../view/view-model.ts';

/** Items as an enumeration in a sentence: a, b and c. */
export function joinList(items: Span[][]): Span[] {
  return items.flatMap((item, index) => {
    if (index === 0) return item;
    return [span(index === items.length - 1 ? ' and ' : ', '), ...item];
  });
}
