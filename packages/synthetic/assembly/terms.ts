import { changedRow, mask, rowCount, write } from './journal';
import {
  bits,
  codes,
  columnAt,
  design,
  MOST_BLOCKS,
  MOST_COLUMNS,
  MOST_PANELS,
  MOST_ROWS,
  MOST_TERMS,
  putWhole,
  ROW,
  WIDTH,
  wholeAt,
} from './memory';

const IS: i32 = 0;
const ABOVE: i32 = 1;
/** A bit that every row has, for lanes whose term is none. */
const ALWAYS: i32 = <i32>0x80000000;
const termColumn: usize = memory.data(MOST_TERMS * 4, 16);
const termKind: usize = memory.data(MOST_TERMS * 4, 16);
const termBound: usize = memory.data(MOST_TERMS * 4, 16);
const columnTerms: usize = memory.data(MOST_COLUMNS * 4, 16);
let terms: i32 = 0;

/** Of each block: its columns, and the bits of first term, second term and among, by lane. */
export const blockColumns: usize = memory.data(MOST_BLOCKS * 4, 16);
const laneTerms: usize = memory.data(MOST_BLOCKS * 48, 16);
/** 1 a lane of one binary term, 2 of two that exclude each other, 3 of two and their product. */
export const laneKind: usize = memory.data(MOST_BLOCKS * 16, 16);
export const blockEndpoint: usize = memory.data(MOST_BLOCKS * 4, 16);
export const blockWide: usize = memory.data(MOST_BLOCKS * 4, 16);
export let blocks: i32 = 0;

export const panelColumns: usize = memory.data(MOST_PANELS * 4, 16);
export const panelEndpoint: usize = memory.data(MOST_PANELS * 4, 16);
export const panelTerms: usize = memory.data(MOST_PANELS * 4, 16);
const panelTerm: usize = memory.data(MOST_PANELS * 48, 16);
export let panels: i32 = 0;

/** Lanes of each block (all bits of a lane) whose codes the move on trial has changed; panels by bit. */
export const laneChanged: usize = memory.data(MOST_BLOCKS * 16, 16);
export let panelChanged: i32 = 0;
/** Terms that hold for a changed row as they did not before, or the reverse. */
export let bitsChanged: i32 = 0;

export function clearTerms(): void {
  terms = 0;
  blocks = 0;
  panels = 0;
  memory.fill(columnTerms, 0, MOST_COLUMNS * 4);
  memory.fill(blockColumns, 0, MOST_BLOCKS * 4);
  memory.fill(laneKind, 0, MOST_BLOCKS * 16);
  memory.fill(laneTerms, 0, MOST_BLOCKS * 48);
  memory.fill(panelColumns, 0, MOST_PANELS * 4);
  memory.fill(panelTerms, 0, MOST_PANELS * 4);
}

/** A term of a column: 0 is the level `bound`, 1 is above it, 2 is its `bound`-th parts. */
export function addTerm(column: i32, kind: i32, bound: i32): void {
  putWhole(termColumn, terms, column);
  putWhole(termKind, terms, kind);
  putWhole(termBound, terms, bound);
  putWhole(columnTerms, column, wholeAt(columnTerms, column) | (1 << terms));
  terms++;
}

/** Room for four models of an endpoint whose rows fall into a few groups; gives its number. */
export function addBlock(endpoint: i32, wide: bool): i32 {
  putWhole(blockEndpoint, blocks, endpoint);
  putWhole(blockWide, blocks, <i32>wide);
  return blocks++;
}

/** Second term and `among` may be -1: none, and all rows. */
export function setLane(
  block: i32,
  lane: i32,
  kind: i32,
  first: i32,
  second: i32,
  among: i32,
  uses: i32,
): void {
  putWhole(laneKind, block * 4 + lane, kind);
  putWhole(laneTerms, block * 12 + lane, 1 << first);
  putWhole(laneTerms, block * 12 + 4 + lane, second < 0 ? 0 : 1 << second);
  putWhole(laneTerms, block * 12 + 8 + lane, among < 0 ? ALWAYS : 1 << among);
  putWhole(blockColumns, block, wholeAt(blockColumns, block) | uses);
}

/** A model that needs its columns; terms are added one by one. */
export function addPanel(endpoint: i32): i32 {
  putWhole(panelEndpoint, panels, endpoint);
  return panels++;
}

