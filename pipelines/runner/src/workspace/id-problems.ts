import type { Problem } from '@cohort-report/schema';

/** Whether study.yaml, where it could be read, names the study as its folder does: data and reports lie under the folder's name. */
export function idProblems(folder: string, id: string | undefined): Problem[] {
  if (id === undefined || id === folder) return [];
  return [
    {
      file: 'study.yaml',
      path: 'study',
      message: 'the study is not named after its folder',
      expected: folder,
      found: id,
      action: `correct the name, or rename the folder pipelines/${folder}`,
    },
  ];
}
