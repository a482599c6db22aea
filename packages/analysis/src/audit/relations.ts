import type { AuditRelationKind } from '@cohort-report/schema';
import type { Relation } from './relation.ts';
import { information } from './relations/information.ts';
import { intervalType } from './relations/interval-type.ts';
import { nested } from './relations/nested.ts';
import { order } from './relations/order.ts';
import { partition } from './relations/partition.ts';
import { same } from './relations/same.ts';
import { share } from './relations/share.ts';
import { shares } from './relations/shares.ts';
import { sum } from './relations/sum.ts';
import { thresholds } from './relations/thresholds.ts';
import { wald } from './relations/wald.ts';

/** Every relation that an audit may declare. */
export const RELATIONS: { [K in AuditRelationKind]: Relation<K> } = {
  information,
  interval_type: intervalType,
  nested,
  order,
  partition,
  same,
  share,
  shares,
  sum,
  thresholds,
  wald,
};
