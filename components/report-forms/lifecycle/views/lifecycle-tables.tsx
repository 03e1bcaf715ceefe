"use client";

import { useMemo } from "react";
import { pointNote } from "../../../../lib/reports/lifecycle/chart/points.ts";
import { groupsTable, pointsTable } from "../../../../lib/reports/lifecycle/chart/table.ts";
import type { LifecycleDefinition } from "../../../../lib/reports/lifecycle/definition.ts";
import type { LifecycleResult } from "../../../../lib/reports/lifecycle/result/answer.ts";
import { ResultTable } from "../../../report/result-table.tsx";
import { useTheme } from "../../../ui/theme.tsx";
import type { Chosen } from "./chosen.ts";
import { pointsOf } from "./points-of.ts";

type LifecycleTablesProps = {
  definition: LifecycleDefinition;
  result: LifecycleResult;
  group: number | undefined;
  onGroup: (group: number | undefined) => void;
  file: { name: string; period: { from: string; to: string } };
  onChoose: (chosen: Chosen) => void;
};

const quick = "New and resurrecting for each that went dormant: above 1 there are more and more.";

/** The numbers under the bars: the groups (a click draws one alone), then the intervals. */
export function LifecycleTables({ definition, result, group, onGroup, file, onChoose }: LifecycleTablesProps) {
  const { resolved: theme } = useTheme();
  const { points, previous, part } = pointsOf(result, group);
  const intervals = useMemo(() => pointsTable(points, previous), [points, previous]);
  const groups = useMemo(() => groupsTable(result), [result]);
  const choose = (index: number, from: HTMLElement) => {
    const point = points[index];
    const note = pointNote({ points, previous }, index, { interval: definition.interval, theme });
    const box = from.getBoundingClientRect();
    if (point && note) onChoose({ point, note, from, at: { x: box.left, y: box.bottom }, part: { ...part, period: point.period } });
  };
  return (
    <>
      {result.groups ? (
        <ResultTable
          label="Groups"
          table={groups}
          file={{ ...file, name: `${file.name} groups` }}
          notes={{ quickRatio: quick }}
          onRow={(index) => onGroup(index === 0 ? undefined : index - 1)}
          foot="Sums over the intervals that are over. A row draws its group alone."
        />
      ) : null}
      <ResultTable label="Intervals" table={intervals} file={file} notes={{ quickRatio: quick }} onRow={choose} />
    </>
  );
}
