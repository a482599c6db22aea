import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { reportFonts } from '../print/report-fonts.ts';

export type DrawPng = (svg: string) => { png: Uint8Array; width: number; height: number };

const PIXELS_PER_INCH = 300;
const SVG_PIXELS_PER_INCH = 96;

let ready: Promise<void> | undefined;

/** Draws SVG at 300 dots an inch on white, in the report's own faces: the same bytes on any machine. */
export async function createDrawPng(): Promise<DrawPng> {
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  ready ??= initWasm(readFileSync(wasm));
  await ready;
  const fontBuffers = reportFonts();
  return (svg) => {
    const drawing = new Resvg(svg, {
      background: 'white',
      fitTo: { mode: 'zoom', value: PIXELS_PER_INCH / SVG_PIXELS_PER_INCH },
      font: { fontBuffers, defaultFontFamily: 'IBM Plex Sans' },
    });
    const image = drawing.render();
    const drawn = { png: image.asPng(), width: image.width, height: image.height };
    image.free();
    drawing.free();
    return drawn;
  };
}
