import type { AuditFinding, AuditRelationKind, AuditRelationOf } from '@cohort-report/schema';
import type { Ledger } from './ledger.ts';

/** A finding before its relation's id and note are put to it; `key` tells it from the relation's others. */
export type Found = Omit<AuditFinding, 'id' | 'relation' | 'note'> & { key: string };

/** A relation between printed values: gives one finding for each thing checked. */
export type Relation<K extends AuditRelationKind> = (
  relation: AuditRelationOf<K>,
  ledger: Ledger,
) => Found[];
