import type { StudyBundle } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { rawValues } from '../../src/cohort/raw-values.ts';
import { ingest } from '../../src/index.ts';
import { readCase } from '../case-folder.ts';

/** The patients of a case, with another text as the sex of some of them. */
async function valuesWith(texts: Readonly<Record<string, number>>, minimum: number) {
  const { bundle: declared, files } = await readCase('cohort', 'two-sites');
  const bundle: StudyBundle = {
    ...declared,
    study: { ...declared.study, disclosure: { minimum_change: minimum } },
  };
  const rows = Object.entries(texts).flatMap(([text, count]) =>
    Array.from({ length: count }, (_, index) => `m${text.slice(0, 3)}${index},,${text},,,`),
  );
  files.set(
    'north/patient.csv',
    Buffer.from(
      `patient_id,linkage_id,sex,birth_date,height_cm,last_contact\n${rows.join('\n')}\n`,
    ),
  );
  const { mappings } = await ingest({ bundle, freeze: 'f1', files });
  return rawValues(bundle, mappings).filter(({ site }) => site === 'north');
}

describe('raw values', () => {
  it('withhold what no mapping knows and stands in few rows', async () => {
    const [sex] = await valuesWith({ male: 1, Frau: 5, 'Meier, Anna': 1, weibl: 4 }, 5);
    expect(sex).toEqual({
      site: 'north',
      entity: 'patient',
      field: 'sex',
      label: 'Patients: Sex',
      values: [
        { raw: 'male', value: 'Male', mapped: true, rows: 1 },
        { raw: 'Frau', value: null, mapped: false, rows: 5 },
      ],
      withheld: { values: 2, rows: 5 },
    });
  });

  it('show all where the study withholds nothing, long ones cut', async () => {
    const [sex] = await valuesWith({ [`long${'x'.repeat(500)}`]: 1 }, 1);
    expect(sex?.values).toEqual([
      { raw: `long${'x'.repeat(76)}…`, value: null, mapped: false, rows: 1 },
    ]);
    expect(sex).not.toHaveProperty('withheld');
  });

  it('are of coded fields alone: no text, number, date or identifier', async () => {
    const { bundle, files } = await readCase('cohort', 'two-sites');
    const { mappings } = await ingest({ bundle, freeze: 'f1', files });
    const shown = rawValues(bundle, mappings).map(({ field }) => field);
    expect([...new Set(shown)].sort()).toEqual(['pain', 'sex', 'stem']);
  });

  it('are not of numbers and identifying fields with declared values either', async () => {
    const { bundle: declared, files } = await readCase('cohort', 'two-sites');
    const entities = structuredClone(declared.codebook.entities);
    const [north, ...others] = structuredClone(declared.sites);
    Object.assign(entities.patient?.fields.sex ?? {}, { identifying: true });
    Object.assign(north?.tables[0]?.columns ?? {}, {
      height_cm: { to: 'height_cm', values: { '180': 180 } },
    });
    const bundle = {
      ...declared,
      codebook: { ...declared.codebook, entities },
      sites: [north as (typeof others)[number], ...others],
    };
    const { mappings } = await ingest({ bundle, freeze: 'f1', files });
    expect(mappings.some(({ field, raw }) => field === 'height_cm' && raw === '170')).toBe(true);
    const shown = rawValues(bundle, mappings).map(({ field }) => field);
    expect([...new Set(shown)].sort()).toEqual(['pain', 'stem']);
  });
});
