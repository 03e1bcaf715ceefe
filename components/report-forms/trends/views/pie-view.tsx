"use client";

import { useMemo } from "react";
import { percent } from "../../../../lib/format.ts";
import { pieOption, type Slice, slicesOf } from "../../../../lib/reports/trends/chart/pie.ts";
import { valueText } from "../../../../lib/reports/trends/chart/value.ts";
import { Chart } from "../../../chart/chart.tsx";
import { useWidth } from "../../../chart/use-width.ts";
import { LinesLegend } from "./lines-legend.tsx";
import { RingPointer } from "./ring-pointer.tsx";
import type { ViewProps } from "./view-props.ts";

const height = 340;

/** The totals as parts of a whole. */
export function PieView(props: ViewProps) {
  const { shownLines, lines, drawn, colourOf, onChoose } = props;
  const slices = useMemo(() => slicesOf(shownLines), [shownLines]);
  const [place, width] = useWidth();
  const labels = width >= 560;
  const option = useMemo(() => pieOption(slices, { theme: drawn.theme, colourOf, labels }), [slices, drawn.theme, colourOf, labels]);
  const noteOf = ({ line, value, share }: Slice) => ({
    title: line.name,
    lines: [
      { label: "Whole range", value: valueText(value, line.valueKind), strong: true, colour: colourOf(line.key) },
      { label: "Share of what is drawn", value: percent(share) },
    ],
  });
  const choose = (slice: Slice, at: { x: number; y: number }) =>
    onChoose({ lines: [{ line: slice.line, value: slice.value }], note: noteOf(slice), at });
  return (
    <div ref={place}>
      <LinesLegend {...props} />
      <Chart option={option} height={height} label="Parts of the whole; the table below has every number">
        {(width) => <RingPointer slices={slices} size={{ width, height }} noteOf={noteOf} onChoose={choose} />}
      </Chart>
      {lines.length > shownLines.length ? (
        <p className="text-ink-2 text-xs">Shares are of the {shownLines.length} parts that are drawn.</p>
      ) : null}
    </div>
  );
}
