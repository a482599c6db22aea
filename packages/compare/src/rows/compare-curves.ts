import type {
  CurveDifference,
  CurveSteps,
  IncidenceCurve,
  Results,
  SurvivalCurve,
} from '@cohort-report/schema';

interface Curve {
  name: Pick<CurveDifference, 'analysis' | 'endpoint' | 'cause' | 'group'>;
  steps: CurveSteps;
  heights: readonly number[];
  /** Last time at which a patient was observed. */
  last: number;
}

/** Curves of both freezes, matched by analysis, endpoint, competing event and group, with their heights at the ticks of the time axis. */
export function compareCurves(before: Results, after: Results): CurveDifference[] {
  const earlier = new Map(curvesOf(before).map((curve) => [keyOf(curve), curve]));
  return curvesOf(after).flatMap((curve): CurveDifference[] => {
    const old = earlier.get(keyOf(curve));
    const declared = after.analyses.find(({ analysis }) => analysis.id === curve.name.analysis);
    if (old === undefined || declared === undefined || !('horizon' in declared.analysis)) return [];
    const { horizon, ticks } = declared.analysis;
    const times = Array.from(
      { length: Math.floor(horizon / ticks) },
      (_, index) => (index + 1) * ticks,
    );
    return [
      {
        ...curve.name,
        before: old.steps,
        after: curve.steps,
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

function curvesOf({ curves, incidences = [] }: Results): Curve[] {
  return [...curves.map(ofSurvival), ...incidences.map(ofIncidence)];
}

function ofSurvival({ analysis, endpoint, group, time, survival, censored }: SurvivalCurve): Curve {
  return {
    name: { analysis, endpoint, ...(group === undefined ? {} : { group }) },
    steps: { time, survival },
    heights: survival,
    last: Math.max(time.at(-1) ?? 0, ...censored.map((item) => item.time)),
  };
}

function ofIncidence({ analysis, endpoint, cause, group, time, incidence }: IncidenceCurve): Curve {
  return {
    name: {
      analysis,
      endpoint,
      ...(cause === undefined ? {} : { cause }),
      ...(group === undefined ? {} : { group }),
    },
    steps: { time, incidence },
    heights: incidence,
    last: time.at(-1) ?? 0,
  };
}

function keyOf({ name: { analysis, endpoint, cause, group } }: Curve): string {
  return JSON.stringify([analysis, endpoint, cause, group?.variable, group?.level]);
}

/** Height of the step function; null beyond the last patient observed. */
function heightAt({ steps, heights, last }: Curve, time: number): number | null {
  if (time > last) return null;
  let height: number | null = null;
  steps.time.forEach((step, index) => {
    if (step <= time) height = heights[index] ?? height;
  });
  return height;
}
