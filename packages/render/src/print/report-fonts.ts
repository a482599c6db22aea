import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const FACES = [
  'ibm-plex-sans/400Regular/IBMPlexSans_400Regular',
  'ibm-plex-sans/400Regular_Italic/IBMPlexSans_400Regular_Italic',
  'ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold',
  'ibm-plex-sans/600SemiBold_Italic/IBMPlexSans_600SemiBold_Italic',
  'ibm-plex-serif/400Regular/IBMPlexSerif_400Regular',
  'ibm-plex-serif/400Regular_Italic/IBMPlexSerif_400Regular_Italic',
  'ibm-plex-serif/600SemiBold/IBMPlexSerif_600SemiBold',
];

/** The faces of the printed report. */
export function reportFonts(): Buffer[] {
  return FACES.map((face) => readFileSync(require.resolve(`@expo-google-fonts/${face}.ttf`)));
}
