"use client";

import { useMemo } from "react";
import { type OverTimeModel, rateNote, rateOption, releasesIn } from "../../../../lib/reports/adoption/chart/rate.ts";
import { rateSummary, rateTable } from "../../../../lib/reports/adoption/chart/table/over-time.ts";
import { periodPhrase } from "../../../../lib/vocabulary/phrase.ts";
import { Chart } from "../../../chart/chart.tsx";
import { CrossHair } from "../../../chart/cross-hair.tsx";
import { ResultTable } from "../../../report/result-table.tsx";
import { About } from "./about.tsx";
import { capital, noteText, placeOf } from "./chosen.ts";
import { drawnChecks, FeatureLegend, fullWords } from "./feature-legend.tsx";
import { bucketLists } from "./lists.ts";
import type { ViewProps } from "./view-props.ts";

/** The share of the active who use each feature, over time. */
export function RateView(props: ViewProps) {
  const { definition, result, features, shownFeatures, drawn, colourOf, states, unit, onChoose, file } = props;
  const { interval } = definition;
  const { theme } = drawn;
  const { buckets, dataEnd, previous } = result;
  const model = useMemo((): OverTimeModel => ({ features: shownFeatures, buckets, states }), [shownFeatures, buckets, states]);
  const releases = useMemo(() => releasesIn(model, definition.features), [model, definition.features]);
  const option = useMemo(() => rateOption(model, { interval, theme, colourOf, releases }), [model, interval, theme, colourOf, releases]);
  const summary = useMemo(() => rateSummary(features, { buckets, states }), [features, buckets, states]);
  const points = useMemo(() => rateTable(shownFeatures, { buckets, states }), [shownFeatures, buckets, states]);
  const whole = useMemo(() => rateTable(features, { buckets, states }), [features, buckets, states]);
  const setting = { interval, unit: capital(unit), dataEnd, colourOf, releases };
  const noteAt = (index: number, of: OverTimeModel = model) => rateNote(of, index, setting);
  const choose = (index: number, at: { x: number; y: number }) => {
    const note = noteAt(index);
    if (note) onChoose({ note, at, numbers: noteText(note), lists: shownFeatures.flatMap((each) => bucketLists(each, index, props)) });
  };
  const chooseRow = (row: number, from: HTMLElement) => {
    const feature = shownFeatures[row % shownFeatures.length];
    const index = Math.floor(row / shownFeatures.length);
    const note = feature && noteAt(index, { ...model, features: [feature] });
    if (!feature || !note) return;
    const titled = { ...note, title: `${feature.name} · ${note.title}` };
    const lists = bucketLists(feature, index, { ...props, shownFeatures: [feature] });
    onChoose({ note: titled, at: placeOf(from), from, numbers: noteText(titled), lists });
  };
  return (
    <>
      <FeatureLegend drawn={drawn} features={features} />
      <Chart option={option} height={340} label={`Adoption by ${interval}; the tables below have every number`}>
        {(width) =>
          buckets.length > 0 ? <CrossHair width={width} count={buckets.length} noteAt={noteAt} label="Adoption" onChoose={choose} /> : null
        }
      </Chart>
      <About>
        <li>Users of the feature among the active of the same {interval}.</li>
        {previous ? <li>Dotted: {periodPhrase(previous.period)}.</li> : null}
        {shownFeatures.length === 1 ? <li>Band: 95% interval (Wilson).</li> : null}
        {releases.length > 0 ? <li>▾ Released.</li> : null}
        {states.includes("partial") ? <li>* Dashed: not a whole {interval}, cut by the range or by the end of the data.</li> : null}
      </About>
      <ResultTable
        label="Features"
        table={summary}
        file={{ ...file, name: `${file.name} features` }}
        lead={drawnChecks(props)}
        notes={{ rate: `The newest ${interval} that is over.` }}
        foot={fullWords(props)}
      />
      <ResultTable label="Points" table={points} whole={whole} file={file} onRow={chooseRow} />
    </>
  );
}
