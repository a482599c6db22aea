import { describe, expect, it } from 'vitest';
import { footerLabel } from '../../src/tables/footer-label.ts';

describe('the label of a total or footer', () => {
  it.each([
    'Summe',
    'SUMME:',
    'Gesamt (n=77)',
    'Gesamtergebnis',
    'Total 77',
    'Grand Total',
    'Total général',
    'Totale: 12',
    'Anzahl Patienten: 77',
    'Number of patients 77',
    'n = 77',
    '77 Zeilen',
    '(77 rows affected)',
    'Stand: 30.06.2024',
    'Datenstand 06/2024',
    'Exported on 2024-06-30',
    'Exporté le 30.06.2024',
    'Erstellt am 30.06.2024 von M. Muster',
    'Seite 1 von 3',
    'Page 2/3',
    '*** Ende der Liste ***',
    'Quelle: Register',
  ])('%s', (text) => expect(footerLabel(text)).toBeDefined());

  it.each([
    '',
    '77',
    'P-001',
    'SUM-001',
    'SUM 001',
    'N12',
    'TOT3',
    'Totalprothese',
    'Total hip replacement',
    'total resection, complete',
    'Standard',
    'Stand01',
    'Exportstudie 3',
    'Page',
    'Endemann',
    'Meier',
    'Summer',
    '12 Patrick',
  ])('not %s', (text) => expect(footerLabel(text)).toBeUndefined());
});
