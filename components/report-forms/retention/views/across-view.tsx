"use client";

import { useMemo } from "react";
import { acrossModel } from "../../../../lib/reports/retention/chart/across.ts";
import { curveNote, curveOption } from "../../../../lib/reports/retention/chart/curve.ts";
import { acrossTable } from "../../../../lib/reports/retention/chart/table.ts";
import { momentText } from "../../../../lib/reports/retention/chart/words.ts";
import { Chart } from "../../../chart/chart.tsx";
import { CrossHair } from "../../../chart/cross-hair.tsx";
import { Legend } from "../../../chart/legend.tsx";
import { ResultTable } from "../../../report/result-table.tsx";
import { Select } from "../../../ui/select.tsx";
import { type Chosen, cellOf } from "./chosen.ts";
import { focusOf } from "./focus.ts";
import type { ViewProps } from "./view-props.ts";

/** One column of the table across the cohorts: do later ones come back more, or less? */
export function AcrossView({ definition, result, drawn, column, onColumn, file, onChoose }: ViewProps) {
  const { theme, colours } = drawn;
  const { interval } = definition;
  const columns = (result.columns ?? []).filter((each) => each.column > 0);
  const known = columns.find((each) => each.column === column) ?? columns[0];
  const keys = useMemo(() => (result.groups ? drawn.drawn.map(({ key }) => key) : undefined), [result.groups, drawn.drawn]);
  const at = known?.column ?? 1;
  const model = useMemo(() => acrossModel(result, { column: at, interval, keys }), [result, at, interval, keys]);
  const option = useMemo(() => curveOption(model, theme), [model, theme]);
  const table = useMemo(() => acrossTable(result, at), [result, at]);
  const points = model.lines[0]?.points ?? [];
  const noteAt = (index: number) => curveNote(model, index, colours);
  const choose = (index: number, place: Chosen["at"]) => {
    const alone = model.lines.length === 1 ? model.lines[0]?.group : undefined;
    const cell = cellOf(focusOf(result, alone && alone.kind !== "all" ? alone.index : undefined), { cohort: index, column: at }, interval);
    const note = noteAt(index);
    if (cell && note) onChoose({ ...cell, note, at: place });
  };
  if (!known) return <p className="py-6 text-center text-ink-2">These dates hold no {interval} after the first.</p>;
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Select
          label="Column across the cohorts"
          value={String(at)}
          options={columns.map(({ column: value, label }) => ({ value: String(value), label }))}
          onChange={(next) => onColumn(Number(next))}
        />
        <span className="text-ink-2">by the {interval} in which they began</span>
      </div>
      {drawn.checked.length > 0 ? (
        <Legend groups={drawn.checked} colours={colours} isolated={drawn.isolated} onIsolate={drawn.isolate} />
      ) : null}
      {points.length > 0 ? (
        <Chart option={option} height={320} label={`${known.label} across the cohorts; the table below has every number`}>
          {(width) => <CrossHair width={width} count={points.length} noteAt={noteAt} label="Cohorts" onChoose={choose} />}
        </Chart>
      ) : (
        <p className="py-6 text-center text-ink-2">{known.label} has not begun for any cohort.</p>
      )}
      <ul className="tile-low:hidden mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-ink-2 text-xs">
        {model.lines.length === 1 ? <li>Band: 95% interval (Wilson).</li> : null}
        {points.some(({ open }) => open) ? <li>Dashed: open cells, they may still change.</li> : null}
        {model.before ? <li>Dotted: the compared period, cohort by cohort.</li> : null}
      </ul>
      <ResultTable
        label={`${known.label} across the cohorts`}
        file={{ ...file, name: `${file.name} ${known.label}` }}
        table={table}
        draw={{ closesAt: ({ closesAt }) => momentText(String(closesAt), result.period.timezone) }}
      />
    </>
  );
}
