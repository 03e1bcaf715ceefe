import { hue, type Theme, tone } from "../../../charts/palette.ts";
import { slots } from "../../../charts/slots.ts";
import type { NodeKind } from "../definition/node.ts";
import type { SankeyLayout } from "./layout.ts";

const mostHues = 10;

const kindTones = {
  unset: "unset",
  other: "other",
  gap: "ghost",
  dropOff: "danger",
  hidden: "quiet",
  continues: "marker",
} as const satisfies Record<Exclude<NodeKind, "value">, string>;

/** The colour of each name, the same at every step: hues for the ten with the most paths, one tone for the others. */
export function nodeColours({ nodes }: Pick<SankeyLayout, "nodes">, theme: Theme): (node: { name: string; kind: NodeKind }) => string {
  const counts = new Map<string, number>();
  for (const { name, kind, count } of nodes) if (kind === "value") counts.set(name, (counts.get(name) ?? 0) + count);
  const largest = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, mostHues);
  const given = slots(largest.map(([name]) => name));
  return ({ name, kind }) => {
    if (kind !== "value") return tone(kindTones[kind], theme);
    const slot = given.get(name);
    return slot === undefined ? tone("ghost", theme) : hue(slot, theme);
  };
}
