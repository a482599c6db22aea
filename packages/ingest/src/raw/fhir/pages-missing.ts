import type { FileProblem } from '../raw-sheet.ts';

/** Pages of search results that tell of a next page which is none of the bundles. A list for each bundle. */
export function pagesMissing(
  bundles: readonly { self?: string; next?: string }[],
): FileProblem[][] {
  const present = new Set(bundles.map(({ self }) => self));
  return bundles.map(({ next }) => (next === undefined || present.has(next) ? [] : [missing()]));
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
