import type { CurveDifference, Results, SurvivalCurve } from '@cohort-report/schema';

/** Curves of both freezes, matched by analysis, endpoint and group, with their heights at the ticks of the time axis. */
export function compareCurves(before: Results, after: Results): CurveDifference[] {
  const earlier = new Map(before.curves.map((curve) => [keyOf(curve), curve]));
  return after.curves.flatMap((curve): CurveDifference[] => {
    const old = earlier.get(keyOf(curve));
    const declared = after.analyses.find(({ analysis }) => analysis.id === curve.analysis);
    if (old === undefined || declared?.analysis.kind !== 'survival_curves') return [];
    const { horizon, ticks } = declared.analysis;
    const times = Array.from(
      { length: Math.floor(horizon / ticks) },
      (_, index) => (index + 1) * ticks,
    );
    return [
      {
        analysis: curve.analysis,
        endpoint: curve.endpoint,
        ...(curve.group === undefined ? {} : { group: curve.group }),
        before: { time: old.time, survival: old.survival },
        after: { time: curve.time, survival: curve.survival },
        milestones: times.map((time) => ({
          time,
          before: heightAt(old, time),
          after: heightAt(curve, time),
          withheld: false,
        })),
      },
    ];
  });
}

function keyOf({ analysis, endpoint, group }: SurvivalCurve): string {
  return JSON.stringify([analysis, endpoint, group?.variable, group?.level]);
}

/** Height of the step function; null beyond the last patient observed. */
function heightAt(curve: SurvivalCurve, time: number): number | null {
  const last = Math.max(curve.time.at(-1) ?? 0, ...curve.censored.map((censored) => censored.time));
  if (time > last) return null;
  let height: number | null = null;
  curve.time.forEach((step, index) => {
    if (step <= time) height = curve.survival[index] ?? height;
  });
  return height;
}
