const LABELS: Readonly<Record<string, string>> = {
  n: 'n',
  percent: '%',
  p_value: 'p',
  interaction_p: 'p of interaction',
  log_rank_p: 'p of log-rank test',
  hazard_ratio: 'HR',
  interaction_hr: 'HR of interaction',
  quantile: 'median',
  survival: '%',
  incidence: '%',
  gray_p: 'p of Gray’s test',
  ph_chisq: 'chi-square of proportional hazards',
  ph_df: 'df of proportional hazards',
  ph_p: 'p of proportional hazards',
  follow_up: 'median',
  min: 'minimum',
  max: 'maximum',
};

/** A statistic's name in a table that has a row for each. */
export function statisticLabel(statistic: string): string {
  const [, name = statistic, bound] = /^(.+?)(?:_(lower|upper))?$/.exec(statistic) ?? [];
  const label = LABELS[name] ?? name.replaceAll('_', ' ');
  return bound === undefined ? label : `${label}, ${bound}`;
}
