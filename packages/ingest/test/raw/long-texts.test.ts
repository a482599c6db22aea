import { expect, it } from 'vitest';
import { shownHeadings } from '../../src/raw/shown-headings.ts';
import { violation } from '../../src/raw/xml/violation.ts';
import { footerJudge } from '../../src/tables/footer-rows.ts';
import type { PlannedColumn } from '../../src/tables/plan-columns.ts';

const LONG = 200_000;

/** Seconds that something takes. */
function seconds(work: () => unknown): number {
  const begin = performance.now();
  work();
  return (performance.now() - begin) / 1000;
}

const column = (index: number, name: string, type: 'id' | 'text') =>
  ({
    index,
    name,
    header: name,
    field: { type, label: name, required: false, identifying: false },
    read: () => ({ state: 'empty', value: null }),
  }) as unknown as PlannedColumn;

it.each([
  ['a heading of digits', () => shownHeadings([`${'1'.repeat(LONG)}a`], [])],
  [
    'a value that a schema refuses',
    () => violation('o.xsd', `Element 'd': The value '${'x'.repeat(LONG)}' is wrong.`, 1),
  ],
  [
    'the identifier of the last row',
    () => {
      const entity = { label: 'Rows', key: ['id'], order: [], fields: {} };
      const judge = footerJudge(entity, [column(0, 'id', 'id'), column(1, 'note', 'text')]);
      judge([`${'a'.repeat(LONG)}1`, ''], 1, true, true);
    },
  ],
])('%s of 200,000 signs is judged at once', (_, work) => {
  expect(seconds(work)).toBeLessThan(1);
});
