import { requireColumn } from '../errors/require-column.ts';
import { requireList } from '../errors/require-list.ts';
import { SurvivalInputError } from '../errors/survival-input-error.ts';

/** At least two groups of finite numbers, none empty. */
export function requireGroups(groups: readonly ArrayLike<number>[]): Float64Array[] {
  requireList(groups, 'groups', 'groups');
  if (groups.length < 2) {
    throw new SurvivalInputError({
      code: 'length-mismatch',
      argument: 'groups',
      message: `expected at least two groups, found ${groups.length}`,
    });
  }
  return groups.map((group, g) => requireColumn(group, `groups[${g}]`));
}
