import type { Problem } from '../problems/problem.ts';
import { nearestNames } from '../published/nearest-names.ts';
import type { Published } from '../published/published.ts';
import type { Analysis } from './analysis.ts';
import type { AuditRelation } from './audit-relation.ts';
import type { Study } from './study.ts';

const FIELDS_OF_VALUES = new Set([
  'percent',
  'of',
  'n',
  'parts',
  'whole',
  'inner',
  'events',
  'explains',
]);

/** Checks the analyses that read published.yaml: there is one, one analysis of each kind, and their ids exist. */
export function checkPublished(
  analyses: readonly Analysis[],
  published: Published | undefined,
  study: Study,
): Problem[] {
  const problems: Problem[] = [];
  for (const kind of ['scorecard', 'audit'] as const) {
    const declared = analyses.filter((analysis) => analysis.kind === kind);
    declared.forEach((analysis, index) => {
      const file = `analyses/${analysis.id}.yaml`;
      if (published === undefined)
        problems.push({
          file,
          message: `the kind ${kind} needs the printed values of a publication`,
          action: "add published.yaml to the study's folder",
        });
      if (index > 0)
        problems.push({ file, message: `a study has one ${kind}`, found: declared[0]?.id ?? '' });
      for (const path of ['population', 'derive'] as const)
        if (analysis[path] !== undefined && (path === 'population' || analysis.derive.length > 0))
          problems.push({
            file,
            path,
            message: `the kind ${kind} is of no patients`,
            action: 'leave it out',
          });
    });
  }
  for (const analysis of analyses) {
    const file = `analyses/${analysis.id}.yaml`;
    if (analysis.kind === 'scorecard' && analysis.freeze !== undefined)
      problems.push(
        ...unknown(
          [analysis.freeze],
          study.freezes.map(({ id }) => id),
          'freeze',
          { file, path: 'freeze' },
        ),
      );
    if (analysis.kind === 'audit' && published !== undefined)
      problems.push(
        ...analysis.relations.flatMap((relation, index) =>
          checkRelation(relation, published, { file, path: `relations[${index}]` }),
        ),
      );
  }
  return problems;
}

type Place = Pick<Problem, 'file'> & { path: string };

function checkRelation(relation: AuditRelation, published: Published, place: Place): Problem[] {
  const values = published.values.map(({ id }) => id);
  const entries = published.values.map(({ entry }) => entry);
  const places = published.places.map(({ id }) => id);
  return Object.entries(relation).flatMap(([field, content]) => {
    const at = { ...place, path: `${place.path}.${field}` };
    const ids = [content].flat(2).filter((item): item is string => typeof item === 'string');
    if (field === 'each') return unknown(ids, [...places, ...entries], 'place or entry', at);
    if (field === 'groups')
      return relation.relation === 'partition'
        ? unknown(ids, entries, 'entry', at)
        : unknown(ids, values, 'printed value', at);
    if (field === 'statements')
      return unknown(
        ids,
        published.statements.map(({ id }) => id),
        'statement',
        at,
      );
    return FIELDS_OF_VALUES.has(field) ? unknown(ids, values, 'printed value', at) : [];
  });
}

function unknown(
  ids: readonly string[],
  known: readonly string[],
  noun: string,
  place: Place,
): Problem[] {
  return ids
    .filter((id) => !known.includes(id))
    .map((id) => ({
      ...place,
      message: `unknown ${noun} "${id}"`,
      expected: `e.g. ${nearestNames(id, known).join(', ')}`,
    }));
}
