import type { RiskTable } from '../nonparametric/risk-table.ts';
import type { SortedGroup } from '../nonparametric/sort-by-group.ts';

/** Events of one cause at each distinct time of a group. */
export interface CauseEvents {
  /** Sums of weights. */
  readonly events: Float64Array;
  readonly rows: Int32Array;
}

/** Events by cause, along the times of the group's risk table. */
export function causeTable(
  group: SortedGroup,
  table: RiskTable,
  causeOfRow: Int32Array,
  causes: number,
): CauseEvents[] {
  const size = table.time.length;
  const byCause = Array.from({ length: causes }, () => ({
    events: new Float64Array(size),
    rows: new Int32Array(size),
  }));
  let k = 0;
  for (let i = 0; i < group.row.length; i++) {
    while (table.time[k]! < group.time[i]!) k++;
    const cause = causeOfRow[group.row[i]!]!;
    if (cause === 0) continue;
    const counts = byCause[cause - 1]!;
    counts.events[k]! += group.weight ? group.weight[i]! : 1;
    counts.rows[k]!++;
  }
  return byCause;
}
