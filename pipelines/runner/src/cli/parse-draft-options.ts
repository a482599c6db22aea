import { parseArgs } from 'node:util';
import { ANALYSIS_KINDS, type DraftKind } from '../draft/draft-analysis.ts';

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
  const { values, positionals } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    strict: true,
    allowPositionals: true,
    options: {
      study: { type: 'string', default: defaultStudy },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  const [name, id, ...more] = positionals;
  if (name === undefined || id === undefined)
    throw new Error('The kind and the id of the analysis are needed.');
  if (more.length > 0)
    throw new Error(`After kind and id nothing may follow, found: ${more.join(' ')}.`);
  const kind = ANALYSIS_KINDS.find((known) => known === name);
  if (kind === undefined)
    throw new Error(`There is no kind "${name}"; there are: ${ANALYSIS_KINDS.join(', ')}.`);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id))
    throw new Error(`"${id}" is no id: lower-case letters, digits and hyphens, e.g. dfs-by-site.`);
  const { study } = values;
  if (!studies.includes(study))
    throw new Error(`There is no study "${study}"; there are: ${studies.join(', ')}.`);
  return { kind, id, study };
}
