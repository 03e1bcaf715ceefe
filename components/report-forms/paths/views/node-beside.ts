import type { SankeyLayout } from "../../../../lib/reports/paths/chart/layout.ts";

/** The node that an arrow key leads to: up and down within a step, left and right along the largest link; null where there is none. */
export function nodeBeside({ nodes, links }: Pick<SankeyLayout, "nodes" | "links">, id: string, key: string): string | null {
  const node = nodes.find((each) => each.id === id);
  if (!node) return null;
  const ofStep = (step: number) => nodes.filter((each) => each.step === step);
  const own = ofStep(node.step);
  const along = (side: "from" | "to", step: number): string | undefined => {
    const other = side === "from" ? "to" : "from";
    const [largest] = links.filter((link) => link[side] === id).sort((a, b) => b.thickness - a.thickness);
    return largest?.[other] ?? ofStep(step)[0]?.id;
  };
  const at = own.indexOf(node);
  const targets: Record<string, string | undefined> = {
    ArrowUp: own[at - 1]?.id,
    ArrowDown: own[at + 1]?.id,
    ArrowRight: along("from", node.step + 1),
    ArrowLeft: along("to", node.step - 1),
    Home: nodes[0]?.id,
    End: own.at(-1)?.id,
  };
  return targets[key] ?? null;
}
