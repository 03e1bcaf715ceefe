"use client";

import { useMemo } from "react";
import { type Quotient, quotients, ratioNote, ratioOption } from "../../../../lib/reports/stickiness/chart/ratio.ts";
import { ratioTable } from "../../../../lib/reports/stickiness/chart/table.ts";
import type { StickinessDefinition } from "../../../../lib/reports/stickiness/definition.ts";
import type { StickinessResult } from "../../../../lib/reports/stickiness/result/answer.ts";
import { Chart } from "../../../chart/chart.tsx";
import { CrossHair } from "../../../chart/cross-hair.tsx";
import { ResultTable } from "../../../report/result-table.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { useTheme } from "../../../ui/theme.tsx";
import { SeriesLegend } from "./distribution-view.tsx";

type RatioViewProps = {
  definition: StickinessDefinition;
  result: StickinessResult;
  quotient: Quotient;
  onQuotient: (quotient: Quotient) => void;
  file: { name: string; period: { from: string; to: string } };
};

/** Daily, weekly and monthly actors as quotients over time. */
export function RatioView({ definition, result, quotient, onQuotient, file }: RatioViewProps) {
  const { resolved: theme } = useTheme();
  const { interval } = definition;
  const series = useMemo(() => result.ratio ?? [], [result]);
  const previous = result.previous?.ratio;
  const option = useMemo(() => ratioOption(series, { theme, interval, quotient, previous }), [series, theme, interval, quotient, previous]);
  const points = series[0]?.points ?? [];
  const noteAt = (index: number) => ratioNote(series, index, { theme, interval });
  const window = quotient === "dauPerMauRate" ? 30 : 7;
  return (
    <>
      <div className="tile:hidden mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Segmented
          label="Quotient"
          value={quotient}
          options={quotients.map(({ quotient: value, word }) => ({ value, label: word }))}
          onChange={onQuotient}
        />
      </div>
      <SeriesLegend curves={series.map(({ label }) => ({ name: label }))} />
      <Chart
        option={option}
        height={320}
        label={`${window === 30 ? "DAU / MAU" : "DAU / WAU"} by ${interval}; the table below has every number`}
      >
        {(width) => <CrossHair width={width} count={points.length} noteAt={noteAt} label="Quotient" />}
      </Chart>
      <ul className="tile-low:hidden mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-ink-2 text-xs">
        <li>The mean of the daily actors of {window} days, divided by the distinct actors of the same days.</li>
        {points.some(({ maturing, partial }) => maturing || partial) ? (
          <li>* Dashed: not over yet, or with fewer days than the window.</li>
        ) : null}
      </ul>
      <ResultTable label="Daily, weekly, monthly" file={file} table={ratioTable(series)} />
    </>
  );
}
