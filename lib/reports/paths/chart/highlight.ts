import type { SankeyLayout } from "./layout.ts";

/** What is lit: ids of nodes and links. */
export type Lit = { nodes: Set<string>; links: Set<string> };

/** Everything on drawn ways through a node or along a link: upstream to the first step, downstream to the last. */
export function litBy({ links }: Pick<SankeyLayout, "links">, { node, link }: { node?: string; link?: string }): Lit {
  const chosen = links.find(({ id }) => id === link);
  const lit: Lit = { nodes: new Set(node === undefined ? [] : [node]), links: new Set(chosen ? [chosen.id] : []) };
  follow(links, lit, { open: node ?? chosen?.to, side: "from", other: "to" });
  follow(links, lit, { open: node ?? chosen?.from, side: "to", other: "from" });
  return lit;
}

type Way = { open: string | undefined; side: "from" | "to"; other: "from" | "to" };

function follow(links: SankeyLayout["links"], lit: Lit, { open, side, other }: Way): void {
  if (open === undefined) return;
  const waiting = [open];
  const seen = new Set(waiting);
  lit.nodes.add(open);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const link of links.filter((each) => each[side] === id)) {
      lit.links.add(link.id);
      lit.nodes.add(link[other]);
      if (!seen.has(link[other])) waiting.push(link[other]);
      seen.add(link[other]);
    }
  }
}
