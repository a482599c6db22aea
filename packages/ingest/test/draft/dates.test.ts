import { describe, expect, it } from 'vitest';
import { dateLikeness } from '../../src/draft/date-likeness.ts';
import { draftSite } from '../../src/index.ts';
import { readCase } from '../case-folder.ts';

const { bundle } = await readCase('ingest', 'rows-set-aside');
const draft = (file: string, lines: readonly string[]) =>
  draftSite({
    bundle,
    site: 'new',
    files: new Map([[file, Buffer.from(`${lines.join('\n')}\n`)]]),
  });

describe('dates in a draft', () => {
  it('are told apart by what their headings say beside that they are dates', () => {
    expect(dateLikeness('Geburtsdatum', 'Aufnahmedatum')).toBeLessThan(0.3);
    expect(dateLikeness('date_of_birth', 'Date of surgery')).toBeLessThan(0.3);
    expect(dateLikeness('Datum', 'Aufnahmedatum')).toBe(0);
    expect(dateLikeness('Datum', 'Date')).toBe(0.8);
    expect(dateLikeness('OpDatum', 'Datum der OP')).toBeGreaterThan(0.6);
    expect(dateLikeness('Sterbedatum', 'Sterbedatum')).toBe(1);
  });

  it('are not taken for another one that merely is a date as well', async () => {
    const text = await draft('patients.csv', [
      'Nr;Geschlecht;Aufnahmedatum',
      '1;m;03.05.2008',
      '2;w;04.06.2010',
    ]);
    expect(text).not.toMatch(/birth_date|last_contact/);
    expect(text).toMatch(/"Aufnahmedatum": \{ ignore:/);
  });

  it('of a year that the field cannot have are another one', async () => {
    const text = await draft('patients.csv', [
      'Nr;Geschlecht;birth date',
      '1;m;03.05.2018',
      '2;w;04.06.2019',
    ]);
    expect(text).not.toMatch(/to: birth_date/);
  });

  it('between which the headings do not decide are not guessed', async () => {
    const text = await draft('operations.csv', [
      'Nr;OP;Date of operation 1;Date of operation 2;Stem',
      '1;a;03.05.2008;04.05.2009;cemented',
      '2;b;04.06.2010;07.08.2011;cementless',
    ]);
    expect(text).not.toMatch(/to: operation_date/);
    expect(text).toMatch(
      /# not decided: "Date of operation 1" or "Date of operation 2" may be operation_date; ask the site/,
    );
    expect(text.match(/ignore: "Not decided by the draft"/g)).toHaveLength(2);
  });

  it('are never the number of the patient', async () => {
    const text = await draft('patients.csv', [
      'Exported;Nr;Geschlecht',
      '30.06.2020;1;m',
      '30.06.2020;2;w',
    ]);
    expect(text).toMatch(/"Nr": \{ to: patient_id \}/);
  });
});
