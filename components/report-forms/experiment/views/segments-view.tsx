"use client";

import { unitsText } from "../../../../lib/reports/experiment/chart/progress-words.ts";
import { splitBadge } from "../../../../lib/reports/experiment/chart/split-words.ts";
import { segmentsTable } from "../../../../lib/reports/experiment/chart/table.ts";
import type { Segment } from "../../../../lib/reports/experiment/result/answer.ts";
import { ResultTable } from "../../../report/result-table.tsx";
import { armLists } from "./arm-lists.ts";
import { type EffectRows, EffectsTable } from "./effects-table.tsx";
import type { ViewProps } from "./panel-view.tsx";
import type { PeoplePart } from "./people.ts";

/** The effect segment by segment, corrected for how many were looked at, each with a check of its own split. */
export function SegmentsView({ definition, result, file, onPeople }: Omit<ViewProps, "log">) {
  const { segments = [], segmentCount = segments.length, metric } = result;
  if (!metric) return null;
  return (
    <>
      <p className="max-w-[90ch] text-ink-2 text-sm">
        Differences between segments are found by chance the more one looks for: p is {definition.correction === "none" ? "not " : ""}
        corrected over all of them.{" "}
        {segmentCount > segments.length ? `${segmentCount - segments.length} further segments are in (other).` : ""}
      </p>
      <EffectsTable
        noun="Segment"
        label="Segments"
        result={result}
        lists={(row, arm) => armLists({ row, arm, part: { metric: metric.key, ...segmentOf(row) }, onPeople })}
        rows={segments.map((segment) => ({
          key: `${segment.kind} ${segment.segment}`,
          label: segment.segment,
          metric,
          outcome: segment,
          name: <Name segment={segment} unit={result.unit} />,
        }))}
      />
      <ResultTable label="Segments in full" table={segmentsTable(result)} file={file} />
    </>
  );
}

/** The segment of a row, by its key. */
function segmentOf({ key }: EffectRows): Pick<PeoplePart, "segment" | "segmentKind"> {
  const at = key.indexOf(" ");
  return { segmentKind: key.slice(0, at) as Segment["kind"], segment: key.slice(at + 1) };
}

function Name({ segment: { segment, kind, units, split }, unit }: { segment: Segment; unit: string }) {
  const total = units.reduce((sum, each) => sum + each.units, 0);
  const badge = splitBadge({ status: split.status, p: split.pAdjusted ?? split.p });
  return (
    <>
      <span className={`block truncate ${kind === "value" ? "font-mono text-[0.8rem]" : "text-ink-2 italic"}`} title={segment}>
        {kind === "unset" ? "(not set)" : kind === "other" ? "(other)" : segment}
      </span>
      <span className="block text-ink-2 text-xs">{unitsText(total, unit)}</span>
      {split.status === "alarm" || split.status === "notice" ? <span className="block text-danger text-xs">{badge.text}</span> : null}
    </>
  );
}
