import type { RandomStream } from '../../random/random-stream.ts';
import type { FitPatient } from '../fit-patient.ts';
import type { FitStage } from '../plan/fit-declaration.ts';
import { declareStage } from './declare-stage.ts';
import type { SearchEngine } from './search-engine.ts';
import { temper } from './temper.ts';

export type Cohort = readonly FitPatient[];

export interface Segment {
  /** The cohorts that the search walks on with, the coldest first. */
  readonly cohorts: readonly Cohort[];
  /** Penalty of the first. */
  readonly energy: number;
  /** The cohort with the most matches that was met, if these were more than `above`. */
  readonly best: Cohort | null;
}

/**
 * One segment of a stage, from cohorts as the one before left them. Of one replica: simulated
 * annealing, the temperature falls by a constant factor. Of more: see `temper`.
 */
export function runSegment(
  engine: SearchEngine,
  stage: FitStage,
  segment: number,
  cohorts: readonly Cohort[],
  above: number,
  random: RandomStream,
): Segment {
  const { kernel } = engine;
  const [share, next] = [segment / stage.segments, (segment + 1) / stage.segments];
  const temperature = (at: number) => stage.hot * (stage.cold / stage.hot) ** at;
  declareStage(kernel, stage, engine.endpoints, next);
  kernel.seed(word(random), word(random));
  kernel.setMostMatched(above);
  const replicas = Array.from({ length: stage.replicas }, (_, k) => k);
  for (const k of replicas) {
    engine.load(cohorts[Math.min(k, cohorts.length - 1)]!);
    kernel.keep(k);
  }
  if (replicas.length > 1) temper(kernel, stage, random);
  else {
    kernel.walk(stage.proposals, temperature(share), temperature(next));
    kernel.keep(0);
  }
  const left = replicas.map((k) => {
    kernel.recall(k);
    return { cohort: engine.patients(), energy: kernel.energy() };
  });
  return {
    cohorts: left.map(({ cohort }) => cohort),
    energy: left[0]!.energy,
    best: kernel.mostMatched.value > above ? engine.best() : null,
  };
}

function word(random: RandomStream): number {
  return Math.floor(random() * 2 ** 32);
}
