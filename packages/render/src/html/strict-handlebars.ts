import Handlebars from 'handlebars';

/** A Handlebars of its own whose blocks throw on a path that leads nowhere, where Handlebars would stay silently empty even if strict. */
export function strictHandlebars(): typeof Handlebars {
  const instance = Handlebars.create();
  for (const name of ['each', 'if', 'unless', 'with']) {
    const original = instance.helpers[name] as Handlebars.HelperDelegate;
    instance.registerHelper(name, function strict(this: unknown, value, options) {
      if (value === undefined)
        throw new Error(`{{#${name}}} on a missing path, line ${options.loc?.start.line ?? '?'}`);
      return original.call(this, value, options);
    });
  }
  return instance;
}
