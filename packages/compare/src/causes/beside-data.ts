import type { Analysis, Cause, DeclarationChange, Maker, StudyBundle } from '@cohort-report/schema';
import { declaredCauses } from './declared-causes.ts';

const MAKERS = 'makers:';
const DECLARATIONS = 'declarations:';
const BOTH = '+';

/** Ids of the causes of an analysis's changes that lie not in the data; null where nothing of the kind changed. */
export interface BesideData {
  makers: string | null;
  declarations: string | null;
  both: string;
}

/** Finds what beside the data can have changed the numbers of an analysis since its report was published. */
export function besideData(
  published: { declarationsDiffer: boolean; makers: readonly Maker[] } | undefined,
  changes: readonly DeclarationChange[],
  bundles: readonly StudyBundle[],
): (analysis: Analysis) => BesideData {
  const known = new Map<string, BesideData>();
  const find = (analysis: Analysis): BesideData => {
    const { makers = [], declarationsDiffer = false } = published ?? {};
    const made = makers.length === 0 ? null : `${MAKERS}${makers.join(',')}`;
    const own = declaredCauses(changes, analysis, bundles);
    const isKnown = bundles.length > 1;
    const declared =
      declarationsDiffer && (own.length > 0 || !isKnown)
        ? `${DECLARATIONS}${JSON.stringify(own)}`
        : null;
    return {
      makers: made,
      declarations: declared,
      both: [declared, made].filter((id) => id !== null).join(BOTH) || `${MAKERS}code`,
    };
  };
  return (analysis) => {
    const found = known.get(analysis.id) ?? find(analysis);
    known.set(analysis.id, found);
    return found;
  };
}

/** The cause that such an id stands for; undefined for a cause that lies in the data. */
export function causeBesideData(id: string): Cause | undefined {
  const makers = makersOf(id);
  if (!id.startsWith(DECLARATIONS))
    return makers.length === 0 ? undefined : { id, kind: 'makers', makers, patients: null };
  const end = makers.length === 0 ? id.length : id.lastIndexOf(`${BOTH}${MAKERS}`);
  const declarations = JSON.parse(id.slice(DECLARATIONS.length, end)) as string[];
  return makers.length === 0
    ? { id, kind: 'declarations', declarations, patients: null }
    : { id, kind: 'pooled', declarations, makers, patients: null };
}

function makersOf(id: string): Maker[] {
  const found = /(?:^|\+)makers:([a-z_,]+)$/.exec(id)?.[1];
  return found === undefined ? [] : (found.split(',') as Maker[]);
}
