"use client";

import { useMemo } from "react";
import {
  type Curve,
  distributionNote,
  distributionOption,
  type Scale,
  seriesColour,
} from "../../../../lib/reports/stickiness/chart/distribution.ts";
import { distributionTable } from "../../../../lib/reports/stickiness/chart/table.ts";
import { curvesOf } from "../../../../lib/reports/stickiness/chart.ts";
import type { StickinessDefinition } from "../../../../lib/reports/stickiness/definition.ts";
import type { PowerCurve, StickinessResult } from "../../../../lib/reports/stickiness/result/answer.ts";
import { periodPhrase } from "../../../../lib/vocabulary/phrase.ts";
import { Chart } from "../../../chart/chart.tsx";
import { CrossHair } from "../../../chart/cross-hair.tsx";
import { ResultTable } from "../../../report/result-table.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { useTheme } from "../../../ui/theme.tsx";
import type { Chosen } from "./chosen.ts";
import { periodWord } from "./period-word.ts";

type DistributionViewProps = {
  definition: StickinessDefinition;
  result: StickinessResult;
  unit: string;
  scale: Scale;
  onScale: (scale: Scale) => void;
  days: PowerCurve["days"];
  onDays: (days: PowerCurve["days"]) => void;
  onCumulative: (cumulative: boolean) => void;
  onChoose: (chosen: Chosen) => void;
  file: { name: string; period: { from: string; to: string } };
};

/** Units by how often they came: in the intervals of the range, or in the last 7 or 28 days. */
export function DistributionView(props: DistributionViewProps) {
  const { definition, result, unit, scale, days, onChoose, file } = props;
  const { resolved: theme } = useTheme();
  const { cumulative } = definition;
  const curves = useMemo(() => curvesOf(result, days), [result, days]);
  const previous = useMemo(() => (result.previous ? curvesOf(result.previous, days) : undefined), [result.previous, days]);
  const power = result.power?.find((each) => each.days === days);
  const maturing = power ? power.maturing : (result.intervals?.maturing ?? false);
  const option = useMemo(
    () => distributionOption(curves, { theme, scale, previous, maturing }),
    [curves, theme, scale, previous, maturing],
  );
  const period = power ? "day" : periodWord(definition);
  const noteAt = (index: number) => distributionNote(curves, index, { unit, period, cumulative, theme, previous });
  const choose = (index: number, at: { x: number; y: number }, from?: HTMLElement) => {
    const [note, first] = [noteAt(index), curves[0]];
    const part = { series: 0, periods: index + 1, ...(power ? { window: days } : {}) };
    if (note && first && curves.length === 1) onChoose({ part, distribution: first, note, at, ...(from ? { from } : {}) });
  };
  const chooseRow = (index: number, from: HTMLElement) => {
    const box = from.getBoundingClientRect();
    choose(index, { x: box.left, y: box.bottom }, from);
  };
  const count = Math.max(0, ...curves.map(({ values }) => values.length));
  return (
    <>
      <Controls {...props} power={power !== undefined} />
      <SeriesLegend curves={curves} />
      <Chart option={option} height={320} label={`${unit} by active ${period}s; the table below has every number`}>
        {(width) => (
          <CrossHair width={width} count={count} noteAt={noteAt} label="How often" {...(curves.length === 1 ? { onChoose: choose } : {})} />
        )}
      </Chart>
      <ul className="tile-low:hidden mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-ink-2 text-xs">
        <li>{cumulative ? `Active in so many ${period}s or more.` : `Active in exactly so many ${period}s.`}</li>
        {power ? <li>{periodPhrase(power)}.</li> : null}
        {maturing ? <li>Hatched: the last {period} is not over, numbers can still move right.</li> : null}
      </ul>
      <ResultTable
        label="How often"
        file={file}
        table={distributionTable(curves, { periods: `Active ${period}s`, ...(previous ? { previous } : {}) })}
        {...(curves.length === 1 ? { onRow: chooseRow } : {})}
      />
    </>
  );
}

function Controls({ definition, scale, onScale, days, onDays, onCumulative, power }: DistributionViewProps & { power: boolean }) {
  return (
    <div className="tile:hidden mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
      {power ? (
        <Segmented
          label="Days of the window"
          value={String(days)}
          options={[
            { value: "7", label: "L7" },
            { value: "28", label: "L28" },
          ]}
          onChange={(next) => onDays(next === "7" ? 7 : 28)}
        />
      ) : null}
      <Segmented
        label="Scale"
        value={scale}
        options={[
          { value: "units", label: "Count" },
          { value: "share", label: "%" },
        ]}
        onChange={onScale}
      />
      <Switch label="That many or more" checked={definition.cumulative} onChange={onCumulative} />
    </div>
  );
}

/** The series with their colours, when there are several. */
export function SeriesLegend({ curves }: { curves: readonly Pick<Curve, "name">[] }) {
  const { resolved: theme } = useTheme();
  if (curves.length < 2) return null;
  return (
    <ul className="flex flex-wrap gap-x-3" aria-label="Series">
      {curves.map(({ name }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two series may bear one name
        <li key={index} className="flex h-7 max-w-56 items-center gap-1.5 text-sm">
          <span className="size-2.5 shrink-0 rounded-[3px]" style={{ background: seriesColour(index, curves.length, theme) }} />
          <span className="truncate">{name}</span>
        </li>
      ))}
    </ul>
  );
}
