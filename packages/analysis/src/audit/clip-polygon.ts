export type Point = readonly [x: number, y: number];

const TOLERANCE = 1e-12;

/** The part of a convex polygon where a*x + b*y <= c (Sutherland and Hodgman); empty where there is none. */
export function clipPolygon(polygon: readonly Point[], a: number, b: number, c: number): Point[] {
  if (!Number.isFinite(c)) return [...polygon];
  const excess = ([x, y]: Point) => a * x + b * y - c;
  return polygon.flatMap((point, index) => {
    const next = polygon[(index + 1) % polygon.length] as Point;
    const [here, there] = [excess(point), excess(next)];
    const kept: Point[] = here <= TOLERANCE ? [point] : [];
    if ((here < -TOLERANCE && there > TOLERANCE) || (here > TOLERANCE && there < -TOLERANCE)) {
      const share = here / (here - there);
      kept.push([point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])]);
    }
    return kept;
  });
}
