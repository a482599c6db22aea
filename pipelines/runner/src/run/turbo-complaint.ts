const NOISE =
  /^\s*$|^\s*•|^> |cache (hit|miss|bypass)|^(ingest|cohort|analyse|render|compare) {1,}\S|ELIFECYCLE| WARN |^ *(Tasks|Cached|Time|Failed):|^problems /;
const KILLED = /#(\w+): +ERROR .*exited \((137|143)\)/;

/** What Turborepo said of a run that failed, without what it says of every run. */
export function turboComplaint(output: string): string {
  const killed = KILLED.exec(output)?.[1];
  if (killed !== undefined)
    return `The stage "${killed}" was ended from outside (by a person, or for want of memory). Run again.`;
  return output
    .split('\n')
    .filter((line) => !NOISE.test(line))
    .join('\n');
}
