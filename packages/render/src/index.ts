export type { RenderInput } from './render-report.ts';
export { renderReport } from './render-report.ts';
