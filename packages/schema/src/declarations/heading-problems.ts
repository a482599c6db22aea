import type { Problem } from '../problems/problem.ts';
import type { Entity } from './codebook.ts';
import type { Site, SiteTable } from './site.ts';

/** What is wrong with the columns of a table that other freezes name otherwise, or that a freeze may lack. */
export function headingProblems(
  site: Site,
  table: SiteTable,
  entity: Entity,
  path: string,
  file: string,
): Problem[] {
  const problems: Problem[] = [];
  const names = Object.entries(table.also_named ?? {});
  const targets = Object.entries(table.columns).flatMap(([title, declared]) =>
    'ignore' in declared ? [] : [declared].flat().map((target) => ({ title, target })),
  );
  const optional = targets.filter(({ target }) => target.optional === true);
  if ((table.format ?? site.format ?? 'table') !== 'table') {
    if (names.length > 0 || optional.length > 0)
      problems.push({
        file,
        path,
        message: '`also_named` and `optional` columns are of tables alone',
        action: 'leave them out: a path that leads to nothing is told, and stops no freeze',
      });
    return problems;
  }
  const mapped = new Set([
    ...Object.keys(table.columns),
    ...targets.flatMap(({ target }) => target.precision?.column ?? []),
  ]);
  const taken = new Set(mapped);
  for (const [title, others] of names) {
    const place = { file, path: `${path}.also_named["${title}"]` };
    if (!mapped.has(title))
      problems.push({
        ...place,
        message: `"${title}" is no column of this table`,
        expected: `one of ${[...mapped].join(', ')}`,
      });
    for (const other of others) {
      if (taken.has(other))
        problems.push({
          ...place,
          message: `"${other}" is the name of two columns`,
          expected: 'names that no other column of this table has',
        });
      taken.add(other);
    }
  }
  for (const { title, target } of optional) {
    const isGate = table.only_if?.field === target.to;
    if (entity.fields[target.to]?.required === true || isGate)
      problems.push({
        file,
        path: `${path}.columns["${title}"].optional`,
        message: `no freeze may lack "${target.to}": ${isGate ? 'it tells which rows are events' : 'without it no row is used'}`,
        action: 'leave `optional` out',
      });
  }
  return problems;
}
