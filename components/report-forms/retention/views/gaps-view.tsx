"use client";

import { useMemo } from "react";
import { fullNumber, percent } from "../../../../lib/format.ts";
import { gapBars, gapsFrame, gapsNote, gapsOption } from "../../../../lib/reports/retention/chart/gaps.ts";
import { gapsTable } from "../../../../lib/reports/retention/chart/table.ts";
import type { RetentionDefinition } from "../../../../lib/reports/retention/definition.ts";
import type { RetentionGaps } from "../../../../lib/reports/retention/result/answer.ts";
import { Chart } from "../../../chart/chart.tsx";
import { CrossHair } from "../../../chart/cross-hair.tsx";
import { ResultTable } from "../../../report/result-table.tsx";
import { useTheme } from "../../../ui/theme.tsx";
import type { RetentionPatch } from "../draft.ts";
import { daysAway } from "./days-away.ts";
import { UseInterval } from "./suggestion.tsx";

type GapsViewProps = {
  definition: RetentionDefinition;
  gaps: RetentionGaps;
  unit: string;
  file: { name: string; period: { from: string; to: string } };
  onPatch: (patch: RetentionPatch) => void;
};

/** How long people usually stay away, and the interval that follows from it. */
export function GapsView({ definition, gaps, unit, file, onPatch }: GapsViewProps) {
  const { resolved: theme } = useTheme();
  const option = useMemo(() => gapsOption(gaps, theme), [gaps, theme]);
  const count = gapBars(gaps).length;
  return (
    <>
      <Facts gaps={gaps} unit={unit} />
      {gaps.suggestion ? (
        <p className="tile:hidden mb-3 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2">
          {gaps.suggestion === definition.interval
            ? `Counting by ${gaps.suggestion}s fits: four in five are back within one.`
            : `Four in five are back within a ${gaps.suggestion}.`}
          <UseInterval gaps={gaps} interval={definition.interval} onPatch={onPatch} />
        </p>
      ) : null}
      <Chart option={option} height={320} label={`${unit} by the days they usually stay away; the table below has every number`}>
        {(width) => (
          <CrossHair width={width} count={count} frame={gapsFrame} noteAt={(index) => gapsNote(gaps, index, unit)} label="Days away" />
        )}
      </Chart>
      <p className="tile-short:hidden mt-1 text-ink-2 text-xs">
        Bars: {unit} by the median of the days between their visits. Line: share that is back by then.
      </p>
      <ResultTable label="Days away" file={file} table={gapsTable(gaps)} />
    </>
  );
}

/** What a tile has room for. */
const ofDays = new Set(["Median", "Four in five within", "Nine in ten within"]);

function Facts({ gaps: { medianDays, p80Days, p90Days, units, single }, unit }: Pick<GapsViewProps, "gaps" | "unit">) {
  const facts = [
    ["Median", daysAway(medianDays)],
    ["Four in five within", daysAway(p80Days)],
    ["Nine in ten within", daysAway(p90Days)],
    [`${unit} seen on two days or more`, fullNumber(units)],
    ["seen on one day only", `${fullNumber(single)} (${percent(units + single === 0 ? null : single / (units + single))})`],
  ];
  return (
    <dl className="mb-3 flex flex-wrap gap-x-8 gap-y-3">
      {facts.map(([label, value]) => (
        <div key={label} className={ofDays.has(label ?? "") ? "" : "tile-short:hidden"}>
          <dt className="text-ink-2 text-xs first-letter:uppercase">{label}</dt>
          <dd className="font-semibold text-lg tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
