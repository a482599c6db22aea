import { parseArgs } from 'node:util';

export interface FuzzOptions {
  count: number;
  seed: number;
}

/** Arguments of `pnpm fuzz`; undefined where they ask for help. Throws an Error naming what is not known or no whole number. */
export function parseFuzzOptions(args: readonly string[]): FuzzOptions | undefined {
  const { values, positionals } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    strict: true,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) return undefined;
  const [count = '1000', seed = '1', ...more] = positionals;
  if (more.length > 0)
    throw new Error(`After count and seed nothing may follow, found: ${more.join(' ')}.`);
  for (const [name, text] of Object.entries({ count, seed }))
    if (!/^\d{1,9}$/.test(text))
      throw new Error(`${name}: expected a whole number, found: ${text}.`);
  return { count: Number(count), seed: Number(seed) };
}
