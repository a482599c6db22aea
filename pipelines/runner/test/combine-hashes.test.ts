import { expect, it } from 'vitest';
import { combineHashes } from '../src/files/combine-hashes.ts';

const file = (path: string, sha256: string) => ({ path, sha256, bytes: 1 });

it('a file of other contents, of another name, or one more gives another hash', () => {
  const one = combineHashes([file('north/a.csv', '1')]);
  expect(combineHashes([file('north/a.csv', '1')])).toBe(one);
  expect(combineHashes([file('north/a.csv', '2')])).not.toBe(one);
  expect(combineHashes([file('south/a.csv', '1')])).not.toBe(one);
  expect(combineHashes([file('north/a.csv', '1'), file('south/a.csv', '1')])).not.toBe(one);
});
