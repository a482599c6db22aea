import type { Document, LineCounter } from 'yaml';

/** Gives the line of any path in a YAML document, or of the nearest part above it that is there. */
export function lineFinder(
  document: Document.Parsed,
  lines: LineCounter,
): (path: readonly PropertyKey[]) => number | undefined {
  return (path) => {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true) as
        | { range?: [number, number, number] }
        | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return undefined;
  };
}
