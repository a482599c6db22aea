/** What tables call the declared models. */
export const MODEL_NAMES = {
  univariable: 'Univariable',
  multivariable: 'Multivariable',
} as const;
