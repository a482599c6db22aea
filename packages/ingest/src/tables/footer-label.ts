const NOUNS =
  'rows?|records?|patients?|cases?|entries|lines?|zeilen?|datens(?:atz|ätze|aetze)|patient(?:en|innen)|fälle|faelle|einträge|eintraege|lignes?|enregistrements?|cas|righe|pazienti';
const TOTAL =
  '(?:grand |sub|sub-|sous-)?total(?:e|s|en)?|totaux|total général|totale complessivo|gesamt(?:summe|zahl|anzahl|ergebnis)?|insgesamt|(?:end|zwischen|teil)?summe|summe gesamt|somme|somma|mittelwert|durchschnitt|average|moyenne';
const COUNT = 'sum|count|number|anzahl|nombre|numero|mean|median';
const MADE =
  'export(?:ed|iert|é)?|exportdatum|esportato|extracted|erstellt|erzeugt|generiert|generated|created|printed|updated|last updated|gedruckt|ausgedruckt|druckdatum|aktualisiert|abgerufen|créé|généré|imprimé|édité|creato|generato|stampato';

/** What totals and footers of exports begin with, in the languages of the sites; the words stand in the first group. */
const LABELS: readonly RegExp[] = [
  `^(${TOTAL})(?:\\s*$|\\s*[:=(].*|\\s+\\d[\\d.,']*$)`,
  `^(${COUNT})(?:\\s*$|\\s*[:=].*)`,
  '^(n) ?=',
  `^((?:${TOTAL}|${COUNT}) (?:of |der |de |des |di |dei )?(?:${NOUNS}))(?![\\p{L}\\d])`,
  `^\\(?\\d[\\d.,']* (${NOUNS})(?![\\p{L}\\d])`,
  `^((?:daten|export)?stand)(?:\\s*:| (?:vom|am|per|der)\\b| \\d)`,
  `^(${MADE})(?:\\s*:| (?:on|at|by|from|with|am|von|vom|mit|um|le|par|il|da)\\b| \\d)`,
  '^(seite|page|pagina) \\d+(?: ?(?:von|of|de|sur|di|/) ?\\d+)?$',
  '^[-*=#. ]*(ende(?: der (?:liste|datei|tabelle|daten))?|end of (?:file|report|data|list)|eof|fin de (?:fichier|liste))[-*=#. ]*$',
  '^(quelle|source|fonte|hinweis|bemerkung|legende|legend|légende|note|remarque|nota) ?:',
].map((pattern) => new RegExp(pattern, 'iu'));

/** The words by which a text is the label of a total or of a footer ("Summe", "Exported on ..."); undefined where it is none. */
export function footerLabel(text: string): string | undefined {
  for (const pattern of LABELS) {
    const match = pattern.exec(text);
    if (match !== null) return match[1];
  }
  return undefined;
}
