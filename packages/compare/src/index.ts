export type { FreezeData, FreezesToCompare, PublishedReport } from './compare-freezes.ts';
export { compareFreezes } from './compare-freezes.ts';
