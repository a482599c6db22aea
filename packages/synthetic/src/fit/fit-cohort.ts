import { randomStream } from '../random/random-stream.ts';
import type { FitStage } from './plan/fit-declaration.ts';
import type { FitPlan } from './plan/fit-plan.ts';
import { scoreCohort } from './score-cohort.ts';
import { anneal } from './search/anneal.ts';
import type { FitPatient } from './state/fit-patient.ts';
import { createFitState, patientsOf } from './state/fit-state.ts';

/** Where a search stands between two segments: all that is needed to go on. */
export interface FitCheckpoint {
  readonly stage: number;
  readonly segment: number;
  /** The cohort that the search walks on with. */
  readonly current: readonly FitPatient[];
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
  return { stage: 0, segment: 0, current: start, best: start, matched: countMatches(plan, start) };
}

/**
 * Searches for a cohort that gives the printed values: simulated annealing in the declared stages,
 * one progress report a segment. Each segment draws from a stream of its own (seed, stage, segment)
 * and starts from exact estimates, so that going on from a checkpoint gives the same cohort as a
 * search never interrupted. Ends early when all targets match.
 */
export function* fitCohort(
  plan: FitPlan,
  from: FitCheckpoint,
): Generator<FitProgress, FitCheckpoint> {
  const { stages, seed } = plan.declaration;
  const total = stages.reduce((sum, stage) => sum + stage.segments, 0);
  let checkpoint = from;
  while (checkpoint.stage < stages.length) {
    const stage = stages[checkpoint.stage]!;
    const { current, energy, best } = runSegment(plan, stage, checkpoint, seed);
    const matched = countMatches(plan, current);
    const most = best === null ? 0 : countMatches(plan, best);
    const ended = checkpoint.segment + 1 === stage.segments;
    checkpoint = {
      stage: checkpoint.stage + (ended ? 1 : 0),
      segment: ended ? 0 : checkpoint.segment + 1,
      current,
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

function runSegment(
  plan: FitPlan,
  stage: FitStage,
  { stage: at, segment, current, matched }: FitCheckpoint,
  seed: number,
): { current: readonly FitPatient[]; energy: number; best: readonly FitPatient[] | null } {
  const state = createFitState(plan, current);
  const along = (from: number, to: number, share: number) => from * (to / from) ** share;
  const share = segment / stage.segments;
  const next = (segment + 1) / stage.segments;
  const endpoints = Object.keys(plan.declaration.endpoints).reduce(
    (bits, name, bit) => bits | (stage.endpoints.includes(name) ? 1 << bit : 0),
    0,
  );
  let best: readonly FitPatient[] | null = null;
  const energy = anneal(
    state,
    {
      endpoints,
      shape: stage.shape,
      location: along(stage.location[0], stage.location[1], next),
      slope: between(stage.slope, next),
      moves: stage.moves,
      proposals: stage.proposals,
      hot: along(stage.hot, stage.cold, share),
      cold: along(stage.hot, stage.cold, next),
    },
    randomStream(seed, 'fit', at, segment),
    matched,
    () => {
      best = patientsOf(state);
    },
  );
  return { current: patientsOf(state), energy, best };
}

function between([from, to]: readonly [number, number], share: number): number {
  return from + (to - from) * share;
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
