import { workspacePaths } from '../workspace/paths.ts';

/**
 * The environment in which Turborepo runs the stages: which study and data they work on; no telemetry. What Node compiles of the
 * code is kept in .turbo/ of the workspace `root`, where the next process finds it.
 */
export function turboEnvironment(
  root: string,
  env: NodeJS.ProcessEnv,
  data: { study: string; freeze: string; sha256: string; comparison?: string },
): NodeJS.ProcessEnv {
  return {
    ...env,
    COHORT_REPORT_STUDY: data.study,
    COHORT_REPORT_FREEZE: data.freeze,
    COHORT_REPORT_FREEZE_SHA256: data.sha256,
    COHORT_REPORT_RUN: String(process.pid),
    COHORT_REPORT_COMPARISON_SHA256: data.comparison ?? '',
    NODE_COMPILE_CACHE: workspacePaths(root).compiled,
    NODE_COMPILE_CACHE_PORTABLE: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    DO_NOT_TRACK: '1',
  };
}
