/** The closing words of `pnpm new-analysis`: where the draft lies, and the command that makes its report. */
export function draftedText(file: string, study: string, defaultStudy: string): string {
  const option = study === defaultStudy ? '' : ` --study ${study}`;
  return `Drafted ${file}. Correct it, then run: pnpm pipeline${option}`;
}
