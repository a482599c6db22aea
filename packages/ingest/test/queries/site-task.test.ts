import { expect, it } from 'vitest';
import { siteTask } from '../../src/queries/site-task.ts';

it.each([
  [
    'correct `decimal` or `missing` in sites/north.yaml, or ask the site for the number',
    'please send the number',
  ],
  [
    "add it to the column's `values` in sites/north.yaml, or ask the site what it means",
    'please tell us what it means',
  ],
  ['the value is used; ask the site to confirm it', 'the value is used; please confirm it'],
  [
    "the value is used; correct the column's `unit` in sites/north.yaml, or ask the site to confirm it",
    'the value is used; please confirm it',
  ],
  [
    'add a table for them to `tables`, or ask the site whether they hold data of the study',
    'please tell us whether they hold data of the study',
  ],
  ['ask the site to correct its export', 'please correct the export'],
  [
    'ask the site for them; where no record means that nothing happened, say so in study.yaml, e.g. `count(rows) == 0 ? null : first(rows).date`',
    'please send them',
  ],
  [
    'ask the site which of the two dates is wrong and correct the export',
    'please tell us which of the two dates is wrong and correct the export',
  ],
  [
    'map it, or list it in the mapping with `ignore` and the reason',
    'please tell us what is right, or correct it in the export',
  ],
  [
    'ask the site whether its name or code is right; map it, or list it in the mapping with `ignore` and the reason',
    'please tell us whether its name or code is right',
  ],
  [
    'correct `encoding` in sites/north.yaml',
    'please tell us what is right, or correct it in the export',
  ],
])('a site is asked what a site can do: %s', (action, task) => {
  expect(siteTask(action)).toBe(task);
});
