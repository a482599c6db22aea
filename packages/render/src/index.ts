export type { DifferenceInput } from './difference/difference-context.ts';
export { renderDifference } from './difference/render-difference.ts';
export type { StudyVersion } from './difference/render-study-index.ts';
export { renderStudyIndex } from './difference/render-study-index.ts';
export { roCrate } from './export/ro-crate.ts';
export type { RenderInput } from './render-report.ts';
export { renderReport } from './render-report.ts';
