/** One step of a path: a member, a position in the list, a condition, an extension by its URL, or the resource that a reference names. */
export type Step =
  | { step: 'member'; name: string }
  | { step: 'index'; index: number }
  | { step: 'where'; conditions: { path: Step[]; equals: string }[] }
  | { step: 'extension'; url: string }
  | { step: 'resolve' };

const TOKEN = /\s*(?:([A-Za-z_][A-Za-z0-9_]*)|(\d+)|'((?:[^'\\]|\\.)*)'|([.()[\]=]))/y;

/**
 * Parses a path, a small part of FHIRPath: members (`code.coding.code`), positions (`[0]`, `first()`),
 * `where(system = 'x' and code = 'y')`, `extension('url')` and `resolve()`. Throws a SyntaxError for anything else.
 */
export function parsePath(text: string): Step[] {
  const tokens = tokenize(text);
  let at = 0;
  const peek = () => tokens[at]?.text;
  const take = (expected: string) => {
    if (tokens[at]?.quoted === true || tokens[at]?.text !== expected)
      throw new SyntaxError(`expected "${expected}"`);
    at += 1;
  };
  const literal = (): string => {
    const token = tokens[at];
    if (token?.quoted !== true) throw new SyntaxError("expected a text in '...'");
    at += 1;
    return token.text;
  };
  const condition = () => {
    const path = steps();
    take('=');
    return { path, equals: literal() };
  };
  const call = (name: string): Step => {
    take('(');
    let step: Step;
    if (name === 'where') {
      const conditions = [condition()];
      while (peek() === 'and') {
        at += 1;
        conditions.push(condition());
      }
      step = { step: 'where', conditions };
    } else if (name === 'extension') step = { step: 'extension', url: literal() };
    else if (name === 'first') step = { step: 'index', index: 0 };
    else if (name === 'resolve') step = { step: 'resolve' };
    else throw new SyntaxError(`unknown function ${name}()`);
    take(')');
    return step;
  };
  const steps = (): Step[] => {
    const list: Step[] = [];
    do {
      if (list.length > 0) take('.');
      const token = tokens[at];
      if (token === undefined || token.quoted || !/^[A-Za-z_]/.test(token.text))
        throw new SyntaxError('expected a name');
      at += 1;
      list.push(peek() === '(' ? call(token.text) : { step: 'member', name: token.text });
      while (peek() === '[') {
        take('[');
        const index = Number(peek());
        if (!Number.isInteger(index)) throw new SyntaxError('expected a position');
        at += 1;
        take(']');
        list.push({ step: 'index', index });
      }
    } while (peek() === '.');
    return list;
  };
  const parsed = steps();
  if (at < tokens.length) throw new SyntaxError('unexpected text at the end');
  return parsed;
}

function tokenize(text: string): { text: string; quoted: boolean }[] {
  const tokens: { text: string; quoted: boolean }[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (match === null) throw new SyntaxError('unexpected character');
    const [, name, digits, quoted, sign] = match;
    tokens.push(
      quoted === undefined
        ? { text: (name ?? digits ?? sign) as string, quoted: false }
        : { text: quoted.replaceAll(/\\(.)/g, '$1'), quoted: true },
    );
  }
  return tokens;
}
