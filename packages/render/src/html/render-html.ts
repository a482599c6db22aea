import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RowList, View } from '../view/view-model.ts';
import { contents } from './contents.ts';
import { htmlHelpers } from './html-helpers.ts';
import { pageStyle } from './page-style.ts';
import { strictHandlebars } from './strict-handlebars.ts';

const PARTIALS = [
  'section',
  'heading',
  'paragraph',
  'definitions',
  'table',
  'filtered',
  'folded',
  'notes',
  'figure',
  'rows',
];

/** The report as one page that needs nothing else: styles and drawings inside, no scripts, no requests. */
export function renderHtml(view: View, page: 'report' | 'difference' = 'report'): string {
  const handlebars = strictHandlebars();
  for (const name of PARTIALS) handlebars.registerPartial(name, template(name));
  const details = new Map(
    view.sections
      .flatMap((section) => section.blocks)
      .filter((block): block is RowList => block.kind === 'rows')
      .flatMap((list) => list.rows)
      .map(({ id, value, behind, method }) => [
        id,
        `${value}; ${behind}${method === '' ? '' : `; ${method}`}`,
      ]),
  );
  const style = pageStyle(view.notice);
  const draw = handlebars.compile(template(page), { strict: true, preventIndent: true });
  return draw(
    {
      view,
      toc: contents(view),
      style,
      styleHash: `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    },
    { helpers: htmlHelpers((row) => details.get(row) ?? row) },
  );
}

function template(name: string): string {
  return readFileSync(new URL(`../../templates/${name}.hbs`, import.meta.url), 'utf8');
}
