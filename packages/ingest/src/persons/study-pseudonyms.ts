import type { Study } from '@cohort-report/schema';
import { type Pseudonymizer, pseudonymizer } from './pseudonym.ts';

/** The pseudonyms that a study declares. Throws an Error if they are keyed and there is no key of at least 32 characters. */
export function studyPseudonyms(study: Study, key: string | undefined): Pseudonymizer {
  if (study.patient.pseudonyms === 'public') return pseudonymizer(study.study, undefined);
  if (key === undefined || key.length < 32)
    throw new Error('the pseudonyms of this study need a secret key of at least 32 characters');
  return pseudonymizer(study.study, key);
}
