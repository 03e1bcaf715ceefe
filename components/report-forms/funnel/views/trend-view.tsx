"use client";

import { useMemo } from "react";
import { counted } from "../../../../lib/format.ts";
import { trendModel, trendNote, trendOption } from "../../../../lib/reports/funnel/chart/trend.ts";
import { Chart } from "../../../chart/chart.tsx";
import { CrossHair } from "../../../chart/cross-hair.tsx";
import { Legend } from "../../../chart/legend.tsx";
import type { Drawn } from "../../../chart/use-drawn.ts";
import type { ViewProps } from "./view-props.ts";

/** Conversion by the period of the entry. */
export function TrendView({ definition, result, unit, drawn, onChoose }: ViewProps & { drawn: Drawn }) {
  const { theme, colours } = drawn;
  const keys = useMemo(() => (result.seriesByGroup ? drawn.drawn.map(({ key }) => key) : undefined), [result.seriesByGroup, drawn.drawn]);
  const model = useMemo(() => trendModel(result, definition.interval, keys), [result, definition.interval, keys]);
  const option = useMemo(() => trendOption(model, theme), [model, theme]);
  const points = model.lines[0]?.points ?? [];
  const noteAt = (index: number) => trendNote(model, index, colours);
  const choose = (index: number, at: { x: number; y: number }) => {
    const note = noteAt(index);
    const point = points[index];
    const alone = model.lines.length === 1 ? model.lines[0]?.group : undefined;
    const group = alone && alone.kind !== "all" ? { group: alone.name } : {};
    const whole = alone ? point : result.series?.[index];
    if (!note || !point || !whole) return;
    const counts = { converted: whole.converted, dropped: whole.dropped, in_window: whole.inWindow };
    onChoose({
      at,
      note,
      counts,
      kind: alone?.kind ?? "all",
      part: { step: definition.toStep ?? definition.steps.length, state: "converted", of: "current", period: point.period, ...group },
    });
  };
  const maturing = points.filter((point) => point.maturing).length;
  return (
    <>
      {drawn.checked.length > 0 ? (
        <Legend groups={drawn.checked} colours={colours} isolated={drawn.isolated} onIsolate={drawn.isolate} />
      ) : null}
      <Chart option={option} height={340} label={`Conversion by ${definition.interval} of the entry; the table below has every number`}>
        {(width) =>
          points.length > 0 ? <CrossHair width={width} count={points.length} noteAt={noteAt} label="Trend" onChoose={choose} /> : null
        }
      </Chart>
      <ul className="tile-low:hidden mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-ink-2 text-xs">
        {maturing > 0 ? (
          <li>
            Dashed: {counted(maturing, definition.interval)} still maturing, drawn as the share of all {unit} that converted so far; it can
            only rise.
          </li>
        ) : null}
        {points.some(({ partial }) => partial) ? <li>* cut by the range or by the end of the data.</li> : null}
        {definition.attempt === "best" ? (
          <li>
            A {result.unit} may enter in several {definition.interval}s, once in each: they can add up to more than the total.
          </li>
        ) : null}
        {keys === undefined || model.lines.length === 1 ? <li>Bars: entered. Band: 95% interval.</li> : null}
      </ul>
    </>
  );
}
