"use client";

import { useMemo, useState } from "react";
import { cellNote } from "../../../../lib/reports/retention/chart/cell-note.ts";
import { heatmap, type Shown } from "../../../../lib/reports/retention/chart/heatmap.ts";
import { cohortsTable } from "../../../../lib/reports/retention/chart/table.ts";
import type { RetentionDefinition } from "../../../../lib/reports/retention/definition.ts";
import type { RetentionResult } from "../../../../lib/reports/retention/result/answer.ts";
import { TableTools } from "../../../report/result-table.tsx";
import { Button } from "../../../ui/button.tsx";
import { Sideways } from "../../../ui/sideways.tsx";
import { useTheme } from "../../../ui/theme.tsx";
import { type Chosen, cellOf, type Place } from "./chosen.ts";
import type { Focus } from "./focus.ts";
import { HeatControls, type HeatLook } from "./heat-controls.tsx";
import { type Field, HeatGrid } from "./heat-grid.tsx";
import { HeatLegend } from "./heat-legend.tsx";

type HeatSectionProps = {
  definition: RetentionDefinition;
  result: RetentionResult;
  focus: Focus;
  unit: string;
  group: number | undefined;
  onGroup: (group: number | undefined) => void;
  /** The cohort whose curve is drawn alone. */
  cohort: number | null;
  onCohort: (cohort: number | null) => void;
  onColumn: (column: number) => void;
  onChoose: (chosen: Chosen) => void;
  file: { name: string; period: { from: string; to: string } };
};

const firstRows = 60;

const placeOf = ({ row, column }: Field): Place => ({ cohort: row === 0 ? "average" : row - 1, column });

/** The cohorts as a heatmap, with what colours mean and which numbers the cells hold. */
export function HeatSection(props: HeatSectionProps) {
  const { definition, result, focus, unit, group, onGroup, cohort, onCohort, onColumn, onChoose, file } = props;
  const { resolved: theme } = useTheme();
  const [look, setLook] = useState<HeatLook>({ shown: "rate", scale: "all", amount: "perMember" });
  const [all, setAll] = useState(false);
  const { interval, amount, includeMaturing } = definition;
  const [shown, beside] = numbersOf(look, amount !== undefined);
  const words = useMemo(() => ({ theme, interval, scale: look.scale }), [theme, interval, look.scale]);
  const whole = useMemo(() => heatmap(focus, { ...words, shown }), [focus, words, shown]);
  const second = useMemo(() => (beside ? heatmap(focus, { ...words, shown: beside }) : null), [focus, words, beside]);
  const drawn = useMemo(() => (all ? whole : { ...whole, rows: whole.rows.slice(0, firstRows + 1) }), [whole, all]);
  const table = useMemo(() => cohortsTable(result), [result]);
  const noteAt = (field: Field) =>
    field.row < 0 || field.column < 0
      ? null
      : cellNote(focus, placeOf(field), { interval, unit, dataEnd: result.dataEnd, includeMaturing });
  const open = (field: Field, from: HTMLElement) => {
    if (field.row < 0) return onColumn(field.column);
    if (field.column < 0) return onCohort(field.row === 0 || field.row - 1 === cohort ? null : field.row - 1);
    const cell = cellOf(focus, placeOf(field), interval);
    const note = noteAt(field);
    const box = from.getBoundingClientRect();
    if (cell && note) onChoose({ ...cell, note, from, at: { x: box.left, y: box.bottom } });
  };
  const cohorts = whole.rows.length - 1;
  return (
    <section aria-label="Cohorts" className="mt-6">
      <div className="mb-1 flex items-center gap-1">
        <h2 className="flex-1 truncate font-semibold text-sm">Cohorts{focus.name === null ? "" : ` · ${focus.name}`}</h2>
        <TableTools label="Cohorts" whole={table} file={{ ...file, name: `${file.name} cohorts` }} />
      </div>
      <HeatControls look={look} onLook={setLook} amount={amount !== undefined} groups={result.groups} group={group} onGroup={onGroup} />
      <Sideways className="rounded-lg border border-line bg-surface">
        <HeatGrid
          heatmap={drawn}
          second={second}
          label="Cohorts"
          withStart={amount !== undefined}
          wide={interval === "hour"}
          alone={cohort === null ? null : cohort + 1}
          noteAt={noteAt}
          onOpen={open}
        />
      </Sideways>
      {cohorts > firstRows ? (
        <Button tone="quiet" className="mt-1 h-7!" onClick={() => setAll(!all)}>
          {all ? `Show the first ${firstRows} cohorts` : `Show all ${cohorts} cohorts`}
        </Button>
      ) : null}
      <HeatLegend heatmap={whole} scale={look.scale} theme={theme} timezone={focus.period.timezone} includeMaturing={includeMaturing} />
    </section>
  );
}

/** The number that is coloured, and the smaller one under it. */
function numbersOf({ shown, amount }: HeatLook, asked: boolean): [Shown, Shown | null] {
  if (!asked) return [shown === "amount" ? "rate" : shown, null];
  return shown === "amount" ? [amount, "rate"] : [shown, amount];
}
