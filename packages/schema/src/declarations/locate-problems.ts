import { LineCounter, parseDocument } from 'yaml';
import type { Problem } from '../problems/problem.ts';
import { lineFinder } from './line-finder.ts';
import type { StudyFiles } from './load-study.ts';
import { pathKeys } from './path-keys.ts';

/** Problems found after the declarations were read, each with the line of its declaration. */
export function locateProblems(problems: readonly Problem[], files: StudyFiles): Problem[] {
  return problems.map((problem) => {
    const text = files.get(problem.file);
    if (problem.line !== undefined || text === undefined) return problem;
    const lineCounter = new LineCounter();
    const document = parseDocument(text, { lineCounter, prettyErrors: false });
    const line = lineFinder(document, lineCounter)(pathKeys(problem.path ?? ''));
    return line === undefined ? problem : { ...problem, line };
  });
}
