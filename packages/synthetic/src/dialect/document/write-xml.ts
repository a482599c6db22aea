/** A document as XML: members are elements, lists repeated elements, `@name` an attribute, `#text` the text beside attributes. */
export function writeXml(content: Record<string, unknown>): string {
  const lines = Object.entries(content).flatMap(([name, value]) => element(name, value, ''));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines.join('\n')}\n`;
}

function element(name: string, value: unknown, indent: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => element(name, item, indent));
  if (typeof value !== 'object' || value === null)
    return [`${indent}<${name}>${escaped(String(value))}</${name}>`];
  const members = Object.entries(value);
  const attributes = members
    .filter(([key]) => key.startsWith('@'))
    .map(([key, text]) => ` ${key.slice(1)}="${escaped(String(text))}"`)
    .join('');
  const text = members.find(([key]) => key === '#text');
  if (text !== undefined)
    return [`${indent}<${name}${attributes}>${escaped(String(text[1]))}</${name}>`];
  const children = members
    .filter(([key]) => !key.startsWith('@'))
    .flatMap(([key, child]) => element(key, child, `${indent}  `));
  return children.length === 0
    ? [`${indent}<${name}${attributes}/>`]
    : [`${indent}<${name}${attributes}>`, ...children, `${indent}</${name}>`];
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
