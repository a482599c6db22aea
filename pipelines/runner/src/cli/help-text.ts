/** What `pnpm pipeline --help` prints. */
export function helpText(studies: readonly string[], defaultStudy: string): string {
  return `pnpm pipeline [--study NAME] [--freeze ID | --all] [--force | --plan]

Makes the report of a study from the raw exports of a data freeze.
What has not changed since the last run is not computed again.

  --study NAME   ${studies.join(', ')} (default: ${defaultStudy})
  --freeze ID    a data freeze listed in the study's study.yaml (default: the newest)
  --all          every freeze of the study, oldest first
  --force        compute everything again
  --plan         say which stages would be computed again, and do nothing
  --help         this text

Raw exports lie in data/<study>/<freeze>/<site>/, declarations in pipelines/<study>/,
reports in reports/<study>/<freeze>/: report.html, report.pdf, report.docx, tables.xlsx, results.json,
manifest.json, tables/, figures/.

Exit code: 0 report made, 1 problems in data or declarations (the last good report stays), 2 wrong usage.
`;
}
