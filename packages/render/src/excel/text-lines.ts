/** Lines that a text takes in a cell of a width in characters, wrapped between words. */
export function textLines(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + wrapped(line, width), 0);
}

function wrapped(line: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of line.split(' ')) {
    if (used > 0 && used + 1 + word.length > width) {
      lines++;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + word.length;
    while (used > width) {
      lines++;
      used -= width;
    }
  }
  return lines;
}
