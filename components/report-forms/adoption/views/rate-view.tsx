"use client";

import { useMemo } from "react";
import { type OverTimeModel, rateNote, rateOption, releasesIn } from "../../../../lib/reports/adoption/chart/rate.ts";
import { rateSummary, rateTable } from "../../../../lib/reports/adoption/chart/table/over-time.ts";
import { periodPhrase } from "../../../../lib/vocabulary/phrase.ts";
import { Chart } from "../../../chart/chart.tsx";
import { CrossHair } from "../../../chart/cross-hair.tsx";
import { AnnotationMarks } from "../../../report/annotation-marks.tsx";
import { useAnnotations } from "../../../report/annotations.tsx";
import type { NotedDays } from "../../../report/annotations-dialog.tsx";
import { daysOfBucket, marksOf } from "../../../report/noted-buckets.ts";
import { ResultTable } from "../../../report/result-table.tsx";
import { About } from "./about.tsx";
import { capital, noteText, placeOf } from "./chosen.ts";
import { drawnChecks, FeatureLegend, fullWords } from "./feature-legend.tsx";
import { bucketLists } from "./lists.ts";
import type { ViewProps } from "./view-props.ts";

/** The share of the active who use each feature, over time. */
export function RateView(props: ViewProps & { onAnnotate: (days: NotedDays | null) => void }) {
  const { definition, result, features, shownFeatures, drawn, colourOf, states, unit, onChoose, onAnnotate, file } = props;
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
  const { annotations } = useAnnotations();
  const marks = useMemo(() => marksOf(annotations, result), [annotations, result]);
  const noteAt = (index: number, of: OverTimeModel = model) => {
    const note = rateNote(of, index, setting);
    const texts = marks.find((each) => each.index === index)?.texts;
    return note && texts ? { ...note, remarks: [...texts, ...(note.remarks ?? [])] } : note;
  };
  const choose = (index: number, at: { x: number; y: number }) => {
    const note = noteAt(index);
    if (note)
      onChoose({
        note,
        at,
        numbers: noteText(note),
        days: daysOfBucket(index, result, interval),
        lists: shownFeatures.flatMap((each) => bucketLists(each, index, props)),
      });
  };
  const chooseRow = (row: number, from: HTMLElement) => {
    const feature = shownFeatures[row % shownFeatures.length];
    const index = Math.floor(row / shownFeatures.length);
    const note = feature && noteAt(index, { ...model, features: [feature] });
    if (!feature || !note) return;
    const titled = { ...note, title: `${feature.name} · ${note.title}` };
    const lists = bucketLists(feature, index, { ...props, shownFeatures: [feature] });
    onChoose({ note: titled, at: placeOf(from), from, numbers: noteText(titled), days: daysOfBucket(index, result, interval), lists });
  };
  return (
    <>
      <FeatureLegend drawn={drawn} features={features} />
      <Chart option={option} height={340} label={`Adoption by ${interval}; the tables below have every number`}>
        {(width) =>
          buckets.length > 0 ? (
            <>
              <CrossHair width={width} count={buckets.length} noteAt={noteAt} label="Adoption" onChoose={choose} />
              <AnnotationMarks
                width={width}
                count={buckets.length}
                marks={marks}
                labelOf={(index) => daysOfBucket(index, result, interval)?.label ?? ""}
                onOpen={(index) => onAnnotate(daysOfBucket(index, result, interval))}
              />
            </>
          ) : null
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
