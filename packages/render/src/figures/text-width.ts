import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Font } from 'fontkit';
import * as fontkit from 'fontkit';

const require = createRequire(import.meta.url);
const FILES = {
  regular: '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
  semibold: '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
};

/** Width of a text in pixels; weight 600 and above is bold. */
export type TextWidth = (text: string, size: number, bold: boolean) => number;

/** Measures text in IBM Plex Sans, the face in which the figures are set. */
export function createTextWidth(): TextWidth {
  const fonts = new Map<string, Font>();
  const widths = new Map<string, number>();
  const open = (face: keyof typeof FILES): Font => {
    const known = fonts.get(face);
    if (known !== undefined) return known;
    const font = fontkit.create(readFileSync(require.resolve(FILES[face]))) as Font;
    fonts.set(face, font);
    return font;
  };
  return (text, size, bold) => {
    const face = bold ? 'semibold' : 'regular';
    const key = `${face}|${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      const font = open(face);
      width = font.layout(text).advanceWidth / font.unitsPerEm;
      widths.set(key, width);
    }
    return width * size;
  };
}
