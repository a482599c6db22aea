import type { Step } from './parse-path.ts';

/** What the paths of a mapping met in the resources, noted while they are followed. */
export interface PathNotes {
  /** Objects that a path asked for a member, chose by a condition, or ended in. */
  asked: Set<object>;
  /** Objects that a condition or the URL of an extension left out, and the first step that did. */
  leftOut: Map<object, Extract<Step, { step: 'where' | 'extension' }>>;
  /** References that lead to no resource of the export. */
  lost: Set<object>;
}

export function pathNotes(): PathNotes {
  return { asked: new Set(), leftOut: new Map(), lost: new Set() };
}
