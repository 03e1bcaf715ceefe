import { barWidth, type DrawnLink, type DrawnNode, type SankeyLayout } from "./layout.ts";

/** What lies at a pixel: a node (its bar or its label), else the link on top, else nothing. */
export function partAt(layout: SankeyLayout, x: number, y: number): { node: DrawnNode } | { link: DrawnLink } | null {
  const node = layout.nodes.find(
    (each) => x >= each.x - 2 && x <= each.x + barWidth + 4 && y >= each.y - 2 && y <= each.y + Math.max(each.height, 15),
  );
  if (node) return { node };
  const hits = layout.links.filter((link) => x > link.x0 && x < link.x1 && isOn(link, x, y));
  const link = hits.sort((a, b) => a.thickness - b.thickness)[0];
  return link ? { link } : null;
}

function isOn(link: DrawnLink, x: number, y: number): boolean {
  const top = heightAt(link, x);
  return y >= top - 2 && y <= top + Math.max(link.thickness, 1) + 2;
}

/** The upper edge of a ribbon at a pixel: the curve of `ribbonPath`, solved for its parameter by halving. */
function heightAt({ x0, y0, x1, y1 }: DrawnLink, x: number): number {
  let [low, high] = [0, 1];
  for (let round = 0; round < 24; round += 1) {
    const t = (low + high) / 2;
    const at = x0 + (x1 - x0) * (1.5 * t * (1 - t) ** 2 + 1.5 * t ** 2 * (1 - t) + t ** 3);
    if (at < x) low = t;
    else high = t;
  }
  const t = (low + high) / 2;
  return y0 + (y1 - y0) * (3 * t ** 2 * (1 - t) + t ** 3);
}
