"use client";

import { useMemo } from "react";
import { canStack } from "../../../../lib/reports/trends/chart/lines.ts";
import { pointNote } from "../../../../lib/reports/trends/chart/note.ts";
import { type OverTime, overTimeOption } from "../../../../lib/reports/trends/chart/over-time.ts";
import { overTimeModel } from "../../../../lib/reports/trends/chart.ts";
import { measureOf, measureTraits } from "../../../../lib/reports/trends/definition/measure.ts";
import type { TrendsDefinition } from "../../../../lib/reports/trends/definition.ts";
import { periodPhrase } from "../../../../lib/vocabulary/phrase.ts";
import { Chart } from "../../../chart/chart.tsx";
import { CrossHair } from "../../../chart/cross-hair.tsx";
import { AnnotationMarks } from "../../../report/annotation-marks.tsx";
import { useAnnotations } from "../../../report/annotations.tsx";
import type { NotedDays } from "../../../report/annotations-dialog.tsx";
import { daysOfBucket, marksOf } from "../../../report/noted-buckets.ts";
import { LinesLegend } from "./lines-legend.tsx";
import type { ViewProps } from "./view-props.ts";

/** A trend over time: lines, areas or bars, with the compared period dotted. */
export function OverTimeView(props: ViewProps & { view: OverTime; onAnnotate: (days: NotedDays | null) => void }) {
  const { view, definition, result, shownLines, drawn, colourOf, onChoose, onAnnotate } = props;
  const { theme } = drawn;
  const { interval } = definition;
  const model = useMemo(() => overTimeModel(result, definition, shownLines), [result, definition, shownLines]);
  const option = useMemo(() => overTimeOption(model, { view, interval, theme, colourOf }), [model, view, interval, theme, colourOf]);
  const { annotations } = useAnnotations();
  const marks = useMemo(() => marksOf(annotations, result), [annotations, result]);
  const noteAt = (index: number) => {
    const note = pointNote(model, index, { interval, dataEnd: result.dataEnd, colourOf });
    const texts = marks.find((each) => each.index === index)?.texts;
    return note && texts ? { ...note, remarks: [...texts, ...(note.remarks ?? [])] } : note;
  };
  const choose = (index: number, at: { x: number; y: number }, from?: HTMLElement) => {
    const [bucket, note] = [model.buckets[index], noteAt(index)];
    if (!bucket || !note) return;
    onChoose({
      lines: shownLines.map((line) => ({ line, value: line.line.points[index]?.value ?? null })),
      period: bucket.period,
      days: daysOfBucket(index, result, interval),
      periodBefore: shownLines[0]?.before?.points[index]?.period,
      at,
      note,
      ...(from ? { from } : {}),
    });
  };
  const { states } = model;
  return (
    <>
      <LinesLegend {...props} />
      <Chart option={option} height={340} label={`By ${interval}; the tables below have every number`}>
        {(width) =>
          states.length > 0 && shownLines.length > 0 ? (
            <>
              <CrossHair width={width} count={states.length} noteAt={noteAt} label="Trend" onChoose={choose} />
              <AnnotationMarks
                width={width}
                count={states.length}
                marks={marks}
                labelOf={(index) => daysOfBucket(index, result, interval)?.label ?? ""}
                onOpen={(index) => onAnnotate(daysOfBucket(index, result, interval))}
              />
            </>
          ) : null
        }
      </Chart>
      <ul aria-label="About the chart" className="tile-low:hidden mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-ink-2 text-xs">
        {result.previous ? <li>Dotted: {periodPhrase(result.previous.period)}.</li> : null}
        {states.includes("partial") ? (
          <li>
            * {view === "bars" ? "Hatched" : "Dashed"}: not a whole {interval}, cut by the range or by the end of the data.
          </li>
        ) : null}
        {view !== "lines" && shownLines.length > 1 ? <li>{stackWords(definition)}</li> : null}
        {new Set(shownLines.map(({ valueKind }) => valueKind)).size > 1 ? <li>Values of several kinds on one axis.</li> : null}
      </ul>
    </>
  );
}

function stackWords(definition: TrendsDefinition): string {
  if (!canStack(definition)) return "Not one above the other: averages and results of formulas do not add up.";
  const adds = definition.series.every(({ measure }) => measureTraits[measureOf(measure).name].additive);
  return adds ? "One above the other." : "One above the other; who is in several of them counts in each.";
}
