import type { FileProblem } from '../raw-sheet.ts';

/**
 * Pages of search results that tell of a next page which is none of the bundles. A list for each bundle. Addresses are the
 * same if they ask for the same: a server may name itself otherwise behind a proxy, and write parameters in another order.
 */
export function pagesMissing(
  bundles: readonly { self?: string; next?: string }[],
): FileProblem[][] {
  const present = new Set(bundles.map(({ self }) => self && request(self)));
  return bundles.map(({ next }) =>
    next === undefined || present.has(request(next)) ? [] : [missing()],
  );
}

/** Parameters that change the form of a page, but not what it holds. */
const OF_FORM = new Set(['_format', '_pretty']);

/** What an address asks for: the end of its path, and its parameters in their order. */
function request(address: string): string {
  const url = URL.parse(address, 'https://server.invalid/');
  if (url === null) return address;
  const parameters = [...url.searchParams]
    .filter(([name]) => !OF_FORM.has(name))
    .map((parameter) => JSON.stringify(parameter))
    .sort();
  const end = url.pathname.replace(/\/+$/, '').split('/').at(-1);
  return [end, ...parameters].join('\n');
}

function missing(): FileProblem {
  return {
    rule: 'page-missing',
    severity: 'warning',
    column: 'Bundle.link',
    message: 'the bundle is a page of search results, and the page after it is not there',
    expected: 'a bundle whose link "self" is this bundle’s link "next"',
    action: 'ask the site whether all pages were saved: patients or events may be missing',
  };
}
