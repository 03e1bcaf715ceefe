"use client";

import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef, useState } from "react";
import { counted } from "../../../../lib/format.ts";
import { partAt } from "../../../../lib/reports/paths/chart/hit.ts";
import { barWidth, type DrawnNode, type SankeyLayout } from "../../../../lib/reports/paths/chart/layout.ts";
import { nodeBeside } from "./node-beside.ts";
import type { DrawnPart, Place } from "./sankey-view.tsx";

type SankeyPartsProps = {
  layout: SankeyLayout;
  unit: string;
  onPoint: (pointed: { part: DrawnPart; at: Place } | null) => void;
  onChoose: (part: DrawnPart, at: Place, from?: HTMLElement) => void;
};

const labelHeight = 16;

/** What of the picture can be pointed at: nodes are buttons, walked with the arrow keys; links are found under the pointer. */
export function SankeyParts({ layout, unit, onPoint, onChoose }: SankeyPartsProps) {
  const [current, setCurrent] = useState<string | null>(null);
  const elements = useRef(new Map<string, HTMLButtonElement>());
  const reachable = (layout.nodes.find(({ id }) => id === current) ?? layout.nodes[0])?.id;
  const under = (event: MouseEvent): DrawnPart | null => {
    const box = event.currentTarget.getBoundingClientRect();
    return partUnder(layout, event.clientX - box.left, event.clientY - box.top);
  };
  const moved = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    const part = under(event);
    onPoint(part && { part, at: { x: event.clientX, y: event.clientY } });
  };
  const clicked = (event: MouseEvent) => {
    const part = under(event);
    if (part) onChoose(part, { x: event.clientX, y: event.clientY }, "node" in part ? elements.current.get(part.node.id) : undefined);
  };
  const pressed = (event: KeyboardEvent) => {
    const next = reachable === undefined ? null : nodeBeside(layout, reachable, event.key);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    elements.current.get(next)?.focus();
  };
  return (
    <div
      role="toolbar"
      aria-label="Nodes of the paths: arrow keys move from node to node"
      className="absolute inset-0 cursor-default touch-auto"
      onPointerMove={moved}
      onPointerLeave={() => onPoint(null)}
      onClick={clicked}
      onKeyDown={pressed}
    >
      {layout.nodes.map((node) => (
        <button
          key={node.id}
          ref={(element) => {
            if (element) elements.current.set(node.id, element);
            else elements.current.delete(node.id);
          }}
          type="button"
          tabIndex={node.id === reachable ? 0 : -1}
          aria-label={`Step ${node.step}, ${node.name}: ${counted(node.count, unit)}`}
          onFocus={(event) => {
            setCurrent(node.id);
            if (event.currentTarget.matches(":focus-visible")) onPoint({ part: { node }, at: besideOf(event.currentTarget) });
          }}
          onBlur={() => onPoint(null)}
          onClick={(event) => {
            event.stopPropagation();
            onChoose({ node }, besideOf(event.currentTarget), event.currentTarget);
          }}
          className="absolute cursor-pointer rounded-[3px]"
          style={{ left: node.x - 2, top: node.y - 1, width: barWidth + 4, height: Math.max(node.height, 15) + 2 }}
        />
      ))}
    </div>
  );
}

function besideOf(element: HTMLElement): Place {
  const box = element.getBoundingClientRect();
  return { x: box.right, y: Math.min(box.bottom, box.top + 40) };
}

/** A label belongs to its node, and lies over the links. */
function partUnder(layout: SankeyLayout, x: number, y: number): DrawnPart | null {
  const node = layout.nodes.find((each) => isOnLabel(each, x, y));
  return node ? { node } : partAt(layout, x, y);
}

function isOnLabel({ x: left, y: top, height, label }: DrawnNode, x: number, y: number): boolean {
  const middle = top + Math.max(height, labelHeight - 1) / 2;
  return x >= left && x <= left + barWidth + 6 + label.length * 6 && Math.abs(y - middle) <= labelHeight / 2;
}
