/** One patient of a cohort: the declared columns and the endpoints' times and events. */
export type FitPatient = Readonly<Record<string, string | number>>;
