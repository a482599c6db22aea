const NUMBER = /-?\d+\.\d+(?:e-?\d+)?/g;
const ATTRIBUTE = /([a-zA-Z][\w:-]*)="([^"]*)"/g;
const GEOMETRY = new Set([
  'd',
  'transform',
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'width',
  'height',
  'viewBox',
  'font-size',
  'stroke-width',
]);

/**
 * Rounds coordinates, prefixes ids with the figure's, and gives the root its name and description; parts need no roles of their own.
 * Each mark gets a line of its own, so that a change can be read as a difference.
 */
export function tidySvg(svg: string, figure: { id: string; title: string; alt: string }): string {
  const tidied = svg.replace(/<([a-zA-Z]+)([^<>]*?)(\/?)>/g, (_, tag, attributes, end) => {
    const kept = [...String(attributes).matchAll(ATTRIBUTE)].flatMap(
      ([, name = '', value = '']) => {
        if (name.startsWith('aria-') || name === 'role' || name === 'class') return [];
        if (name === 'id') return [`id="${figure.id}-${value}"`];
        if (GEOMETRY.has(name)) return [`${name}="${value.replace(NUMBER, rounded)}"`];
        return [`${name}="${value.replaceAll('url(#', `url(#${figure.id}-`)}"`];
      },
    );
    return `<${tag}${kept.map((attribute) => ` ${attribute}`).join('')}${end}>`;
  });
  return onLines(tidied).replace(
    /<svg([^>]*)>/,
    (_, attributes) =>
      `<svg${attributes} role="img" aria-labelledby="${figure.id}-title ${figure.id}-desc">` +
      `<title id="${figure.id}-title">${escapeXml(figure.title)}</title>` +
      `<desc id="${figure.id}-desc">${escapeXml(figure.alt)}</desc>`,
  );
}

function onLines(svg: string): string {
  return svg
    .replace(/<path d=""[^>]*\/>/g, '')
    .replace(/>(?=<(?:g|path|line|text|image)\b)/g, '>\n')
    .concat('\n');
}

function rounded(text: string): string {
  const value = Math.round(Number(text) * 100) / 100;
  return String(value === 0 ? 0 : value);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
