import { type ParseArgsConfig, parseArgs } from 'node:util';

/** As `parseArgs`, but an option given twice is an Error, not the latter of the two. */
export function parseOnce<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  const { tokens } = parseArgs({ ...config, tokens: true }) as { tokens: Token[] };
  const names = tokens.flatMap(({ kind, name }) => (kind === 'option' ? [name] : []));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`The option --${twice} is given twice.`);
  return parseArgs(config);
}

interface Token {
  kind: string;
  name?: string;
}
