import type { Field, Finding } from '@cohort-report/schema';
import { cellText } from '../raw/cell-text.ts';
import type { Cell } from '../raw/raw-sheet.ts';
import type { CellProblem } from '../values/reading.ts';
import { hidden } from './hidden.ts';
import type { Place } from './place.ts';

/** A problem of one cell as a finding; an identifying value is hidden, and one that `hides` says may be. */
export function cellFinding(
  place: Place,
  entity: string,
  row: number,
  column: { header: string; name: string; field: Field },
  cell: Cell | undefined,
  problem: CellProblem,
  hides = false,
): Finding {
  return {
    severity: problem.severity,
    rule: problem.rule,
    ...place,
    entity,
    field: column.name,
    row,
    column: column.header,
    message: problem.message,
    expected: problem.expected,
    found: hidden(hides ? { ...column.field, identifying: true } : column.field, cellText(cell)),
    action: problem.action,
  };
}
