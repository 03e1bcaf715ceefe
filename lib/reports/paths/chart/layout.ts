import type { NodeKind } from "../definition/node.ts";
import type { PathEdge, PathNode, PathsAnswer } from "../result/answer.ts";
import { type Column, columnsOf, idOf } from "./columns.ts";

/** A node as it is drawn, in pixels: a bar with its label beside it. */
export type DrawnNode = {
  id: string;
  step: number;
  name: string;
  kind: NodeKind;
  count: number;
  x: number;
  y: number;
  height: number;
  /** The name as far as there is room for it, with ×k where repeats were collapsed. */
  label: string;
  /** The facts of the answer; absent for how paths end. */
  facts: PathNode | null;
};

/** An edge as it is drawn: a ribbon from the right side of one bar to the left side of the next. */
export type DrawnLink = {
  id: string;
  from: string;
  to: string;
  edge: PathEdge;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  thickness: number;
};

export type DrawnColumn = { step: number; x: number; title: string; arriving: number | null };

/** Everything that is drawn, as plain data; `width` and `height` may be larger than asked for when there is much to show. */
export type SankeyLayout = { width: number; height: number; columns: DrawnColumn[]; nodes: DrawnNode[]; links: DrawnLink[] };

export type Size = { width: number; height: number };

export const barWidth = 12;
const frame = { left: 8, top: 40, bottom: 8 };
const leastStepWidth = 132;
const leastSlot = 17;
const gap = 7;
const characterWidth = 6.3;

/** Places nodes by step and links between them; nothing overlaps, and all bars and ribbons share one scale. */
export function sankeyLayout(answer: Pick<PathsAnswer, "edges" | "nodes" | "steps">, size: Size): SankeyLayout {
  const columns = columnsOf(answer);
  const width = Math.max(size.width, frame.left + columns.length * leastStepWidth);
  const stepWidth = (width - frame.left) / Math.max(1, columns.length);
  const least = Math.max(0, ...columns.map((each) => heightAt(each, 0)));
  const room = Math.max(size.height - frame.top - frame.bottom, least * 1.25);
  const scale = largestScale(columns, room);
  const nodes = columns.flatMap((each, index) => placed(each, { x: frame.left + index * stepWidth, scale, stepWidth }));
  const links = linksOf(answer.edges ?? [], nodes, scale);
  const height = Math.max(size.height, frame.top + frame.bottom + Math.max(0, ...columns.map((each) => heightAt(each, scale))));
  return {
    width,
    height,
    columns: columns.map(({ step, arriving }, index) => ({
      step,
      x: frame.left + index * stepWidth,
      title: arriving === null ? "" : `Step ${step}`,
      arriving,
    })),
    nodes,
    links,
  };
}

/** The height of a column: a slot per node, high enough for its label. */
function heightAt({ standing }: Column, scale: number): number {
  return standing.reduce((sum, { count }) => sum + Math.max(leastSlot, count * scale), 0) + gap * Math.max(0, standing.length - 1);
}

/** Pixels per path so that the highest column just fits. */
function largestScale(columns: readonly Column[], room: number): number {
  let [low, high] = [0, room];
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (columns.every((each) => heightAt(each, middle) <= room)) low = middle;
    else high = middle;
  }
  return low;
}

function placed({ step, standing }: Column, { x, scale, stepWidth }: { x: number; scale: number; stepWidth: number }): DrawnNode[] {
  let top = frame.top;
  return standing.map(({ name, kind, count, facts }) => {
    const height = Math.max(2, count * scale);
    const y = top;
    top += Math.max(leastSlot, count * scale) + gap;
    const badge = repeats(facts);
    const label = `${cut(name, Math.floor((stepWidth - barWidth - 14) / characterWidth) - badge.length)}${badge}`;
    return { id: idOf(step, kind, name), step, name, kind, count, x, y, height, label, facts };
  });
}

/** Letters of East Asia and pictures are about twice as wide. */
const widthOf = (character: string): number => ((character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1);

/** Events behind each path at a node, where repeats were collapsed into it: ×2.4. */
function repeats(facts: PathNode | null): string {
  const times = facts && facts.kind !== "other" && facts.arrive > 0 ? facts.events / facts.arrive : 1;
  return times < 1.05 ? "" : ` ×${times < 9.95 ? Number(times.toFixed(1)) : Math.round(times)}`;
}

/** A name cut in the middle to so many letters: addresses differ at both ends. */
export function cut(name: string, most: number): string {
  const characters = [...name.replace(/\s+/g, " ")];
  if (characters.reduce((sum, each) => sum + widthOf(each), 0) <= most) return characters.join("");
  const tail = fitting([...characters].reverse(), Math.floor((most - 1) * 0.4)).reverse();
  const tailWidth = tail.reduce((sum, each) => sum + widthOf(each), 0);
  return `${fitting(characters, most - 1 - tailWidth).join("")}…${tail.join("")}`;
}

function fitting(characters: readonly string[], most: number): string[] {
  let width = 0;
  const end = characters.findIndex((each) => {
    width += widthOf(each);
    return width > most;
  });
  return characters.slice(0, end === -1 ? characters.length : end);
}

function linksOf(edges: readonly PathEdge[], nodes: readonly DrawnNode[], scale: number): DrawnLink[] {
  const byId = new Map(nodes.map((node, index) => [node.id, { node, index }]));
  const leaving = new Map<string, number>();
  const arriving = new Map<string, number>();
  const links = edges.flatMap((edge) => {
    const from = byId.get(idOf(edge.step, edge.fromKind, edge.from));
    const to = byId.get(idOf(edge.step + 1, edge.toKind, edge.to));
    return from && to ? [{ edge, from, to }] : [];
  });
  const place = (list: typeof links, side: "from" | "to", used: Map<string, number>): Map<PathEdge, number> => {
    const other = side === "from" ? "to" : "from";
    const places = new Map<PathEdge, number>();
    for (const link of [...list].sort((a, b) => a[other].index - b[other].index)) {
      const { id, y } = link[side].node;
      const before = used.get(id) ?? 0;
      places.set(link.edge, y + before);
      used.set(id, before + link.edge.count * scale);
    }
    return places;
  };
  const starts = place(links, "from", leaving);
  const ends = place(links, "to", arriving);
  return links.map(({ edge, from, to }) => ({
    id: `${from.node.id} ${to.node.id}`,
    from: from.node.id,
    to: to.node.id,
    edge,
    x0: from.node.x + barWidth,
    y0: starts.get(edge) ?? 0,
    x1: to.node.x,
    y1: ends.get(edge) ?? 0,
    thickness: edge.count * scale,
  }));
}
