import { ProblemsError } from '@cohort-report/schema';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../src/index.ts';
import { studyFiles } from './study-files.ts';

function problemsOf(...changes: [file: string, from: string, to: string][]): string[] {
  const files = studyFiles();
  for (const [file, from, to] of changes) {
    const text = files.get(file) ?? '';
    expect(text).toContain(from);
    files.set(file, text.replace(from, to));
  }
  try {
    readPlan(files);
  } catch (error) {
    if (error instanceof ProblemsError)
      return error.problems.map(({ file, path, message }) => `${file} ${path ?? ''}: ${message}`);
    throw error;
  }
  return [];
}

describe('readPlan', () => {
  it('reads the declarations of the study', () => {
    expect(problemsOf()).toEqual([]);
  });

  it('names every unknown name, entity, field, file and freeze at once', () => {
    expect(
      problemsOf(
        ['synthetic/cohort.yaml', 'expr: failure != "no_surgery"', 'expr: failur != "no_surgery"'],
        ['synthetic/records.yaml', 'sex: sex_code', 'gender: sex_code'],
        ['synthetic/freezes.yaml', 'visit: visit_date', 'visits: visit_date'],
        ['synthetic/freezes.yaml', '2023-09-30:', '2023-10-30:'],
        ['synthetic/sites/lmu.yaml', 'file: verlauf.csv', 'file: verlauf.txt'],
        ['synthetic/sites/erlangen.yaml', 'field: start_date', 'field: begin_date'],
      ),
    ).toEqual([
      'synthetic/cohort.yaml variables[4] (operated): unknown name "failur" in the expression',
      'synthetic/records.yaml rows[0] (patient): unknown field "gender" of "patient"',
      'synthetic/freezes.yaml dated_by.visits: unknown entity "visits"',
      'synthetic/freezes.yaml freezes.2023-10-30: study.yaml has no freeze "2023-10-30"',
      'synthetic/sites/lmu.yaml blemishes: the site has no file verlauf.txt',
      'synthetic/sites/erlangen.yaml partial_dates: unknown field "begin_date" of "therapy"',
    ]);
  });

  it('refuses tables that name several files, as it would fill the first alone', () => {
    expect(
      problemsOf(
        ['sites/lmu.yaml', 'file: therapien.csv', 'file: [therapien.csv, weitere.csv]'],
        ['sites/augsburg.yaml', 'file: lesions.csv', 'file: "lesions*.csv"'],
      ),
    ).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^sites\/lmu.yaml tables\[\d+\].file: the generator writes one file/),
        expect.stringMatching(/^sites\/augsburg.yaml tables\[\d+\].file: the generator writes one/),
      ]),
    );
  });

  it('names a share without value or range, and an expression that is none', () => {
    expect(problemsOf(['synthetic/cohort.yaml', 'value: vats,', ''])).toEqual([
      expect.stringMatching(
        /^synthetic\/cohort\.yaml .*: expected either `value`, or `from` and `to`$/,
      ),
    ]);
    expect(problemsOf(['synthetic/records.yaml', 'repeat: n_mets', 'repeat: n_mets +'])).toEqual([
      expect.stringMatching(/^synthetic\/records\.yaml .*: the expression can't be read/),
    ]);
  });
});
