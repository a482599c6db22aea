export { buildCohort } from './build-cohort.ts';
export { draftSite } from './draft/draft-site.ts';
export { blockingFindings } from './findings/blocking-findings.ts';
export { ingest } from './ingest.ts';
export type { Query } from './queries/query.ts';
export { querySheet } from './queries/query-sheet.ts';
export { raisedQueries } from './queries/raised-queries.ts';
export type { Trace, TraceCell, TraceStep } from './trace/trace.ts';
export { traceValue } from './trace/trace-value.ts';
