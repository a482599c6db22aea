import type { CurveGroup } from '../view/curve-groups.ts';

export interface CurvePoint {
  group: string;
  time: number;
  height: number;
  lower: number | null;
  upper: number | null;
}

/** A curve's steps in percent up to the end of the time axis, where the last step is drawn out. */
export function curvePoints({ label, curve }: CurveGroup, horizon: number): CurvePoint[] {
  if (curve === undefined) return [];
  const points = curve.time.map((time, index) => ({
    group: label,
    time,
    height: percent(curve.height[index]!),
    lower: percentOrNull(curve.lower[index]),
    upper: percentOrNull(curve.upper[index]),
  }));
  const shown = points.filter((point) => point.time <= horizon);
  const last = shown.at(-1);
  const end = Math.min(horizon, Math.max(curve.time.at(-1) ?? 0, lastContact(curve.censored)));
  if (last !== undefined && end > last.time) shown.push({ ...last, time: end });
  return shown;
}

function percent(fraction: number): number {
  return fraction * 100;
}

function percentOrNull(fraction: number | null | undefined): number | null {
  return fraction === null || fraction === undefined ? null : percent(fraction);
}

function lastContact(censored: readonly { time: number }[]): number {
  return censored.reduce((latest, item) => Math.max(latest, item.time), 0);
}
