import type { Finding, PatientFlow } from '@cohort-report/schema';
import { countText } from '../findings/count-text.ts';

/** Of fewer patients it may well be that none meets the criteria. */
const ENOUGH = 5;

/** Sites that sent patients of whom none is included: one wrong mapping of a value that a criterion reads does that. */
export function sitesLeftOut({ bySite }: PatientFlow): Finding[] {
  return bySite
    .filter(({ patients, included }) => patients >= ENOUGH && included === 0)
    .map(({ site, patients }) => ({
      severity: 'warning',
      rule: 'site-left-out',
      site,
      file: `${site}/`,
      message: 'none of the patients of the site is included',
      expected: 'patients who meet the criteria, as a rule',
      found: `${countText(patients, 'patient')}, all excluded`,
      action: `compare the raw values with their codes in sites/${site}.yaml, those first that the criteria read`,
    }));
}
