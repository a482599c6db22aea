import type { Problem } from '../problems/problem.ts';

/** What zod finds wrong in a declaration, with the input it looked at. */
export interface Issue {
  code?: string;
  path: PropertyKey[];
  message: string;
  errors?: Issue[][];
  input?: unknown;
  expected?: string;
  /** Of unknown keys. */
  keys?: string[];
  /** Of a value that is none of a list. */
  values?: unknown[];
  /** Of a key that chooses the kind. */
  options?: unknown[];
  /** Of a text that is not written as it must be. */
  format?: string;
  minimum?: number;
  maximum?: number;
  inclusive?: boolean;
  origin?: string;
  /** Of a name that a record does not take. */
  issues?: Issue[];
  found?: string;
}

type Told = Pick<Problem, 'message' | 'expected' | 'found' | 'action'>;

const MOST = 12;
const LONGEST = 200;

const KINDS: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'keys with values',
  record: 'keys with values',
  string: 'a text',
  tuple: 'a list',
};

/** An issue of zod in the words of the other problems. `known` has the keys that go where unknown ones were found. */
export function issueProblem(issue: Issue, known: readonly string[] = []): Told {
  switch (issue.code) {
    case 'unrecognized_keys':
      return {
        message: `unknown ${issue.keys?.length === 1 ? 'key' : 'keys'} ${some((issue.keys ?? []).map((key) => `"${key}"`))}`,
        expected: `keys among ${known.join(', ')}`,
        action: 'correct the spelling and the indentation, or take it out',
      };
    case 'invalid_type':
      if (issue.input === undefined)
        return { message: 'the key is missing', expected: kind(issue.expected), action: 'add it' };
      return {
        message: 'not the kind of value that belongs here',
        expected: kind(issue.expected),
        found: shown(issue.input),
        ...(issue.expected === 'string' && typeof issue.input === 'number'
          ? { action: 'put it in quotes' }
          : {}),
      };
    case 'invalid_value':
      return unknownValue(issue, issue.values);
    case 'invalid_union':
      return issue.options === undefined
        ? { message: issue.message }
        : unknownValue({ ...issue, input: at(issue.input, issue.path.at(-1)) }, issue.options);
    case 'invalid_key':
      return {
        message: 'not a name that can be used here',
        expected: (issue.issues?.[0]?.message ?? '').replace(/^expected /, ''),
        found: String(issue.path.at(-1)),
        action: 'rename it',
      };
    case 'invalid_format':
      return {
        message: 'not written as it must be',
        expected:
          issue.format === 'date' ? 'a date yyyy-MM-dd' : issue.message.replace(/^expected /, ''),
        found: shown(issue.input),
      };
    case 'too_small':
    case 'too_big':
      return outside(issue);
    default:
      return {
        message: issue.message,
        ...(issue.found === undefined ? {} : { found: issue.found }),
      };
  }
}

function unknownValue({ input }: Issue, values: readonly unknown[] = []): Told {
  const expected = `one of ${values.map(String).join(', ')}`;
  return input === undefined
    ? { message: 'the key is missing', expected, action: 'add it' }
    : { message: 'not a value that is known here', expected, found: shown(input) };
}

function outside({ origin, code, minimum, maximum, inclusive, input }: Issue): Told {
  const low = code === 'too_small';
  const limit = low ? minimum : maximum;
  if (origin === 'array')
    return {
      message: low ? 'too few entries' : 'too many entries',
      expected: `at ${low ? 'least' : 'most'} ${limit}`,
      found: shown(input),
    };
  if (origin === 'string') return { message: 'the text is empty', expected: 'a text' };
  const side = low ? 'more' : 'less';
  return {
    message: low ? 'the number is too small' : 'the number is too large',
    expected: inclusive === false ? `${side} than ${limit}` : `${limit} or ${side}`,
    found: shown(input),
  };
}

/** So many that a reader can take them in. */
function some(names: readonly string[]): string {
  const more = names.length - MOST;
  return more > 1
    ? `${names.slice(0, MOST).map(brief).join(', ')} and ${more} more`
    : names.map(brief).join(', ');
}

function brief(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function kind(expected = ''): string {
  return KINDS[expected] ?? expected;
}

function at(input: unknown, key: PropertyKey | undefined): unknown {
  return key !== undefined && typeof input === 'object' && input !== null
    ? (input as Record<PropertyKey, unknown>)[key]
    : undefined;
}

function shown(input: unknown): string {
  if (input === null) return 'nothing';
  if (Array.isArray(input))
    return input.length === 0 ? 'an empty list' : `a list of ${input.length}`;
  if (typeof input === 'object')
    return Object.keys(input).length === 0 ? 'nothing' : `the keys ${some(Object.keys(input))}`;
  if (typeof input === 'string') return `the text "${brief(input)}"`;
  return `${typeof input === 'number' ? 'the number ' : ''}${String(input)}`;
}
