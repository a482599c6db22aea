const ANYTHING = 'please tell us what is right, or correct it in the export';
const OF_THE_STUDY = /`|\.yaml\b|^map it\b/;

/**
 * What a site is asked to do about a finding, from what the study's own people are told: in the words of a letter to the site,
 * without what is for the study to correct in its declarations.
 */
export function siteTask(action: string): string {
  const parts = action
    .split('; ')
    .map((part) =>
      part
        .split(', or ')
        .filter((choice) => !OF_THE_STUDY.test(choice))
        .join(', or '),
    )
    .filter((part) => part !== '');
  const text = parts
    .join('; ')
    .replaceAll('ask the site to ', 'please ')
    .replaceAll('ask the site for ', 'please send ')
    .replaceAll('ask the site', 'please tell us')
    .replaceAll('its export', 'the export');
  return text === '' ? ANYTHING : text;
}
