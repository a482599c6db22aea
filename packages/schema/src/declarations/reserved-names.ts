import type { Study } from './study.ts';

/** Names that each analysis gives a meaning of its own, so that no variable may have them: name -> what it stands for. */
export function reservedNames(study: Study): Map<string, string> {
  return new Map([
    ['site', 'the site that a patient counts at'],
    ['patient', 'the patient'],
    ...study.endpoints.flatMap(({ id }): [string, string][] => [
      [`${id}_days`, `the days to the end of ${id}`],
      [`${id}_event`, `whether ${id} ended with its event`],
      [`${id}_competing`, `the competing event that ended ${id}`],
    ]),
  ]);
}
