"use client";

import { Legend } from "../../../chart/legend.tsx";
import type { ViewProps } from "./view-props.ts";

/** The lines that are drawn with their colours, when there are several; a click shows one alone. */
export function LinesLegend({ drawn, lines }: Pick<ViewProps, "drawn" | "lines">) {
  if (lines.length < 2) return null;
  return (
    <div className="mb-1">
      <Legend groups={drawn.checked} colours={drawn.colours} isolated={drawn.isolated} onIsolate={drawn.isolate} />
      {lines.length > drawn.checked.length ? (
        <p className="px-2 text-ink-2 text-xs">
          {drawn.checked.length} of {lines.length} lines are drawn; choose in the table.
        </p>
      ) : null}
    </div>
  );
}
