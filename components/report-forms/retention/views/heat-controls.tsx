"use client";

import type { HeatmapWords } from "../../../../lib/reports/retention/chart/heatmap.ts";
import type { RetentionGroup } from "../../../../lib/reports/retention/result/answer.ts";
import { Segmented } from "../../../ui/segmented.tsx";
import { Select } from "../../../ui/select.tsx";

/** Which numbers the cells hold, and which of them share a scale of colours. */
export type HeatLook = {
  shown: "rate" | "count" | "amount";
  scale: HeatmapWords["scale"];
  amount: "perMember" | "sum" | "average";
};

type HeatControlsProps = {
  look: HeatLook;
  onLook: (look: HeatLook) => void;
  /** Whether an amount was asked for. */
  amount: boolean;
  groups: readonly RetentionGroup[] | undefined;
  group: number | undefined;
  onGroup: (group: number | undefined) => void;
};

const numbers = [
  { value: "rate" as const, label: "%" },
  { value: "count" as const, label: "Count" },
];

/** What the heatmap shows, and of whom. */
export function HeatControls({ look, onLook, amount, groups, group, onGroup }: HeatControlsProps) {
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2">
      <Segmented
        label="Numbers in the cells"
        value={look.shown === "amount" && !amount ? "rate" : look.shown}
        options={amount ? [...numbers, { value: "amount" as const, label: "Amount" }] : numbers}
        onChange={(shown) => onLook({ ...look, shown })}
      />
      {amount ? (
        <Select
          label="Which amount"
          value={look.amount}
          options={[
            { value: "perMember", label: "so far per member (LTV)" },
            { value: "sum", label: "sum" },
            { value: "average", label: "per retained one" },
          ]}
          onChange={(next) => onLook({ ...look, amount: next })}
        />
      ) : null}
      <Select
        label="Scale of colours"
        value={look.scale}
        options={[
          { value: "all", label: "one scale for all cells" },
          { value: "row", label: "a scale per cohort" },
          { value: "column", label: "a scale per column" },
        ]}
        onChange={(scale) => onLook({ ...look, scale })}
      />
      {groups ? (
        <Select
          label="Group in the heatmap"
          value={group === undefined ? "all" : String(group)}
          options={[{ value: "all", label: "All groups" }, ...groups.map((each, index) => ({ value: String(index), label: each.group }))]}
          onChange={(next) => onGroup(next === "all" ? undefined : Number(next))}
          className="max-w-56"
        />
      ) : null}
    </div>
  );
}
