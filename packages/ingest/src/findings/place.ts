import type { Finding } from '@cohort-report/schema';
import type { FileProblem } from '../raw/raw-sheet.ts';

/** A raw table's place: the file below the freeze's folder, and the sheet of a workbook. */
export interface Place {
  site: string;
  file: string;
  sheet?: string;
}

/** A problem of a file as a finding at its place. */
export function placed(place: Place, problem: FileProblem, entity?: string): Finding {
  const { severity, sheet, ...rest } = problem;
  return {
    severity: severity ?? 'blocking',
    ...rest,
    ...place,
    ...(sheet === undefined ? {} : { sheet }),
    ...(entity === undefined ? {} : { entity }),
  };
}
