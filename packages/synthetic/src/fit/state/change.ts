/** What a move on trial changed; see `Journal`. */
export interface Change {
  readonly moved: number;
  readonly ranked: number;
  readonly rows: readonly number[];
}
