const SUMMARIES = /^(lowest|highest)_hazard_ratio|^(omissions|estimable|significant)$/;

/** Whether a statistic says of the omissions of a leave-one-out analysis what they give together: it tells of each of them. */
export function isOmissionSummary(statistic: string): boolean {
  return SUMMARIES.test(statistic);
}
