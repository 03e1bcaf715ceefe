"use client";

import { type CSSProperties, type ReactNode, useEffect } from "react";
import { GridLayout, useContainerWidth } from "react-grid-layout";
import { keepSlots } from "../../lib/charts/slots.ts";
import { inReadingOrder } from "../../lib/dashboards/arranged.ts";
import { columns, type Tile } from "../../lib/dashboards/board.ts";

type BoardGridProps = {
  tiles: readonly Tile[];
  editing: boolean;
  onArrange: (tiles: readonly Pick<Tile, "id" | "x" | "y" | "w" | "h">[]) => void;
  children: (tile: Tile) => ReactNode;
};

const rowHeight = 40;
const gap = 12;
const narrow = 720;

const grid = { cols: columns, rowHeight, margin: [gap, gap] as const, containerPadding: [0, 0] as const };

/** The tiles where they lie; on a narrow screen one below the other, as one reads them. */
export function BoardGrid({ tiles, editing, onArrange, children }: BoardGridProps) {
  const { width, containerRef, mounted } = useContainerWidth();
  useEffect(keepSlots, []);
  return (
    <div ref={containerRef as React.RefObject<HTMLDivElement>} className="board min-h-40">
      {/* Dragging would write a <style> of its own where none bears this id; the page's policy refuses that. */}
      <span id="react-draggable-style-el" hidden />
      {!mounted ? null : width < narrow ? (
        <ul className="flex flex-col gap-3">
          {inReadingOrder(tiles).map((tile) => (
            <li key={tile.id} data-tile-id={tile.id} style={tile.is === "text" ? undefined : { height: heightOf(tile) }}>
              {children(tile)}
            </li>
          ))}
        </ul>
      ) : (
        <GridLayout
          width={width}
          layout={tiles.map(({ id, x, y, w, h }) => ({ i: id, x, y, w, h, minW: 2, minH: 2 }))}
          gridConfig={grid}
          dragConfig={{ enabled: editing, handle: "[data-grip]", cancel: "button, a, [role=menu]", threshold: 4 }}
          resizeConfig={{ enabled: editing, handles: ["se"] }}
          onDragStop={(layout) => onArrange(layout.map(spotOf))}
          onResizeStop={(layout) => onArrange(layout.map(spotOf))}
        >
          {inReadingOrder(tiles).map((tile) => (
            <div
              key={tile.id}
              data-tile-id={tile.id}
              className={editing ? "board-editing" : ""}
              style={{ "--columns": tile.w } as CSSProperties}
            >
              {children(tile)}
            </div>
          ))}
        </GridLayout>
      )}
    </div>
  );
}

const spotOf = ({ i, x, y, w, h }: { i: string; x: number; y: number; w: number; h: number }) => ({ id: i, x, y, w, h });

/** A tile of the narrow list is as high as it is on the grid, within what a phone shows. */
function heightOf({ h }: Tile): number {
  return Math.min(560, Math.max(140, h * rowHeight + (h - 1) * gap));
}
