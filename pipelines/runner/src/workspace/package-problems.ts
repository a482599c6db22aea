import type { Problem } from '@cohort-report/schema';

const STAGES = ['ingest', 'cohort', 'analyse', 'render', 'compare'];

/** What is wrong with a study's package.json, by which Turborepo finds the study and its stages; `text` is undefined where there is none. */
export function packageProblems(study: string, text: string | undefined): Problem[] {
  const file = `pipelines/${study}/package.json`;
  const action = `copy package.json from the folder of another study and change its name to @cohort-report/study-${study}`;
  if (text === undefined) return [{ file, message: 'the file is missing', action }];
  let declared: { name?: unknown; scripts?: Record<string, unknown> } | null;
  try {
    declared = JSON.parse(text);
  } catch (error) {
    return [{ file, message: `not valid JSON: ${(error as Error).message}`, action }];
  }
  const name = `@cohort-report/study-${study}`;
  const missing = STAGES.filter((stage) => typeof declared?.scripts?.[stage] !== 'string');
  return [
    ...(declared?.name === name
      ? []
      : [
          {
            file,
            path: 'name',
            message: 'the package is not named after its folder',
            expected: name,
            found: String(declared?.name ?? 'nothing'),
            action: 'correct the name',
          },
        ]),
    ...(missing.length === 0
      ? []
      : [
          {
            file,
            path: 'scripts',
            message: 'not every stage has its script',
            expected: STAGES.join(', '),
            found: `no ${missing.join(', ')}`,
            action: 'take the scripts of another study',
          },
        ]),
  ];
}
