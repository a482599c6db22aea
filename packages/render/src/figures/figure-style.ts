/** Colours after Okabe and Ito, distinguishable with any colour vision; the dashes tell the lines apart in grey. */
export const COLOURS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#5A5A5A', '#E69F00'];
/** The same, dark enough for small letters: 4.5 to 1 against white, or more. */
export const LETTER_COLOURS = ['#0072B2', '#B04A00', '#00764F', '#A34A7F', '#5A5A5A', '#8A5F00'];
export const DASHES = [
  [1, 0],
  [7, 3],
  [2, 2],
  [9, 3, 2, 3],
  [12, 4],
  [4, 2],
];

export const FONT = 'IBM Plex Sans, Helvetica Neue, Arial, sans-serif';
/** Room left beyond a text's width in its own face, for the wider faces that a browser without it may take. */
export const FACE_ALLOWANCE = 1.17;

export const INK = '#1f1f1f';
export const MUTED = '#5a5a5a';

/** Look of all figures. */
export const CONFIG = {
  background: undefined,
  font: FONT,
  padding: 4,
  view: { stroke: null },
  axis: {
    labelFont: FONT,
    titleFont: FONT,
    labelFontSize: 11,
    titleFontSize: 11,
    titleFontWeight: 'normal',
    labelColor: INK,
    titleColor: INK,
    domainColor: INK,
    tickColor: INK,
    grid: false,
    titlePadding: 8,
    titleLimit: 0,
    labelLimit: 0,
    labelFlush: false,
    labelOverlap: false,
  },
  legend: {
    labelFont: FONT,
    titleFont: FONT,
    labelFontSize: 11,
    titleFontSize: 11,
    titleFontWeight: 600,
    labelColor: INK,
    titleColor: INK,
    titleLimit: 0,
    labelLimit: 0,
    symbolSize: 400,
    symbolStrokeWidth: 2,
  },
  title: { font: FONT, fontSize: 12, fontWeight: 600, color: INK, anchor: 'start', offset: 10 },
  text: { font: FONT, fontSize: 11, color: INK },
} as const;
