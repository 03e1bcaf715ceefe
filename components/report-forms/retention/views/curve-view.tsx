"use client";

import { useMemo } from "react";
import { periodLabel } from "../../../../lib/format.ts";
import { cohortModel } from "../../../../lib/reports/retention/chart/cohort.ts";
import { type CurveModel, curveModel, curveNote, curveOption } from "../../../../lib/reports/retention/chart/curve.ts";
import { periodPhrase } from "../../../../lib/vocabulary/phrase.ts";
import { Chart } from "../../../chart/chart.tsx";
import { CrossHair } from "../../../chart/cross-hair.tsx";
import { Legend } from "../../../chart/legend.tsx";
import { Button } from "../../../ui/button.tsx";
import { type Chosen, cellOf } from "./chosen.ts";
import { focusOf } from "./focus.ts";
import type { ViewProps } from "./view-props.ts";

type CurveViewProps = Pick<ViewProps, "definition" | "result" | "drawn" | "focus" | "onChoose"> & {
  cohort: number | null;
  onCohort: (cohort: number | null) => void;
};

/** The share that comes back by distance from the start: all pooled, a line per group, or one cohort against the average. */
export function CurveView({ definition, result, drawn, focus, onChoose, cohort, onCohort }: CurveViewProps) {
  const { theme, colours } = drawn;
  const { interval } = definition;
  const period = cohort === null ? undefined : focus.cohorts?.[cohort]?.period;
  const keys = useMemo(() => (result.groups ? drawn.drawn.map(({ key }) => key) : undefined), [result.groups, drawn.drawn]);
  const model = useMemo((): CurveModel => {
    if (cohort === null || period === undefined) return curveModel(result, keys);
    return cohortModel(focus, { index: cohort, name: periodLabel(period, interval) });
  }, [result, focus, keys, cohort, period, interval]);
  const option = useMemo(() => curveOption(model, theme), [model, theme]);
  const points = model.lines[0]?.points ?? [];
  const noteAt = (index: number) => curveNote(model, index, colours);
  const choose = (index: number, at: Chosen["at"]) => {
    const alone = model.lines.length === 1 ? model.lines[0]?.group : undefined;
    const of = period !== undefined ? focus : focusOf(result, alone && alone.kind !== "all" ? alone.index : undefined);
    const cell = cellOf(of, { cohort: period === undefined || cohort === null ? "average" : cohort, column: index + 1 }, interval);
    const note = noteAt(index);
    if (cell && note) onChoose({ ...cell, note, at });
  };
  if (points.length === 0) return <p className="py-6 text-center text-ink-2">These dates hold no {interval} after the first.</p>;
  return (
    <>
      {period === undefined ? (
        drawn.checked.length > 0 ? (
          <Legend groups={drawn.checked} colours={colours} isolated={drawn.isolated} onIsolate={drawn.isolate} />
        ) : null
      ) : (
        <p className="flex flex-wrap items-center gap-x-2">
          The cohort of {periodLabel(period, interval)} alone
          <Button tone="quiet" className="h-7! text-accent!" onClick={() => onCohort(null)}>
            Show all
          </Button>
        </p>
      )}
      <Chart option={option} height={280} label={`Share that came back, ${interval} by ${interval}; the tables below have every number`}>
        {(width) => <CrossHair width={width} count={points.length} noteAt={noteAt} label="Curve" onChoose={choose} />}
      </Chart>
      <Words model={model} alone={period !== undefined} compared={result.previous?.period} />
    </>
  );
}

type WordsProps = { model: CurveModel; alone: boolean; compared: { from: string; to: string } | undefined };

function Words({ model, alone, compared }: WordsProps) {
  const open = model.lines.some(({ points }) => points.some((point) => point.open));
  return (
    <ul className="tile-low:hidden mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-ink-2 text-xs">
      {model.lines.length === 1 ? <li>Band: 95% interval (Wilson).</li> : null}
      {alone ? <li>Dotted: the average of all cohorts.</li> : null}
      {model.before && !alone && compared ? <li>Dotted: {periodPhrase(compared)}.</li> : null}
      {open ? <li>Dashed: may still change.</li> : null}
    </ul>
  );
}
