import type { Problem } from '../problems/problem.ts';
import { nearestNames } from '../published/nearest-names.ts';
import type { Checklist } from './checklist.ts';
import { GUIDELINES } from './guidelines.ts';

const FILE = 'report/checklist.yaml';

/** Checks that a checklist answers each item of its guideline once, at parts that the report has. */
export function checkChecklist(checklist: Checklist, parts: readonly string[]): Problem[] {
  const { guideline, items } = checklist;
  const asked = GUIDELINES[guideline].items;
  const answered = items.map(({ item }) => item);
  return [
    ...items.flatMap(({ item, where }, index): Problem[] => {
      const at = { file: FILE, path: `items[${index}].item` };
      const problems: Problem[] = [];
      if (item > asked.length)
        problems.push({
          ...at,
          message: `${guideline} has no item ${item}`,
          expected: `1 to ${asked.length}`,
        });
      if (answered.indexOf(item) < index)
        problems.push({ ...at, message: `item ${item} is answered twice` });
      for (const part of where ?? [])
        if (!parts.includes(part))
          problems.push({
            file: FILE,
            path: `items[${index}].where`,
            message: `the report has no part "${part}"`,
            expected: `e.g. ${nearestNames(part, parts).join(', ')}`,
          });
      return problems;
    }),
    ...asked.flatMap((text, index): Problem[] =>
      answered.includes(index + 1)
        ? []
        : [
            {
              file: FILE,
              path: 'items',
              message: `item ${index + 1} of ${guideline} (${text}) is not answered`,
              action: 'say `where` the report answers it, or why it is `absent`',
            },
          ],
    ),
  ];
}
