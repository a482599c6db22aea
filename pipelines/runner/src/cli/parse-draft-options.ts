import { ANALYSIS_KINDS, type DraftKind } from '../draft/draft-analysis.ts';
import { parseWords } from './parse-words.ts';

export interface DraftOptions {
  kind: DraftKind;
  id: string;
  study: string;
}

/** Arguments of `pnpm new-analysis`, undefined where they ask for help. Throws an Error naming what is not known, missing or too much. */
export function parseDraftOptions(
  args: readonly string[],
  studies: readonly string[],
  defaultStudy: string,
): DraftOptions | undefined {
  const parsed = parseWords(args, ['kind', 'id'], studies, defaultStudy);
  if (parsed === undefined) return undefined;
  const { kind: name, id } = parsed.words;
  const kind = ANALYSIS_KINDS.find((known) => known === name);
  if (kind === undefined)
    throw new Error(`There is no kind "${name}"; there are: ${ANALYSIS_KINDS.join(', ')}.`);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id))
    throw new Error(`"${id}" is no id: lower-case letters, digits and hyphens, e.g. dfs-by-site.`);
  return { kind, id, study: parsed.study };
}
