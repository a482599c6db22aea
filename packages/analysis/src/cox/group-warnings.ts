/** Warnings of several models, each text once with the models it holds for; `all` stands for all of them. */
export function groupWarnings(
  models: readonly { label: string; warnings: readonly string[] }[],
  all: string,
): string[] {
  const labels = new Map<string, string[]>();
  for (const { label, warnings } of models) {
    for (const text of warnings) labels.set(text, [...(labels.get(text) ?? []), label]);
  }
  return [...labels].map(([text, of]) =>
    of.length > 1 && of.length === models.length ? `${all}: ${text}` : `${of.join(', ')}: ${text}`,
  );
}