export function addPanelTerm(panel: i32, term: i32): void {
  const at = wholeAt(panelTerms, panel);
  putWhole(panelTerm, panel * WIDTH + at, term);
  putWhole(panelTerms, panel, at + 1);
  const column = wholeAt(termColumn, term);
  putWhole(panelColumns, panel, wholeAt(panelColumns, panel) | (1 << column));
}

export function bitAt(row: i32, term: i32): i32 {
  return term < 0 ? 1 : (wholeAt(bits, row) >> term) & 1;
}

export function clearChanged(): void {
  memory.fill(laneChanged, 0, (<usize>blocks) << 4);
  panelChanged = 0;
  bitsChanged = 0;
}

/** Carries changed columns of changed rows over to bits, codes and design. */
export function refreshRows(): void {
  for (let k = 0; k < rowCount; k++) refreshRow(changedRow(k), mask);
}

export function refreshRow(row: i32, changed: i32): void {
  const before = wholeAt(bits, row);
  let set = before;
  for (let column = 0, left = changed; left !== 0; column++, left = left >>> 1) {
    if ((left & 1) === 0) continue;
    const value = wholeAt(columnAt(column), row);
    let own = wholeAt(columnTerms, column);
    for (; own !== 0; own &= own - 1) {
      const term = ctz(own);
      const kind = wholeAt(termKind, term);
      const bound = wholeAt(termBound, term);
      const holds = kind === IS ? value === bound : kind === ABOVE ? value > bound : false;
      set = holds ? set | (1 << term) : set & ~(1 << term);
    }
  }
  bitsChanged |= before ^ set;
  write(bits + ((<usize>row) << 2), set);
  for (let block = 0; block < blocks; block++) {
    if ((wholeAt(blockColumns, block) & changed) !== 0) refreshCodes(block, row, set);
  }
  for (let panel = 0; panel < panels; panel++) {
    if ((wholeAt(panelColumns, panel) & changed) !== 0) refreshDesign(panel, row, changed, set);
  }
}

function refreshCodes(block: i32, row: i32, set: i32): void {
  const at = laneTerms + <usize>block * 48;
  const held = i32x4.splat(set | ALWAYS);
  const none = i32x4.splat(0);
  const first = i32x4.ne(v128.and(held, v128.load(at)), none);
  const second = i32x4.ne(v128.and(held, v128.load(at, 16)), none);
  const among = i32x4.ne(v128.and(held, v128.load(at, 32)), none);
  const only = v128.and(first, among);
  const code =
    wholeAt(blockWide, block) !== 0
      ? packed(
          v128.andnot(only, second),
          v128.andnot(v128.and(second, among), first),
          v128.and(only, second),
          among,
        )
      : packed(only, among, none, none);
  const to = codes + ((<usize>(block * MOST_ROWS + row)) << 4);
  let differs = v128.xor(code, v128.load(to));
  if (!v128.any_true(differs)) return;
  write(to, i32x4.extract_lane(code, 0));
  write(to + 4, i32x4.extract_lane(code, 1));
  write(to + 8, i32x4.extract_lane(code, 2));
  write(to + 12, i32x4.extract_lane(code, 3));
  differs = v128.or(differs, v128.shuffle<i32>(differs, differs, 2, 3, 0, 1));
  differs = v128.or(differs, v128.shuffle<i32>(differs, differs, 1, 0, 3, 2));
  const lanes = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(differs));
  const changed = laneChanged + ((<usize>block) << 4);
  v128.store(changed, v128.or(v128.load(changed), i32x4.ne(lanes, none)));
}

/** Four vectors of lanes that hold (-1) or not (0) as bytes 1 or 0, one vector after the other. */
function packed(a: v128, b: v128, c: v128, d: v128): v128 {
  return i8x16.neg(i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d)));
}

function refreshDesign(panel: i32, row: i32, changed: i32, set: i32): void {
  const to = design + <usize>(panel * MOST_ROWS + row) * ROW;
  const count = wholeAt(panelTerms, panel);
  for (let j = 0; j < count; j++) {
    const term = wholeAt(panelTerm, panel * WIDTH + j);
    const column = wholeAt(termColumn, term);
    if (((1 << column) & changed) === 0) continue;
    const value: f32 =
      wholeAt(termKind, term) <= ABOVE
        ? <f32>((set >> term) & 1)
        : <f32>wholeAt(columnAt(column), row) / <f32>wholeAt(termBound, term);
    if (write(to + ((<usize>j) << 2), reinterpret<i32>(value))) panelChanged |= 1 << panel;
  }
}
