import { parseOnce } from './parse-once.ts';

export interface PipelineOptions {
  help: boolean;
  study: string;
  freeze?: string;
  all: boolean;
  force: boolean;
  plan: boolean;
}

/** Options of `pnpm pipeline`. Throws an Error naming the option that is not known or lacks its value. */
export function parseOptions(args: readonly string[], defaultStudy: string): PipelineOptions {
  const { values } = parseOnce({
    args: args.filter((arg) => arg !== '--'),
    strict: true,
    allowPositionals: false,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      study: { type: 'string', default: defaultStudy },
      freeze: { type: 'string' },
      all: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      plan: { type: 'boolean', default: false },
    },
  });
  if (values.all && values.freeze !== undefined)
    throw new Error('--all and --freeze exclude each other');
  return {
    help: values.help,
    study: values.study,
    all: values.all,
    force: values.force,
    plan: values.plan,
    ...(values.freeze === undefined ? {} : { freeze: values.freeze }),
  };
}
