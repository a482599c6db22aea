import type { RiskTable } from '../nonparametric/risk-table.ts';
import type { SortedGroup } from '../nonparametric/sort-by-group.ts';
import type { CauseEvents } from './cause-table.ts';

/**
 * Robust variance of one cumulative incidence F at every time: the sum over rows of the squared
 * infinitesimal jackknife.
 *
 * With S the event-free probability just before a time, Y the number at risk, d all events and
 * d1 those of the cause there: dF = S d1 / Y, A sums d / (Y (Y - d)), and D sums dF (A - 1/Y). A row's
 * influence changes by weight (dD - entered dF) while it is at risk, with `entered` the value of A
 * at its entry; by -weight past dF afterwards, with past = [event] / (Y - d) - (A - entered) at
 * its exit; and jumps by weight S / Y at its event of the cause. So the influence of every row is
 * linear in D and F, and running sums of products give the total at constant cost per row and
 * time. Sums over rows at risk are recomputed after as many changes as there are such rows, so
 * that rounding does not pile up. Up to `directLimit` rows x times the total is summed row by row.
 */
export function incidenceVariance(
  group: SortedGroup,
  weightByRow: Float64Array | null,
  table: RiskTable,
  survivalBefore: Float64Array,
  cause: number,
  causeOfRow: Int32Array,
  counts: CauseEvents,
  directLimit = 1e7,
): Float64Array {
  const { time: exit, event, row, entry } = group;
  const size = row.length;
  const variance = new Float64Array(table.time.length);
  const slot = entry ? slots(group) : null;
  /** Per row, in entry order: influence = offset + D (while at risk) - slope F. */
  const slope = new Float64Array(size);
  const isOpen = new Uint8Array(size);
  const offset = new Float64Array(size);
  const rowWeight = new Float64Array(size);
  const active = new Int32Array(size);
  const place = new Int32Array(size);
  const open = new Sums();
  let goneUU = 0;
  let goneUV = 0;
  let goneVV = 0;
  let a = 0;
  let d = 0;
  let f = 0;
  let next = 0;
  let atRisk = 0;
  let changes = 0;
  const enter = (until: number) => {
    for (; next < size; next++) {
      if (entry && !(entry.time[next]! < until)) break;
      const r = entry ? entry.row[next]! : row[next]!;
      const w = weightByRow ? weightByRow[r]! : 1;
      rowWeight[next] = w;
      slope[next] = a;
      isOpen[next] = 1;
      offset[next] = a * f - d;
      open.add(w * w, 0, a);
      place[next] = atRisk;
      active[atRisk++] = next;
      changes++;
    }
  };
  const refresh = () => {
    open.clear();
    for (let m = 0; m < atRisk; m++) {
      const j = active[m]!;
      const u = d - slope[j]! * f + offset[j]!;
      open.add(rowWeight[j]! * rowWeight[j]!, u, slope[j]!);
    }
    changes = 0;
  };
  const direct = size * variance.length <= directLimit;
  const rowByRow = () => {
    let sum = 0;
    for (let j = 0; j < next; j++) {
      const u = rowWeight[j]! * (offset[j]! + isOpen[j]! * d - slope[j]! * f);
      sum += u * u;
    }
    return sum;
  };
  let i = 0;
  for (let k = 0; k < variance.length; k++) {
    enter(table.time[k]!);
    const risk = table.nRisk[k]!;
    const left = risk - table.nEvent[k]!;
    const allDie = table.eventRows[k] === table.riskRows[k];
    const s = survivalBefore[k]!;
    if (counts.rows[k]! > 0) {
      const df = (s * counts.events[k]!) / risk;
      const dd = df * (a - 1 / risk);
      open.move(dd, df);
      goneUU += df * (df * goneVV - 2 * goneUV);
      goneUV -= df * goneVV;
      d += dd;
      f += df;
    }
    if (table.eventRows[k]! > 0 && !allDie) a += table.nEvent[k]! / (risk * left);
    for (; i < size && exit[i] === table.time[k]; i++) {
      const j = slot ? slot[i]! : i;
      const square = rowWeight[j]! * rowWeight[j]!;
      const u = d - slope[j]! * f + offset[j]!;
      open.add(-square, u, slope[j]!);
      const last = active[--atRisk]!;
      active[place[j]!] = last;
      place[last] = place[j]!;
      changes++;
      const jump = causeOfRow[row[i]!] === cause ? s / risk : 0;
      const past = (event[i] === 1 && !allDie ? 1 / left : 0) - (a - slope[j]!);
      goneUU += square * (u + jump) * (u + jump);
      goneUV += square * (u + jump) * past;
      goneVV += square * past * past;
      isOpen[j] = 0;
      slope[j] = past;
      offset[j] = u + jump + past * f;
    }
    if (table.eventRows[k] === 0) variance[k] = k > 0 ? variance[k - 1]! : 0;
    else if (direct) variance[k] = rowByRow();
    else {
      if (changes >= atRisk) refresh();
      variance[k] = Math.max(0, goneUU + open.uu);
    }
  }
  return variance;
}

/** For each row in exit order, its position in entry order. */
function slots(group: SortedGroup): Int32Array {
  const position = new Map<number, number>();
  for (let j = 0; j < group.row.length; j++) position.set(group.entry!.row[j]!, j);
  return Int32Array.from(group.row, (r) => position.get(r)!);
}

/** Weighted sums over the rows at risk of products of influence u, entered A and 1. */
class Sums {
  one = 0;
  u = 0;
  e = 0;
  uu = 0;
  ue = 0;
  ee = 0;

  add(weight: number, u: number, entered: number): void {
    this.one += weight;
    this.u += weight * u;
    this.e += weight * entered;
    this.uu += weight * u * u;
    this.ue += weight * u * entered;
    this.ee += weight * entered * entered;
  }

  /** Every influence moves by dd - entered df. */
  move(dd: number, df: number): void {
    this.uu +=
      2 * dd * this.u -
      2 * df * this.ue +
      dd * dd * this.one -
      2 * dd * df * this.e +
      df * df * this.ee;
    this.ue += dd * this.e - df * this.ee;
    this.u += dd * this.one - df * this.e;
  }

  clear(): void {
    this.one = 0;
    this.u = 0;
    this.e = 0;
    this.uu = 0;
    this.ue = 0;
    this.ee = 0;
  }
}
