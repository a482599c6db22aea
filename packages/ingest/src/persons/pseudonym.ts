import { createHash, createHmac } from 'node:crypto';

const LENGTH = 12;

/** Gives a patient of a site the name that a cohort knows them by. */
export type Pseudonymizer = (site: string, patient: string) => string;

/**
 * Pseudonyms of a study: the first 12 hex digits of HMAC-SHA256 over study, site of precedence and the site's patient
 * number, the same in every freeze as long as the key is the same. Without the key they can't be recomputed from patient
 * numbers. `key` undefined is for data that are synthetic or public: plain SHA-256, the same everywhere.
 */
export function pseudonymizer(study: string, key: string | undefined): Pseudonymizer {
  return (site, patient) => {
    const hash = key === undefined ? createHash('sha256') : createHmac('sha256', key);
    return hash
      .update(JSON.stringify([study, site, patient]))
      .digest('hex')
      .slice(0, LENGTH);
  };
}
