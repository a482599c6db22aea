/** The keys of a path as a problem gives it: `factors[2].variable` is factors, 2, variable; what follows a blank is for the reader. */
export function pathKeys(path: string): (string | number)[] {
  const [keys = ''] = path.split(' ');
  return [...keys.matchAll(/[^.[\]]+/g)].map(([key]) => (/^\d+$/.test(key) ? Number(key) : key));
}
