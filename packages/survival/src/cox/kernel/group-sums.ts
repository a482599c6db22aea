import type { HazardState } from './hazard-state.ts';

export interface GroupSums {
  /** Sum of risk x column over each group's risk set. */
  readonly all: Float64Array;
  /** The same over the group's events. */
  readonly events: Float64Array;
}

export const createGroupSums = (groups: number): GroupSums => ({
  all: new Float64Array(groups),
  events: new Float64Array(groups),
});

/** Sums one column (in input order, centred at `centre`) over risk sets and events. */
export function groupSums(
  state: HazardState,
  column: Float64Array,
  centre: number,
  out: GroupSums,
): void {
  const { risk, refresh } = state;
  const { layout } = state;
  const { order, groupStart, groupEventEnd, segmentGroup, delayed } = layout;
  for (let s = layout.segments - 1; s >= 0; s--) {
    let sum = 0;
    const end = groupStart[segmentGroup[s + 1]!]!;
    for (let g = segmentGroup[s + 1]! - 1; g >= segmentGroup[s]!; g--) {
      if (delayed !== null) {
        for (let k = delayed.leaverStart[g]!; k < delayed.leaverStart[g + 1]!; k++) {
          const row = delayed.leaver[k]!;
          sum -= risk[row]! * (column[order[row]!]! - centre);
        }
        if (refresh[g] === 1) {
          sum = 0;
          for (let i = groupStart[g + 1]!; i < end; i++) {
            if (delayed.entryGroup[i]! < g) sum += risk[i]! * (column[order[i]!]! - centre);
          }
        }
      }
      const eventEnd = groupEventEnd[g]!;
      for (let i = groupStart[g + 1]! - 1; i >= eventEnd; i--) {
        sum += risk[i]! * (column[order[i]!]! - centre);
      }
      let events = 0;
      for (let i = groupStart[g]!; i < eventEnd; i++) {
        events += risk[i]! * (column[order[i]!]! - centre);
      }
      sum += events;
      out.all[g] = sum;
      out.events[g] = events;
    }
  }
}
