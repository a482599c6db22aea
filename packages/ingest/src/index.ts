export { buildCohort } from './build-cohort.ts';
export { blockingFindings } from './findings/blocking-findings.ts';
export { ingest } from './ingest.ts';
