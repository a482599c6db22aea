import type { Problem } from './problem.ts';

/** One problem as readable text: the place first, then expected, found and what to do, a line each. */
export function formatProblem(problem: Problem): string {
  const place = [
    problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`,
    problem.sheet === undefined ? '' : `sheet "${problem.sheet}"`,
    problem.row === undefined ? '' : `row ${problem.row}`,
    problem.column === undefined ? '' : `column "${problem.column}"`,
    problem.path ?? '',
  ].filter((part) => part !== '');
  const details: [string, string | undefined][] = [
    ['expected', problem.expected],
    ['found', problem.found],
    ['to do', problem.action],
  ];
  return [
    `${place.join(', ')}: ${problem.message}`,
    ...details.flatMap(([label, text]) => (text === undefined ? [] : [`    ${label}: ${text}`])),
  ].join('\n');
}
