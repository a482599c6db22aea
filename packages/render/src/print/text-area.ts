/** Width of the text on an A4 page, in points. */
export const TEXT_WIDTH = 170 * (72 / 25.4);
