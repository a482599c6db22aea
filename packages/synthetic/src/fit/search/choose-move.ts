import { MOVES, type Move } from '../moves/move-kinds.ts';

/** Kinds of moves by their weights: a uniform number gives a kind. Throws on an unknown name. */
export function chooseMove(weights: Readonly<Record<string, number>>): (u: number) => Move {
  const names = Object.keys(weights).filter((name) => weights[name]! > 0);
  const total = names.reduce((sum, name) => sum + weights[name]!, 0);
  const moves = names.map((name) => {
    const move = MOVES[name];
    if (!move)
      throw new Error(`no move is named ${name}; there are ${Object.keys(MOVES).join(', ')}`);
    return move;
  });
  let sum = 0;
  const bounds = names.map((name) => {
    sum += weights[name]! / total;
    return sum;
  });
  return (u) => {
    const at = bounds.findIndex((bound) => u < bound);
    return moves[at < 0 ? moves.length - 1 : at]!;
  };
}
