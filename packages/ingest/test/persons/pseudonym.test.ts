import { createHmac } from 'node:crypto';
import type { Study } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { pseudonymizer } from '../../src/persons/pseudonym.ts';
import { studyPseudonyms } from '../../src/persons/study-pseudonyms.ts';

const study = (pseudonyms: 'keyed' | 'public') =>
  ({ study: 'hips', patient: { pseudonyms } }) as unknown as Study;
const key = 'k'.repeat(32);

describe('pseudonyms', () => {
  it('are HMAC-SHA256 under the key', () => {
    const expected = createHmac('sha256', key).update('["hips","north","17"]').digest('hex');
    expect(studyPseudonyms(study('keyed'), key)('north', '17')).toBe(expected.slice(0, 12));
  });

  it('differ by key, study, site and patient', () => {
    const names = [
      pseudonymizer('hips', key)('north', '17'),
      pseudonymizer('hips', `${key}!`)('north', '17'),
      pseudonymizer('knees', key)('north', '17'),
      pseudonymizer('hips', key)('south', '17'),
      pseudonymizer('hips', key)('north', '18'),
      pseudonymizer('hips', undefined)('north', '17'),
    ];
    expect(new Set(names).size).toBe(names.length);
  });

  it('of public data need no key and ignore one; keyed ones are never made without', () => {
    const open = studyPseudonyms(study('public'), undefined)('north', '17');
    expect(open).toBe(studyPseudonyms(study('public'), key)('north', '17'));
    expect(() => studyPseudonyms(study('keyed'), undefined)).toThrow(/secret key/);
    expect(() => studyPseudonyms(study('keyed'), 'short')).toThrow(/32 characters/);
  });
});
