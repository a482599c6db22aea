import type { StudyBundle } from '@cohort-report/schema';
import type { SitePlan } from '../plan/site-plan.ts';
import { randomStream } from '../random/random-stream.ts';
import { derivePatient } from './derive-patient.ts';
import type { RawRecord } from './make-records.ts';

/**
 * Makes the declared share of dates partial, one at a time and only where every derived variable, endpoint and criterion of
 * the patient stays what it was. Takes the records of one patient, of all sites.
 */
export function blurDates(
  records: readonly RawRecord[],
  plans: readonly SitePlan[],
  bundle: StudyBundle,
  seed: number,
): RawRecord[] {
  const wanted = records.flatMap((record, index) => {
    const rules = plans.find(({ site }) => site === record.site)?.partial_dates ?? [];
    const random = randomStream(seed, 'partial', record.person, index);
    return rules.flatMap(({ entity, field, precision, share }) =>
      random() < share && entity === record.entity && record.values[field] != null
        ? [{ index, field, precision }]
        : [],
    );
  });
  if (wanted.length === 0) return [...records];
  const truth = JSON.stringify(derivePatient(records, bundle));
  let result = [...records];
  for (const { index, field, precision } of wanted) {
    const record = result[index] as RawRecord;
    const blurred = { ...record, precision: { ...record.precision, [field]: precision } };
    const attempt = result.with(index, blurred);
    if (JSON.stringify(derivePatient(attempt, bundle)) === truth) result = attempt;
  }
  return result;
}
