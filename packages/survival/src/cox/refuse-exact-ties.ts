import { requireOption } from '../errors/require-option.ts';

/** Throws SurvivalInputError unless `ties` are of a kind that fits other than `cox` know. */
export function refuseExactTies(ties: string): void {
  requireOption(ties, ['efron', 'breslow'], 'ties');
}
