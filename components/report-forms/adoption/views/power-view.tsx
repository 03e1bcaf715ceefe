"use client";

import { useMemo } from "react";
import { tone } from "../../../../lib/charts/palette.ts";
import { fullNumber } from "../../../../lib/format.ts";
import { powerNote, powerOption, type Scale } from "../../../../lib/reports/adoption/chart/power-users.ts";
import { powerTable } from "../../../../lib/reports/adoption/chart/table/power-users.ts";
import { powerModel } from "../../../../lib/reports/adoption/chart.ts";
import { periodPhrase } from "../../../../lib/vocabulary/phrase.ts";
import { Chart } from "../../../chart/chart.tsx";
import { CrossHair } from "../../../chart/cross-hair.tsx";
import { ResultTable } from "../../../report/result-table.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { About } from "./about.tsx";
import { noteText, placeOf } from "./chosen.ts";
import { FeatureSelect } from "./feature-legend.tsx";
import type { ViewProps } from "./view-props.ts";

/** On how many of the last days a feature was used, and by how many. */
export function PowerView(props: ViewProps & { scale: Scale; onScale: (scale: Scale) => void }) {
  const { definition, result, features, one, drawn, colourOf, scale, onScale, unit, onChoose, file } = props;
  const { windowDays } = definition;
  const { theme } = drawn;
  const colour = colourOf(one.key);
  const model = useMemo(() => powerModel(one, result, colour), [one, result, colour]);
  const option = useMemo(() => powerOption(model, { theme, scale }), [model, theme, scale]);
  const table = useMemo(() => powerTable([one], result.active), [one, result.active]);
  const whole = useMemo(() => powerTable(features, result.active), [features, result.active]);
  const noteAt = (index: number) => powerNote(model, index, { theme });
  const choose = (index: number, at: { x: number; y: number }, from?: HTMLElement) => {
    const note = noteAt(index);
    if (note) onChoose({ note, at, ...(from ? { from } : {}), numbers: noteText(note), lists: [] });
  };
  const users = model.points.reduce((sum, each) => sum + each.users, 0);
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <FeatureSelect {...props} />
        <span className="tile:hidden">
          <Segmented
            label="Scale"
            value={scale}
            options={[
              { value: "share", label: "%" },
              { value: "units", label: "Count" },
            ]}
            onChange={onScale}
          />
        </span>
        {scale === "share" ? (
          <span className="flex items-center gap-1.5 text-sm">
            <span className="h-0.5 w-4 shrink-0" style={{ background: tone("marker", theme) }} />
            Any active day, of all {unit}
          </span>
        ) : null}
      </div>
      <Chart option={option} height={320} label={`${unit} by days of use of ${one.name}; the table below has every number`}>
        {(width) => <CrossHair width={width} count={windowDays} noteAt={noteAt} label="Power users" onChoose={choose} />}
      </Chart>
      <About>
        <li>
          {fullNumber(users)} {unit} that used it in the last {windowDays} days, by on how many of these.
        </li>
        {result.previous ? (
          <li>
            Dotted: the {windowDays} days before the end of {periodPhrase(result.previous.period)}.
          </li>
        ) : null}
      </About>
      <ResultTable
        label="Days of use"
        table={table}
        whole={whole}
        file={file}
        onRow={(index, from) => choose(index, placeOf(from), from)}
      />
    </>
  );
}
