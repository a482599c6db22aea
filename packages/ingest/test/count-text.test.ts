import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { countText } from '../src/findings/count-text.ts';

it('a noun agrees with its number', () => {
  expect([0, 1, 2].map((count) => countText(count, 'hidden row'))).toEqual([
    '0 hidden rows',
    '1 hidden row',
    '2 hidden rows',
  ]);
});

it('no other file forms it by hand', () => {
  const folder = join(import.meta.dirname, '../src');
  const byHand = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('count-text.ts'))
    .filter((file) => /=== 1 \? '(\w*)' : '\1s'/.test(readFileSync(join(folder, file), 'utf8')));
  expect(byHand).toEqual([]);
});
