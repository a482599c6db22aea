const FULL_WIDTH = 760;

/** Percent of the text's width that a drawing takes, so that lettering has one size in all drawings. */
export function drawingShare(svg: string): number {
  const width = Number(/ width="([\d.]+)"/.exec(svg)?.[1] ?? FULL_WIDTH);
  return Math.min(100, Math.round((width / FULL_WIDTH) * 100));
}
