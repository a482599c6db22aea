/** Input of a fit that nothing is wrong with. */
export const good = {
  time: [5, 3, 8, 2, 6, 4],
  event: [1, 1, 0, 1, 0, 1],
  covariates: [
    [1, 2, 3, 4, 5, 1],
    [0, 1, 1, 0, 1, 0],
  ],
  names: ['dose', 'arm'],
};
