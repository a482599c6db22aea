import { createHash } from 'node:crypto';

const LENGTH = 12;

/**
 * The name of a patient in a cohort: the first 12 hex digits of SHA-256 over study, site of precedence and the
 * site's patient number. The same in every freeze. It is not keyed: who knows a patient number can recompute it,
 * so a cohort stays patient-level data; a keyed form will follow.
 */
export function pseudonym(study: string, site: string, patient: string): string {
  return createHash('sha256')
    .update(JSON.stringify([study, site, patient]))
    .digest('hex')
    .slice(0, LENGTH);
}
