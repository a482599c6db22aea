import type { StudyBundle } from '@cohort-report/schema';

/** Whether an id names a count that an event table leaves out when it is zero: a declared level of its second field. */
export function omittedCount(id: string, { analyses, codebook }: StudyBundle): boolean {
  const [name, group, variable, level] = id.split('|');
  const analysis = analyses.find((candidate) => candidate.id === name);
  if (analysis?.kind !== 'event_table' || variable === undefined) return false;
  const [first, second] = analysis.by;
  const fields = codebook.entities[analysis.entity]?.fields ?? {};
  const declares = (field: string | undefined, wanted: string | undefined) =>
    field !== undefined &&
    (fields[field]?.levels ?? []).some((declared) => declared.value === wanted);
  const [outer, outerLevel] = (group ?? '').split('=');
  return (
    outer === first && declares(first, outerLevel) && variable === second && declares(second, level)
  );
}
