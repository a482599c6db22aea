import type { AuditFinding, AuditRelationKind, AuditVerdict } from '@cohort-report/schema';
import { createLedger } from '../audit/ledger.ts';
import type { Relation } from '../audit/relation.ts';
import { RELATIONS } from '../audit/relations.ts';
import { needPublished } from '../published/need-published.ts';
import { resultRow } from '../rows/result-row.ts';
import type { Kind } from './kind.ts';

const VERDICTS: AuditVerdict[] = ['consistent', 'rounding', 'explains', 'differs', 'impossible'];

/** The printed values of the publication against each other, by the relations declared; the cohort has no part in it. */
export const audit: Kind<'audit'> = ({ analysis, bundle, population }) => {
  const ledger = createLedger(needPublished(bundle));
  const findings = analysis.relations.flatMap((relation) => {
    const check = RELATIONS[relation.relation] as Relation<AuditRelationKind>;
    return check(relation, ledger).map(
      ({ key, ...found }): AuditFinding => ({
        id: `${relation.id}.${key}`,
        relation: relation.id,
        ...found,
        ...(relation.note === undefined ? {} : { note: relation.note }),
      }),
    );
  });
  const base = { analysis: analysis.id, n: population.n };
  const counts = (
    row: typeof base & { variable?: string; level?: string },
    of: readonly AuditFinding[],
  ) => [
    resultRow(row, 'checked', of.length),
    ...VERDICTS.map((verdict) =>
      resultRow(row, verdict, of.filter((finding) => finding.verdict === verdict).length),
    ),
  ];
  const relations = analysis.relations.map(({ id, title }) => ({ id, title }));
  const levels = relations.map(({ id, title }) => ({ value: id, label: title }));
  return {
    rows: [
      resultRow(base, 'n', population.n),
      ...counts(base, findings),
      ...relations.flatMap(({ id }) =>
        counts(
          { ...base, variable: 'relation', level: id },
          findings.filter(({ relation }) => relation === id),
        ),
      ),
    ],
    curves: [],
    variables: [{ name: 'relation', label: 'Relation', type: 'category', levels }],
    warnings: [],
    audit: { analysis: analysis.id, relations, findings },
  };
};
