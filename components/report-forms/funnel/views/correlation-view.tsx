"use client";

import { fullNumber } from "../../../../lib/format.ts";
import { correlationTable } from "../../../../lib/reports/funnel/chart/table.ts";
import { ResultTable } from "../../../report/result-table.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import type { ViewProps } from "./view-props.ts";

type CorrelationViewProps = Pick<ViewProps, "definition" | "result" | "unit" | "onPatch" | "onChoose"> & {
  file: { name: string; period: { from: string; to: string } };
};

const subjects = [
  { value: "events", label: "Events" },
  { value: "userProperties", label: "User properties" },
  { value: "eventProperties", label: "Event properties" },
] as const;

/** What goes with converting and what with not converting, as odds. */
export function CorrelationView({ definition, result, unit, onPatch, onChoose, file }: CorrelationViewProps) {
  const by = definition.correlate?.by ?? "events";
  const table = correlationTable(result.correlations ?? []);
  const choose = (index: number, from: HTMLElement) => {
    const found = result.correlations?.[index];
    if (!found) return;
    const { event, property, value, success, failure } = found;
    const item = {
      ...(event === undefined ? {} : { event }),
      ...(property === undefined ? {} : { property }),
      ...(value === undefined ? {} : { value }),
    };
    const box = from.getBoundingClientRect();
    const lines = [
      { label: "Converted", value: fullNumber(success), strong: true },
      { label: "Did not convert", value: fullNumber(failure) },
    ];
    onChoose({
      part: { step: definition.steps.length, state: "converted", of: "current", item },
      counts: { converted: success },
      kind: "all",
      from,
      at: { x: box.left, y: box.bottom },
      note: { title: Object.values(item).join(" · "), lines },
    });
  };
  const strongest = Math.max(1, ...table.rows.map(({ oddsRatio }) => Math.abs(strength(oddsRatio))).filter(Number.isFinite));
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Segmented
          label="What to correlate"
          value={by}
          options={subjects}
          onChange={(next) => onPatch({ correlate: { by: next, ...(next === "events" ? {} : { properties: "all" }) } })}
        />
        <p className="text-ink-2 text-xs">
          Odds ratio: so many times are the odds of converting for {unit} with it, against those without. It goes with converting; it need
          not cause it.
        </p>
      </div>
      {table.rows.length === 0 ? (
        <p className="py-10 text-center text-ink-2">Nothing besides the steps was seen often enough on the way.</p>
      ) : (
        <ResultTable
          label="Correlation"
          table={table}
          file={file}
          onRow={choose}
          draw={{
            oddsRatio: ({ oddsRatio }) => (
              <span className="flex items-center justify-end gap-2" title={String(oddsRatio)}>
                <Diverging share={strength(oddsRatio) / strongest} />
                <span className="w-16 text-right">{shortRatio(Number(oddsRatio))}×</span>
              </span>
            ),
          }}
        />
      )}
    </>
  );
}

/** Ratios beyond this come from a handful of units, and their digits say nothing. */
const strongestShown = 1000;

function shortRatio(ratio: number): string {
  if (ratio > strongestShown) return `>${strongestShown.toLocaleString("en-US")}`;
  if (ratio < 1 / strongestShown) return `<${1 / strongestShown}`;
  return ratio >= 100 ? `${Math.round(ratio)}` : ratio.toPrecision(2);
}

const strength = (ratio: unknown) => {
  const most = Math.log2(strongestShown);
  return Math.min(most, Math.max(-most, Math.log2(Number(ratio))));
};

/** A bar from the middle: to the right it goes with converting, to the left with not converting. */
function Diverging({ share }: { share: number }) {
  const width = `${Math.min(1, Math.abs(share)) * 50}%`;
  return (
    <span aria-hidden className="relative inline-block h-3 w-36 bg-sunken">
      <span className={`absolute inset-y-0 ${share < 0 ? "right-1/2 bg-danger" : "left-1/2 bg-accent"}`} style={{ width }} />
      <span className="absolute inset-y-0 left-1/2 w-px bg-control" />
    </span>
  );
}
