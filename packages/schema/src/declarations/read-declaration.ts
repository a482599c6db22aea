import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem } from '../problems/problem.ts';
import { type Issue, issueProblem } from './issue-problem.ts';
import { lineFinder } from './line-finder.ts';
import { repeatedKeys } from './repeated-keys.ts';

/**
 * Reads one YAML declaration against its schema. Gives the value and the line of any path in it, or all its problems, each with the line it stands on; of a text that is no YAML the first.
 * `file` names it in the problems.
 */
export function readDeclaration<T extends z.ZodType>(
  schema: T,
  text: string,
  file: string,
):
  | { value: z.infer<T>; lineOf: (path: readonly PropertyKey[]) => number | undefined }
  | { problems: Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    strict: true,
    // Compared pair by pair they take minutes in a long file.
    uniqueKeys: false,
  });
  const [error] = document.errors;
  if (error !== undefined) {
    // The parser loses its place at the first: those after it mostly follow from it.
    return {
      problems: [
        {
          file,
          line: lines.linePos(error.pos[0]).line,
          ...brokenYaml(error),
        },
      ],
    };
  }
  const twice = repeatedKeys(document).map(({ key, at }) => ({
    file,
    line: lines.linePos(at).line,
    message: `not valid YAML: the key "${key}" is given twice`,
    action: 'take one of the two out',
  }));
  if (twice.length > 0) return { problems: twice };
  let content: unknown;
  try {
    content = document.toJS();
  } catch (error) {
    // Anchors are looked up, and aliases counted, only here; the error tells of no place.
    const { message } = error as Error;
    const alias = /alias.*?: (\S+)$/.exec(message)?.[1];
    const at = alias === undefined ? -1 : text.search(new RegExp(`\\*${alias}\\b`));
    return {
      problems: [
        {
          file,
          ...(at === -1 ? {} : { line: lines.linePos(at).line }),
          message: `not valid YAML: ${message}`,
          action: 'give the anchor (&name) before its alias (*name), or write the part out',
        },
      ],
    };
  }
  const known = new WeakMap<object, readonly string[]>();
  const parsed = schema.safeParse(content, {
    reportInput: true,
    error: (issue) => {
      if (issue.code === 'unrecognized_keys') known.set(issue.keys, keysOf(issue.inst));
      return undefined;
    },
  });
  const lineOf = lineFinder(document, lines);
  if (parsed.success) return { value: parsed.data, lineOf };
  return {
    problems: parsed.error.issues
      .flatMap((issue) => flatten(issue as Issue))
      .map((issue) => {
        const line = lineOf([...issue.path, ...(issue.keys ?? []).slice(0, 1)]);
        const path = pathText(issue.path);
        return {
          file,
          ...(line === undefined ? {} : { line }),
          ...(path === '' ? {} : { path }),
          ...issueProblem(issue, known.get(issue.keys ?? [])),
        };
      }),
  };
}

/** In plain words what the parser says to those who call it. */
function brokenYaml({ code, message }: { code: string; message: string }) {
  if (code === 'TAB_AS_INDENT')
    return { message: `not valid YAML: ${message}`, action: 'write blanks in place of the tab' };
  if (code === 'MULTIPLE_DOCS')
    return {
      message: 'not valid YAML: a second document begins here',
      action: 'take out the line of three hyphens, or put what follows into a file of its own',
    };
  return {
    message: `not valid YAML: ${/call stack/.test(message) ? 'brackets within brackets too deep to be read' : message}`,
    action:
      'mend the line named; quote texts that hold a colon, a hash or begin with a special sign',
  };
}

function keysOf(schema: unknown): string[] {
  return Object.keys((schema as Partial<z.ZodObject> | undefined)?.shape ?? {});
}

/** Of a union, the problems of the branch that came nearest: the deepest, and of equals the one with the fewest. */
function flatten(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || !issue.errors || issue.errors.length === 0) return [issue];
  const nearest = issue.errors.reduce((best, branch) => {
    const deeper = depth(branch) - depth(best);
    return deeper > 0 || (deeper === 0 && branch.length < best.length) ? branch : best;
  });
  return nearest.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] }));
}

function depth(branch: Issue[]): number {
  return Math.max(0, ...branch.map((issue) => issue.path.length));
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number'
        ? `${text}[${key}]`
        : text === ''
          ? String(key)
          : `${text}.${String(key)}`,
    '',
  );
}
