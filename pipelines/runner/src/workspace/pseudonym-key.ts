import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Problem, ProblemsError, type Study } from '@cohort-report/schema';

const SHORTEST = 32;

/**
 * The secret key of a study's pseudonyms: COHORT_REPORT_KEY, or the file ~/.config/cohort-report/key; undefined for a study
 * whose pseudonyms are public. Throws ProblemsError where it is needed and there is none.
 */
export async function pseudonymKey(
  study: Study,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  if (study.patient.pseudonyms === 'public') return undefined;
  const key = (await withPseudonymKey(env)).COHORT_REPORT_KEY;
  if (key !== undefined && key.length >= SHORTEST) return key;
  throw new ProblemsError([missing(key)]);
}

/** The environment with COHORT_REPORT_KEY taken from the key file where it is not set, so that stages see a change of the key. */
export async function withPseudonymKey<T extends Readonly<Record<string, string | undefined>>>(
  env: T,
): Promise<T & { COHORT_REPORT_KEY?: string }> {
  const file = join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'cohort-report', 'key');
  const key = (env.COHORT_REPORT_KEY ?? (await textOf(file)))?.trim();
  return key === undefined ? env : { ...env, COHORT_REPORT_KEY: key };
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function missing(key: string | undefined): Problem {
  return {
    file: '~/.config/cohort-report/key',
    message: 'there is no key for the pseudonyms of the patients',
    expected: `a secret of at least ${SHORTEST} characters, in this file or in COHORT_REPORT_KEY`,
    found: key === undefined ? 'none' : `${key.length} characters`,
    action:
      'make one with `mkdir -p ~/.config/cohort-report && openssl rand -hex 32 > ~/.config/cohort-report/key`, keep it for all freezes and out of the repository; synthetic or public data need none (`pseudonyms: public` in study.yaml)',
  };
}
