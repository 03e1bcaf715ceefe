"use client";

import { useMemo } from "react";
import type { ChartGroup } from "../../../../lib/charts/groups.ts";
import { groupsTable } from "../../../../lib/reports/retention/chart/groups-table.ts";
import { curveTable } from "../../../../lib/reports/retention/chart/table.ts";
import { ResultTable } from "../../../report/result-table.tsx";
import type { ViewProps } from "./view-props.ts";

type TablesProps = Pick<ViewProps, "definition" | "result" | "drawn" | "onGroup" | "file"> & { groups: readonly ChartGroup[] };

/** The groups, where there are any, and the numbers of the curve. */
export function RetentionTables(props: TablesProps) {
  const { result, file } = props;
  const curve = useMemo(() => curveTable(result), [result]);
  return (
    <>
      {result.groups ? <GroupsTable {...props} /> : null}
      <ResultTable label="Average" table={curve} file={{ ...file, name: `${file.name} average` }} notes={notes} />
    </>
  );
}

const notes = {
  n: "Members of the cohorts whose cell is closed: the denominator of the average.",
  low: "Lower end of the 95% interval of the share (Wilson).",
  high: "Upper end of the 95% interval of the share (Wilson).",
  cohorts: "How many cohorts the average is pooled over.",
};

function GroupsTable({ definition, result, drawn, onGroup, file, groups }: TablesProps) {
  const table = useMemo(() => groupsTable(result, definition.interval), [result, definition.interval]);
  const byIndex = new Map(groups.map((group) => [group.index + 1, group]));
  const lead = (_row: unknown, index: number) => {
    const group = byIndex.get(index);
    if (!group) return <span className="w-7" />;
    const checked = drawn.checked.some(({ key }) => key === group.key);
    return (
      <>
        <input
          type="checkbox"
          aria-label={`Draw ${group.name}`}
          checked={checked}
          disabled={!checked && drawn.full}
          onChange={() => drawn.toggle(group.key)}
          className="size-3.5 accent-(--c-accent)"
        />
        <span className="size-2.5 shrink-0 rounded-[3px]" style={{ background: checked ? drawn.colours.get(group.key) : "transparent" }} />
      </>
    );
  };
  return (
    <ResultTable
      label="Groups"
      table={table}
      file={{ ...file, name: `${file.name} groups` }}
      lead={lead}
      onRow={(index) => onGroup(index === 0 ? undefined : index - 1)}
      foot={<span>Ticked groups are drawn, ten at most. A click on a name shows that group in the heatmap and the read-outs.</span>}
    />
  );
}
