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
    const line = /line (\d+)/.exec(message)?.[1];
    return [
      {
        file,
        ...(line === undefined ? {} : { line: Number(line) }),
        message: `the template can't be read: ${message.split('\n')[0]}`,
        found: message.split('\n')[1] ?? '',
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
