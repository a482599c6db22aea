/** What holds of the amounts of the causes, and what rounding does to it: the end of a sentence. */
export const SUM_TO_CHANGE =
  'sum to the change at full precision; printed they are rounded, and so may not add up exactly.';
