"use client";

import { Fragment, useMemo } from "react";
import type { ChartGroup } from "../../../../lib/charts/groups.ts";
import { barGroups, barNote } from "../../../../lib/reports/funnel/chart/bars.ts";
import { sweepModel } from "../../../../lib/reports/funnel/chart/sweep.ts";
import { groupsTable, stepsTable, sweepTable, timesTable, trendTable } from "../../../../lib/reports/funnel/chart/table.ts";
import { trendModel, trendNote } from "../../../../lib/reports/funnel/chart/trend.ts";
import type { Drawn } from "../../../chart/use-drawn.ts";
import { ResultTable } from "../../../report/result-table.tsx";
import { Significance } from "../../../report/significance.tsx";
import type { ViewProps } from "./view-props.ts";

type FunnelTableProps = ViewProps & {
  drawn: Drawn;
  groups: readonly ChartGroup[];
  file: { name: string; period: { from: string; to: string } };
};

const below = (element: HTMLElement) => {
  const box = element.getBoundingClientRect();
  return { x: box.left, y: box.bottom };
};

/** The table under the chart of each view. */
export function FunnelTable(props: FunnelTableProps) {
  const { definition, result, file } = props;
  switch (definition.view) {
    case "steps":
      return result.groups ? <GroupsTable {...props} /> : <StepsTable {...props} />;
    case "trend":
      return <TrendTable {...props} />;
    case "timeToConvert":
      return <ResultTable label="Time to convert" file={file} table={timesTable(result.bins ?? [], result.previous?.bins ?? null)} />;
    case "sweep": {
      const { lines, ends } = sweepModel(result);
      const named = lines.map(({ group, points }) => ({ name: group.name, points }));
      const drawn = named.map(({ name, points }) => ({ name, points: points.filter(({ windowSeconds }) => windowSeconds >= ends[0]) }));
      return <ResultTable label="Conversion by window" file={file} table={sweepTable(drawn)} whole={sweepTable(named)} />;
    }
    default:
      return null;
  }
}

function StepsTable({ result, file, onChoose }: FunnelTableProps) {
  const table = useMemo(() => stepsTable(result, result.previous), [result]);
  const shown = { ...table, columns: [...table.columns.slice(1, 2), ...table.columns.slice(2)] };
  const [only] = barGroups(result);
  const choose = (index: number, from: HTMLElement) => {
    const bar = only?.bars[index];
    if (!bar || !only) return;
    const { step } = bar;
    const counts = { converted: step.count, dropped: step.dropped, in_window: step.inWindow };
    onChoose({
      part: { step: step.step, state: "converted", of: "current" },
      counts,
      kind: "all",
      from,
      at: below(from),
      note: barNote(bar, only.group, { unit: result.unit, before: result.previous?.steps?.[index] }),
    });
  };
  return (
    <ResultTable
      label="Steps"
      table={shown}
      whole={table}
      file={file}
      onRow={choose}
      lead={(row) => <span className="w-4 text-right text-ink-3 text-xs">{row.step}</span>}
    />
  );
}

function GroupsTable({ result, file, drawn, groups }: FunnelTableProps) {
  const labels = useMemo(() => (result.groups?.[0]?.steps ?? result.steps ?? []).map(({ label }) => label), [result]);
  const table = useMemo(() => groupsTable(result, labels), [result, labels]);
  const whole = useMemo(() => stepsTable(result, result.previous), [result]);
  const offset = result.steps ? 1 : 0;
  const byIndex = new Map(groups.map((group) => [group.index + offset, group]));
  const lead = (_row: unknown, index: number) => {
    const group = byIndex.get(index);
    if (!group) return <span className="w-7" />;
    const checked = drawn.checked.some(({ key }) => key === group.key);
    return (
      <Fragment>
        <input
          type="checkbox"
          aria-label={`Draw ${group.name}`}
          checked={checked}
          disabled={!checked && drawn.full}
          onChange={() => drawn.toggle(group.key)}
          className="size-3.5 accent-(--c-accent)"
        />
        <span className="size-2.5 shrink-0 rounded-[3px]" style={{ background: checked ? drawn.colours.get(group.key) : "transparent" }} />
      </Fragment>
    );
  };
  const significance = (name: string) => result.groups?.find(({ group }) => group === name)?.significance;
  return (
    <ResultTable
      label="Groups"
      table={table}
      whole={whole}
      file={file}
      lead={lead}
      notes={groupNotes}
      draw={{ p: (row) => <Significance tested={significance(String(row.group))} /> }}
      foot={<GroupsFoot result={result} />}
    />
  );
}

const groupNotes = {
  p: "The chance of a difference at least this large if the group were like those it is compared with, corrected for looking at several groups at once (Holm). Below 0.05 it is called higher or lower.",
  low: "Lower end of the 95% interval of the conversion (Wilson).",
  high: "Upper end of the 95% interval of the conversion (Wilson).",
};

function GroupsFoot({ result }: Pick<FunnelTableProps, "result">) {
  const { notReached = 0 } = result;
  return (
    <span>
      Ticked groups are drawn, ten at most; hiding one leaves the totals as they are.
      {notReached > 0 ? ` ${notReached.toLocaleString("en-US")} never reached the step that names the group.` : ""}
    </span>
  );
}

function TrendTable({ definition, result, file, onChoose }: FunnelTableProps) {
  const table = useMemo(() => trendTable(result, result.previous), [result]);
  const choose = (index: number, from: HTMLElement) => {
    const point = result.series?.[index];
    const note = trendNote(trendModel(result, definition.interval), index, new Map());
    if (!point || !note) return;
    const counts = { converted: point.converted, dropped: point.dropped, in_window: point.inWindow };
    onChoose({
      part: { step: definition.toStep ?? definition.steps.length, state: "converted", of: "current", period: point.period },
      counts,
      kind: "all",
      note,
      from,
      at: below(from),
    });
  };
  return <ResultTable label="Entry periods" table={table} file={file} {...(result.seriesByGroup ? {} : { onRow: choose })} />;
}
