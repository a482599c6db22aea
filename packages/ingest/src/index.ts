export { buildCohort } from './build-cohort.ts';
export { blockingFindings } from './findings/blocking-findings.ts';
export { ingest } from './ingest.ts';
export type { Trace, TraceCell, TraceStep } from './trace/trace.ts';
export { traceValue } from './trace/trace-value.ts';
