/** Throws where a view holds undefined or a number that is none: templates would show nothing in its place, in silence. */
export function requireComplete<T>(view: T, path = 'view'): T {
  if (view === undefined) throw new TypeError(`${path} is undefined`);
  if (typeof view === 'number' && !Number.isFinite(view)) throw new TypeError(`${path} is ${view}`);
  if (Array.isArray(view)) {
    view.forEach((item, index) => {
      requireComplete(item, `${path}[${index}]`);
    });
  } else if (typeof view === 'object' && view !== null) {
    for (const [key, value] of Object.entries(view)) requireComplete(value, `${path}.${key}`);
  }
  return view;
}
