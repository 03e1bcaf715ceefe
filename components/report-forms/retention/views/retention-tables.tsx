"use client";

import { useMemo } from "react";
import type { ChartGroup } from "../../../../lib/charts/groups.ts";
import { groupsTable } from "../../../../lib/reports/retention/chart/groups-table.ts";
import { curveTable } from "../../../../lib/reports/retention/chart/table.ts";
import { ResultTable } from "../../../report/result-table.tsx";
import { Significance } from "../../../report/significance.tsx";
import { SignificanceField } from "./significance-field.tsx";
import type { ViewProps } from "./view-props.ts";

type TablesProps = Pick<ViewProps, "definition" | "result" | "drawn" | "onGroup" | "file" | "onPatch"> & { groups: readonly ChartGroup[] };

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

const deed = { past: "came back", plural: "come back" };

const groupNotes = {
  p: "The chance of a difference at least this large if the group were like those it is compared with, corrected for looking at several groups at once. Below 0.05 it is called higher or lower.",
  difference: "Of members of cohorts whose cell is closed, in percentage points.",
  differenceLow: "Lower end of the 95% interval of the difference (Newcombe).",
  differenceHigh: "Upper end of the 95% interval of the difference (Newcombe).",
};

function GroupsTable({ definition, result, drawn, onGroup, file, groups, onPatch }: TablesProps) {
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
  const tested = (row: Record<string, unknown>) => result.groups?.find(({ group }) => group === row.group)?.significance;
  return (
    <>
      <SignificanceField definition={definition} result={result} onPatch={onPatch} />
      <ResultTable
        label="Groups"
        table={table}
        file={{ ...file, name: `${file.name} groups` }}
        lead={lead}
        draw={{ p: (row) => <Significance tested={tested(row)} deed={deed} /> }}
        notes={groupNotes}
        onRow={(index) => onGroup(index === 0 ? undefined : index - 1)}
        foot={<span>Ticked groups are drawn, ten at most. A click on a name shows that group in the heatmap and the read-outs.</span>}
      />
    </>
  );
}
