/** Pairs of an event and another row, weights multiplied, see `countPairs`. */
export interface PairCounts {
  concordant: number;
  discordant: number;
  tiedPredictor: number;
  tiedTime: number;
  tiedBoth: number;
  /** Weight of the concordant, discordant and tied partners of each sorted row. */
  readonly rowConcordant: Float64Array;
  readonly rowDiscordant: Float64Array;
  readonly rowTied: Float64Array;
}
