import { describe, expect, it } from 'vitest';
import { CODEBOOK, problemsOf, STUDY } from './support/toy-declarations.ts';

describe('problems of codebook.yaml in itself', () => {
  it.each([
    [
      'field of a key, misspelt, with its line',
      { 'codebook.yaml': CODEBOOK.replace('key: [patient_id]', 'key: [patient_nr]') },
      /codebook.yaml:4 entities.patient.key\[0\] unknown field "patient_nr" \| one of patient_id, sex/,
    ],
    [
      'field of an order, misspelt, with its line',
      {
        'codebook.yaml': CODEBOOK.replace(
          'key: [patient_id]',
          'key: [patient_id]\n    order: [sex, dayz]',
        ),
      },
      /codebook.yaml:5 entities.patient.order\[1\] unknown field "dayz"/,
    ],
    [
      'field that links the sites, misspelt, with its line',
      { 'study.yaml': STUDY.replace('patient: {}', 'patient: { linkage: [link_id] }') },
      /study.yaml:6 patient.linkage\[0\] unknown field "link_id" \| one of patient_id, sex/,
    ],
    [
      'entity without the number of the patient',
      { 'study.yaml': STUDY.replace('patient: {}', 'patient: { id: patient_nr }') },
      /codebook.yaml:6 entities.patient.fields the entity has no field "patient_nr"/,
    ],
    [
      'level twice, of a variable',
      { 'codebook.yaml': CODEBOOK.replace(/m: Male\] \}\n$/, 'f: Male] }\n') },
      /codebook.yaml:11 variables.sex.levels\[1\] the level "f" stands here a second time/,
    ],
    [
      'range of texts, of a number',
      { 'codebook.yaml': CODEBOOK.replace('label: Days', 'label: Days, range: ["0", null]') },
      /codebook.yaml:8 .*days.range values of the type integer can't be held against .*two numbers/,
    ],
    [
      'range of a date that is no date',
      {
        'codebook.yaml': CODEBOOK.replace(
          'integer, label: Days',
          'date, label: Day, range: ["01.02.2000", null]',
        ),
      },
      /days.range values of the type date can't be held against .*yyyy-MM-dd/,
    ],
    [
      'range upside down',
      { 'codebook.yaml': CODEBOOK.replace('label: Days', 'label: Days, range: [9, 0]') },
      /days.range the lowest plausible value is above the highest/,
    ],
    [
      'range of a category',
      { 'codebook.yaml': CODEBOOK.replace('label: Dead', 'label: Dead, range: [0, 1]') },
      /dead.range values of the type boolean have no range/,
    ],
    [
      'partial dates completed to a day that no year has',
      {
        'codebook.yaml': CODEBOOK.replace(
          'integer, label: Days',
          'date, label: Day, impute: { month: 15, year: 02-30 }',
        ),
      },
      /days.impute.year no day of every year/,
    ],
    [
      'partial dates completed, of a number',
      {
        'codebook.yaml': CODEBOOK.replace(
          'label: Days',
          'label: Days, impute: { month: 15, year: 07-01 }',
        ),
      },
      /days.impute values of the type integer are not completed/,
    ],
  ])('%s', (_, changes, expected) => {
    expect(problemsOf(changes as unknown as Record<string, string>).join('\n')).toMatch(expected);
  });
});
