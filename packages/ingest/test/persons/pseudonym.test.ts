import { expect, it } from 'vitest';
import { pseudonym } from '../../src/persons/pseudonym.ts';

it('is the head of a SHA-256 (printf \'["toy","north","n1"]\' | sha256sum)', () => {
  expect(pseudonym('toy', 'north', 'n1')).toBe('ebc2ad669e34');
  expect(pseudonym('toy', 'nort', 'hn1')).not.toBe(pseudonym('toy', 'north', 'n1'));
});
