import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Study } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { pseudonymKey } from '../src/workspace/pseudonym-key.ts';

const study = (pseudonyms: 'keyed' | 'public') => ({ patient: { pseudonyms } }) as unknown as Study;
const key = '0123456789abcdef0123456789abcdef';

describe('the key of the pseudonyms', () => {
  it('comes from the environment, else from the file; is not asked for public data', async () => {
    const home = await mkdtemp(join(tmpdir(), 'key-'));
    try {
      const env = { XDG_CONFIG_HOME: home };
      await expect(pseudonymKey(study('keyed'), env)).rejects.toThrow(/openssl rand/);
      expect(await pseudonymKey(study('public'), env)).toBeUndefined();
      expect(await pseudonymKey(study('keyed'), { ...env, COHORT_REPORT_KEY: key })).toBe(key);
      await mkdir(join(home, 'cohort-report'));
      await writeFile(join(home, 'cohort-report/key'), `${key}${key}\n`);
      expect(await pseudonymKey(study('keyed'), env)).toBe(`${key}${key}`);
      const short = { ...env, COHORT_REPORT_KEY: 'short' };
      await expect(pseudonymKey(study('keyed'), short)).rejects.toThrow(/found: 5 characters/);
    } finally {
      await rm(home, { recursive: true });
    }
  });
});
