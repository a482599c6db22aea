/** The parts of a line between which it may be broken: at spaces, and behind hyphens and slashes within words. */
export function wordsOf(line: string): string[] {
  return line.split(/(?<= )|(?<=\p{L}[-/])/u);
}
