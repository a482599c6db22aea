import { randomStream } from '../random/random-stream.ts';
import { runSegment } from './engine/run-segment.ts';
import { createEngine } from './engine/search-engine.ts';
import type { FitPatient } from './fit-patient.ts';
import type { FitPlan } from './plan/plan-shape.ts';
import { scoreCohort } from './score-cohort.ts';

/** Where a search stands between two segments: all that is needed to go on. */
export interface FitCheckpoint {
  readonly stage: number;
  readonly segment: number;
  /** The cohorts that the search walks on with, one for each replica, the coldest first. */
  readonly current: readonly (readonly FitPatient[])[];
  /** The cohort with the most matches so far, and their number. */
  readonly best: readonly FitPatient[];
  readonly matched: number;
}

export interface FitProgress {
  readonly stage: string;
  /** Segments done, and all, over all stages. */
  readonly done: number;
  readonly total: number;
  /** Penalty of the stage's targets as the stage weighs them. */
  readonly energy: number;
  /** Matches of the cohort as it stands and of the best so far, of all targets. */
  readonly matched: number;
  readonly best: number;
  readonly targets: number;
  readonly checkpoint: FitCheckpoint;
}

/** The state before the first segment. */
export function beginFit(plan: FitPlan, start: readonly FitPatient[]): FitCheckpoint {
  return {
    stage: 0,
    segment: 0,
    current: [start],
    best: start,
    matched: countMatches(plan, start),
  };
}

/**
 * Searches for a cohort that gives the printed values: simulated annealing or tempering in the
 * declared stages, one progress report a segment. Each segment draws from a stream of its own (seed, stage, segment)
 * and starts from exact estimates, so that going on from a checkpoint gives the same cohort as a
 * search never interrupted. Ends early when all targets match.
 */
export function* fitCohort(
  plan: FitPlan,
  from: FitCheckpoint,
): Generator<FitProgress, FitCheckpoint> {
  const { stages, seed } = plan.declaration;
  const total = stages.reduce((sum, stage) => sum + stage.segments, 0);
  const engine = createEngine(plan);
  let checkpoint = from;
  while (checkpoint.stage < stages.length) {
    const stage = stages[checkpoint.stage]!;
    const { segment } = checkpoint;
    const begins = segment === 0 && stage.from === 'best';
    const current = begins ? [checkpoint.best] : checkpoint.current;
    const random = randomStream(seed, 'fit', checkpoint.stage, segment);
    const { cohorts, energy, best } = runSegment(
      engine,
      stage,
      segment,
      current,
      checkpoint.matched,
      random,
    );
    const matched = countMatches(plan, cohorts[0]!);
    const most = best === null ? 0 : countMatches(plan, best);
    const ended = checkpoint.segment + 1 === stage.segments;
    checkpoint = {
      stage: checkpoint.stage + (ended ? 1 : 0),
      segment: ended ? 0 : checkpoint.segment + 1,
      current: cohorts,
      best: best !== null && most > checkpoint.matched ? best : checkpoint.best,
      matched: Math.max(most, checkpoint.matched),
    };
    const targets = countTargets(plan);
    yield {
      stage: stage.name,
      done:
        stages.slice(0, checkpoint.stage).reduce((sum, { segments }) => sum + segments, 0) +
        checkpoint.segment,
      total,
      energy,
      matched,
      best: checkpoint.matched,
      targets,
      checkpoint,
    };
    if (checkpoint.matched === targets) break;
  }
  return checkpoint;
}

function countMatches(plan: FitPlan, patients: readonly FitPatient[]): number {
  return scoreCohort(plan, patients).filter(({ matched }) => matched).length;
}

function countTargets({ models, curves }: FitPlan): number {
  const inModels = models.flatMap(({ coefficients }) =>
    coefficients.map(({ printed }) => Object.keys(printed).length),
  );
  const inCurves = curves.map(({ targets }) => targets.filter((target) => target !== null).length);
  return [...inModels, ...inCurves].reduce((sum, count) => sum + count, 0);
}
