import type { Problem } from '@cohort-report/schema';
import Handlebars from 'handlebars';

const BUILT_IN = ['if', 'unless', 'each', 'with'];

/** Checks a template before it runs: its syntax, and that every helper called is one of those there are. */
export function checkTemplate(source: string, file: string, helpers: readonly string[]): Problem[] {
  if (/[\uE000\uE001]/.test(source))
    return [{ file, message: 'the text holds characters of a private area (U+E000, U+E001)' }];
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parse(source);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = /(?:line | - )(\d+)/.exec(message)?.[1];
    const [head = '', found] = message.split('\n');
    if (/got 'EOF'/.test(message)) return [neverClosed(source, file)];
    return [
      {
        file,
        ...(line === undefined ? {} : { line: Number(line) }),
        message: `the template can't be read: ${head.replace(/:$/, '')}`,
        ...(found === undefined ? {} : { found }),
      },
    ];
  }
  const known = new Set([...helpers, ...BUILT_IN]);
  const problems: Problem[] = [];
  const visitor = new Handlebars.Visitor();
  const check = (
    node: hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression,
  ) => {
    const { original } = node.path as hbs.AST.PathExpression;
    const isCall = node.type !== 'MustacheStatement' || node.params.length > 0 || node.hash;
    if (isCall && !known.has(original))
      problems.push({
        file,
        line: node.loc.start.line,
        message: `unknown helper "${original}"`,
        expected: `one of ${[...known].sort().join(', ')}`,
      });
  };
  visitor.MustacheStatement = function visit(node) {
    check(node);
    Handlebars.Visitor.prototype.MustacheStatement.call(this, node);
  };
  visitor.BlockStatement = function visit(node) {
    check(node);
    Handlebars.Visitor.prototype.BlockStatement.call(this, node);
  };
  visitor.SubExpression = function visit(node) {
    check(node);
    Handlebars.Visitor.prototype.SubExpression.call(this, node);
  };
  visitor.accept(program);
  return problems;
}

/** The innermost block that is open where the template ends. */
function neverClosed(source: string, file: string): Problem {
  const open: { name: string; line: number }[] = [];
  for (const { 1: sign, 2: name = '', index } of source.matchAll(/\{\{~?([#/])\s*([\w-]+)/g)) {
    if (sign === '#') open.push({ name, line: source.slice(0, index).split('\n').length });
    else open.pop();
  }
  const last = open.at(-1);
  return {
    file,
    ...(last === undefined ? {} : { line: last.line }),
    message: "the template can't be read: it ends within a helper or a block",
    expected:
      last === undefined ? 'each {{ closed by }}' : `{{/${last.name}}} after {{#${last.name}}}`,
    action: 'close it where its text ends',
  };
}
