"use client";

import { TriangleAlert } from "lucide-react";
import { useMemo } from "react";
import {
  type Curve,
  observational,
  type Returning,
  retentionCurves,
  retentionNote,
  retentionOption,
} from "../../../../lib/reports/adoption/chart/retention.ts";
import { retentionTable } from "../../../../lib/reports/adoption/chart/table/retention.ts";
import { periodPhrase } from "../../../../lib/vocabulary/phrase.ts";
import { Chart } from "../../../chart/chart.tsx";
import { CrossHair } from "../../../chart/cross-hair.tsx";
import { ResultTable } from "../../../report/result-table.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { About } from "./about.tsx";
import { noteText, placeOf } from "./chosen.ts";
import { drawnChecks, FeatureLegend, FeatureSelect, fullWords } from "./feature-legend.tsx";
import type { ViewProps } from "./view-props.ts";

type RetentionViewProps = ViewProps & { returning: Returning; onReturning: (returning: Returning) => void };

/** Whether users come back to a feature; and how its adopters come back at all, against the others. */
export function RetentionView(props: RetentionViewProps) {
  const { definition, result, features, shownFeatures, drawn, one, colourOf, returning, onReturning, onChoose, file } = props;
  const { interval } = definition;
  const { theme } = drawn;
  const against = returning === "against";
  const curves = useMemo(
    () => retentionCurves(against ? [one] : shownFeatures, returning, { theme, colourOf }),
    [against, one, shownFeatures, returning, theme, colourOf],
  );
  const option = useMemo(() => retentionOption(curves, { theme, interval }), [curves, theme, interval]);
  const listed = useMemo(() => (against ? [one] : shownFeatures), [against, one, shownFeatures]);
  const table = useMemo(() => retentionTable(listed, interval, returning), [listed, interval, returning]);
  const whole = useMemo(() => retentionTable(features, interval), [features, interval]);
  const count = Math.max(0, ...curves.map(({ points }) => points.length));
  const noteAt = (index: number, of: readonly Curve[] = curves) => retentionNote(of, index, { interval, returning });
  const choose = (index: number, at: { x: number; y: number }, from?: HTMLElement) => {
    const note = noteAt(index);
    if (note) onChoose({ note, at, ...(from ? { from } : {}), numbers: noteText(note), lists: [] });
  };
  return (
    <>
      <div className="tile:hidden mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Segmented
          label="Who comes back to what"
          value={returning}
          options={[
            { value: "usage", label: "Back to the feature" },
            { value: "against", label: "Adopters against others" },
          ]}
          onChange={onReturning}
        />
        {against ? <FeatureSelect {...props} /> : null}
      </div>
      {against ? (
        <p className="mb-2 flex items-start gap-2 rounded-md bg-brass-soft px-3 py-2 text-brass text-sm">
          <TriangleAlert size={15} aria-hidden className="mt-0.5 shrink-0" />
          {observational}
        </p>
      ) : (
        <FeatureLegend drawn={drawn} features={features} />
      )}
      {against ? <Sides curves={curves} /> : null}
      <Chart option={option} height={320} label={`Share that comes back, ${interval} by ${interval}; the table below has every number`}>
        {(width) => (count > 0 ? <CrossHair width={width} count={count} noteAt={noteAt} label="Retention" onChoose={choose} /> : null)}
      </Chart>
      <About>
        {against ? (
          <li>Any active event again, counted from the first active event in these dates.</li>
        ) : (
          <li>A use again, counted from the first use ever, if it lies in these dates.</li>
        )}
        <li>In time elapsed: {interval} 0 is the first one. Who has not been there so long is left out.</li>
        {result.previous ? <li>Dotted: {periodPhrase(result.previous.period)}.</li> : null}
      </About>
      {!against && features.length > 1 ? <Chooser {...props} /> : null}
      <ResultTable
        label="Retention"
        table={table}
        whole={whole}
        file={file}
        {...(listed.length > 1 ? {} : { onRow: (index: number, from: HTMLElement) => choose(index, placeOf(from), from) })}
      />
    </>
  );
}

/** The two sides with their strokes. */
function Sides({ curves }: { curves: readonly Curve[] }) {
  return (
    <ul aria-label="Sides" className="flex flex-wrap gap-x-4">
      {curves.map(({ name, colour, dashed }) => (
        <li key={name} className="flex h-7 items-center gap-1.5 text-sm">
          <span className={`w-5 shrink-0 border-t-2 ${dashed ? "border-dashed" : ""}`} style={{ borderColor: colour }} />
          {name}
        </li>
      ))}
    </ul>
  );
}

/** Which features are drawn, where there are more than fit. */
function Chooser(props: RetentionViewProps) {
  const { features, definition, file } = props;
  const table = useMemo(() => {
    const rows = features.map(({ name, feature: { retention } }) => {
      const first = retention?.usage[1] ?? retention?.usage[0];
      return { feature: name, rate: first?.rate ?? null, returned: first?.returned ?? null, eligible: first?.eligible ?? null };
    });
    return {
      columns: [
        { key: "feature", label: "Feature", kind: "text" as const },
        { key: "rate", label: `Used it again in ${definition.interval} 1`, kind: "rate" as const },
        { key: "returned", label: "Users", kind: "count" as const },
        { key: "eligible", label: "of", kind: "count" as const },
      ],
      rows,
    };
  }, [features, definition.interval]);
  return (
    <ResultTable
      label="Features"
      table={table}
      file={{ ...file, name: `${file.name} features` }}
      lead={drawnChecks(props)}
      foot={fullWords(props)}
    />
  );
}
