import { parseOnce } from './parse-once.ts';

export interface Words<Name extends string> {
  words: Record<Name, string>;
  study: string;
  freeze?: string;
}

/**
 * Arguments of a command that takes the named words in their order, --study and, if `freeze`, --freeze; undefined where they
 * ask for help. Throws an Error naming what is not known, missing or too much.
 */
export function parseWords<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
  studies: readonly string[],
  defaultStudy: string,
  { freeze = false } = {},
): Words<Name> | undefined {
  const { values, positionals } = parseOnce({
    args: args.filter((arg) => arg !== '--'),
    strict: true,
    allowPositionals: true,
    options: {
      study: { type: 'string', default: defaultStudy },
      ...(freeze ? { freeze: { type: 'string' as const } } : {}),
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  const missing = names.slice(positionals.length);
  if (missing.length > 0) throw new Error(`Missing: ${missing.join(', ')}.`);
  const more = positionals.slice(names.length);
  if (more.length > 0)
    throw new Error(`After ${names.join(' and ')} nothing may follow, found: ${more.join(' ')}.`);
  const { study } = values;
  if (!studies.includes(study))
    throw new Error(`There is no study "${study}"; there are: ${studies.join(', ')}.`);
  const words = Object.fromEntries(names.map((name, index) => [name, positionals[index]]));
  return {
    words: words as Record<Name, string>,
    study,
    ...(typeof values.freeze === 'string' ? { freeze: values.freeze } : {}),
  };
}
