"use client";

import { useMemo, useState } from "react";
import { chartGroups } from "../../../../lib/charts/groups.ts";
import { fullNumber, humanDuration } from "../../../../lib/format.ts";
import { type TimesModel, timesFrame, timesModel, timesNote, timesOption } from "../../../../lib/reports/funnel/chart/times.ts";
import type { FunnelResult } from "../../../../lib/reports/funnel/result/answer.ts";
import { eventPhrase, spoken } from "../../../../lib/vocabulary/phrase.ts";
import { Chart } from "../../../chart/chart.tsx";
import { CrossHair } from "../../../chart/cross-hair.tsx";
import { Select } from "../../../ui/select.tsx";
import { useTheme } from "../../../ui/theme.tsx";
import type { ViewProps } from "./view-props.ts";

/** How long converting took, between two steps of the reader's choice. */
export function TimesView({ definition, result, unit, onPatch }: ViewProps) {
  const { resolved: theme } = useTheme();
  const [key, setKey] = useState("all");
  const model = useMemo(() => timesModel(result, key), [result, key]);
  const option = useMemo(() => timesOption(model, theme), [model, theme]);
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-x-6 gap-y-2">
        <StepRange definition={definition} onPatch={onPatch} />
        {result.binsByGroup ? <GroupSelect result={result} value={key} onChange={setKey} /> : null}
        <Figures model={model} count={model.group.kind === "all" ? result.converted?.count : undefined} unit={unit} />
      </div>
      <Chart option={option} height={340} label="Time to convert; the table below has every number">
        {(width) => (
          <CrossHair
            width={width}
            count={Math.max(1, model.bins.length)}
            noteAt={(index) => timesNote(model, index)}
            label="Time to convert"
            frame={binFrame(model, width)}
          />
        )}
      </Chart>
    </>
  );
}

/** The plot narrowed to the bins, when the compared period reaches further. */
function binFrame({ bins, ends }: TimesModel, width: number) {
  const across = width - timesFrame.left - timesFrame.right;
  const [from, to] = ends;
  const first = bins[0]?.fromSeconds ?? from;
  const last = bins.at(-1)?.toSeconds ?? to;
  return {
    ...timesFrame,
    left: timesFrame.left + ((first - from) / (to - from)) * across,
    right: timesFrame.right + ((to - last) / (to - from)) * across,
  };
}

function StepRange({ definition, onPatch }: Pick<ViewProps, "definition" | "onPatch">) {
  const { steps } = definition;
  const from = definition.fromStep ?? 1;
  const to = definition.toStep ?? steps.length;
  const options = steps.map((step, index) => ({
    value: String(index + 1),
    label: `${index + 1}. ${spoken(eventPhrase({ ...step, where: [] })).replaceAll("*", "")}`,
  }));
  return (
    <span className="flex flex-wrap items-center gap-1.5 text-ink-2">
      from
      <Select
        label="From step"
        value={String(from)}
        options={options.slice(0, to - 1)}
        onChange={(value) => onPatch({ fromStep: Number(value) })}
        className="max-w-44"
      />
      to
      <Select
        label="To step"
        value={String(to)}
        options={options.slice(from)}
        onChange={(value) => onPatch({ toStep: Number(value) })}
        className="max-w-44"
      />
    </span>
  );
}

function GroupSelect({ result, value, onChange }: { result: FunnelResult; value: string; onChange: (key: string) => void }) {
  const options = chartGroups(result.binsByGroup ?? []).map(({ key, name }) => ({ value: key, label: name }));
  return (
    <Select
      label="Group"
      value={value}
      options={[{ value: "all", label: "All groups" }, ...options]}
      onChange={onChange}
      className="max-w-52"
    />
  );
}

function Figures({ model: { elapsed }, count, unit }: { model: TimesModel; count: number | undefined; unit: string }) {
  const figures = [
    ...(count === undefined ? [] : [["converted", `${fullNumber(count)} ${unit}`]]),
    ["median", humanDuration(elapsed.medianSeconds)],
    ["mean", humanDuration(elapsed.averageSeconds)],
    ...(elapsed.p90Seconds === null ? [] : [["90% within", humanDuration(elapsed.p90Seconds)]]),
  ];
  return (
    <dl className="flex flex-wrap gap-x-4 text-sm">
      {figures.map(([label, value]) => (
        <div key={label} className="flex gap-1.5">
          <dt className="text-ink-2">{label}</dt>
          <dd className="font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
