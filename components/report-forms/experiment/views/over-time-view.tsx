"use client";

import { useMemo } from "react";
import { drawnArms } from "../../../../lib/reports/experiment/chart/arms.ts";
import { intervalName } from "../../../../lib/reports/experiment/chart/effect-words.ts";
import { exposuresNote, exposuresOption, filled } from "../../../../lib/reports/experiment/chart/exposures.ts";
import { begun, effectFrame, overTimeNote, overTimeOption } from "../../../../lib/reports/experiment/chart/over-time.ts";
import { exposuresTable, overTimeTable } from "../../../../lib/reports/experiment/chart/table.ts";
import type { ExperimentResult } from "../../../../lib/reports/experiment/result/answer.ts";
import { Chart } from "../../../chart/chart.tsx";
import { CrossHair } from "../../../chart/cross-hair.tsx";
import { ResultTable } from "../../../report/result-table.tsx";
import { useTheme } from "../../../ui/theme.tsx";
import type { ViewProps } from "./panel-view.tsx";

type Props = Omit<ViewProps, "onPeople">;

/** The effect as the exposures came, with the band of the chosen reading. */
export function OverTimeView({ definition: { interval }, result, file }: Props) {
  const { resolved: theme } = useTheme();
  const arms = useMemo(() => drawnArms(result, theme), [result, theme]);
  const option = useMemo(() => overTimeOption(result, { theme, interval, arms }), [result, theme, interval, arms]);
  return (
    <>
      <ArmsLegend result={result} withControl={false} />
      <Chart option={option} height={340} label={`Effect by ${interval} of exposure; the table below has every number`}>
        {(width) => (
          <CrossHair
            width={width}
            count={begun(result.overTime).length}
            noteAt={(index) => overTimeNote(result, index, { interval, arms })}
            label="Effect over time"
            frame={effectFrame}
          />
        )}
      </Chart>
      <p className="mt-1 text-ink-2 text-xs">
        All exposed up to each {interval}, outcomes as known now; the last point is the panel. Band: {intervalName(result)}.
        {result.method === "fixed" ? " It is for one reading: a moment at which it leaves zero proves nothing." : ""}
      </p>
      <ResultTable label="Effect over time" table={overTimeTable(result)} file={file} />
    </>
  );
}

/** How the variants filled. */
export function ExposuresView({ definition: { interval }, result, file }: Props) {
  const { resolved: theme } = useTheme();
  const arms = useMemo(() => drawnArms(result, theme), [result, theme]);
  const option = useMemo(() => exposuresOption(result, { theme, interval, arms }), [result, theme, interval, arms]);
  return (
    <>
      <ArmsLegend result={result} withControl />
      <Chart option={option} height={320} label={`Units exposed by ${interval}; the table below has every number`}>
        {(width) => (
          <CrossHair
            width={width}
            count={filled(result).length}
            noteAt={(index) => exposuresNote(result, index, { interval, arms })}
            label="Exposures"
          />
        )}
      </Chart>
      <p className="mt-1 text-ink-2 text-xs">Units by their first exposure, added up.</p>
      <ResultTable label="Exposures" table={exposuresTable(result)} file={file} />
    </>
  );
}

function ArmsLegend({ result, withControl }: { result: ExperimentResult; withControl: boolean }) {
  const { resolved: theme } = useTheme();
  const arms = drawnArms(result, theme).filter(({ isControl }) => withControl || !isControl);
  return (
    <ul aria-label="Variants" className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {arms.map(({ variant, label, colour, isControl }) => (
        <li key={variant} className="flex max-w-64 items-center gap-1.5">
          <span aria-hidden className="h-0.5 w-4 shrink-0 rounded" style={{ background: colour }} />
          <span className="truncate font-mono text-[0.8rem]" title={label}>
            {label}
          </span>
          {isControl ? <span className="text-ink-2 text-xs">control</span> : null}
        </li>
      ))}
    </ul>
  );
}
