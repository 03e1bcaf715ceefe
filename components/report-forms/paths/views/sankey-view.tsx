"use client";

import { useMemo, useState } from "react";
import type { Note } from "../../../../lib/charts/note.ts";
import { litBy } from "../../../../lib/reports/paths/chart/highlight.ts";
import { type DrawnLink, type DrawnNode, sankeyLayout } from "../../../../lib/reports/paths/chart/layout.ts";
import { linkNote, nodeNote } from "../../../../lib/reports/paths/chart/notes.ts";
import { sankeyOption } from "../../../../lib/reports/paths/chart/option.ts";
import type { PathsResult } from "../../../../lib/reports/paths/result/answer.ts";
import { Chart } from "../../../chart/chart.tsx";
import { useChartHeight } from "../../../chart/chart-height.tsx";
import { NoteCard } from "../../../chart/note-card.tsx";
import { useWidth } from "../../../chart/use-width.ts";
import { Sideways } from "../../../ui/sideways.tsx";
import { useTheme } from "../../../ui/theme.tsx";
import type { Chosen } from "./chosen.ts";
import { SankeyParts } from "./sankey-parts.tsx";

export type DrawnPart = { node: DrawnNode } | { link: DrawnLink };
export type Place = { x: number; y: number };

type SankeyViewProps = { result: PathsResult; onChoose: (chosen: Chosen) => void };

const ownHeight = 440;
const borders = 2;

/** The Sankey by step: hovering or focusing a part lights every way through it; wider than its place, it scrolls. */
export function SankeyView({ result, onChoose }: SankeyViewProps) {
  const { resolved: theme } = useTheme();
  const [place, width] = useWidth();
  const chartHeight = useChartHeight(ownHeight);
  const [pointed, setPointed] = useState<{ part: DrawnPart; at: Place } | null>(null);
  const layout = useMemo(
    () => sankeyLayout(result, { width: Math.max(width - borders, 280), height: chartHeight }),
    [result, width, chartHeight],
  );
  const node = pointed && "node" in pointed.part ? pointed.part.node.id : undefined;
  const link = pointed && "link" in pointed.part ? pointed.part.link.id : undefined;
  const option = useMemo(() => {
    const lit = node === undefined && link === undefined ? null : litBy(layout, { ...(node ? { node } : {}), ...(link ? { link } : {}) });
    return sankeyOption(layout, { theme, lit });
  }, [layout, theme, node, link]);
  const noteOf = (part: DrawnPart): Note =>
    "node" in part ? nodeNote(part.node, { unit: result.unit, starters: result.starters ?? 0 }) : linkNote(part.link, result.unit);
  const choose = (part: DrawnPart, at: Place, from?: HTMLElement) => {
    setPointed(null);
    const target = "node" in part ? { node: part.node } : { edge: part.link.edge };
    onChoose({ target, note: noteOf(part), at, ...(from ? { from } : {}) });
  };
  return (
    <div ref={place}>
      {width === 0 ? (
        <div style={{ height: chartHeight }} />
      ) : (
        <Sideways className="rounded-lg border border-line bg-surface">
          <div style={{ width: layout.width }}>
            <Chart option={option} height={layout.height} label="Paths by step; the tables below have every number">
              {() => <SankeyParts layout={layout} unit={result.unit} onPoint={setPointed} onChoose={choose} />}
            </Chart>
          </div>
        </Sideways>
      )}
      {pointed ? <NoteCard note={noteOf(pointed.part)} anchor={pointed.at} /> : null}
    </div>
  );
}
