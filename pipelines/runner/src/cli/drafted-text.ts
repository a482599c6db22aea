/** The closing words of `pnpm new-analysis` and `pnpm new-site`: where the draft lies, what to do `meanwhile`, and the command that makes its report. */
export function draftedText(
  file: string,
  study: string,
  defaultStudy: string,
  meanwhile?: string,
): string {
  const option = study === defaultStudy ? '' : ` --study ${study}`;
  const todo = ['Correct it', ...(meanwhile === undefined ? [] : [meanwhile]), 'then run'];
  return `Drafted ${file}. ${todo.join(', ')}: pnpm pipeline${option}`;
}
