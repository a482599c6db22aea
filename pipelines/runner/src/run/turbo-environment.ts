/** The environment in which Turborepo runs the stages: which study and data they work on; no telemetry. */
export function turboEnvironment(
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
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    DO_NOT_TRACK: '1',
  };
}
