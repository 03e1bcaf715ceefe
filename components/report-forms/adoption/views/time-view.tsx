"use client";

import { useMemo } from "react";
import { fullNumber, percent } from "../../../../lib/format.ts";
import { timeSummary, timeTable } from "../../../../lib/reports/adoption/chart/table/time-to-adopt.ts";
import { lastTime, timeToAdoptNote, timeToAdoptOption } from "../../../../lib/reports/adoption/chart/time-to-adopt.ts";
import { elapsedText } from "../../../../lib/reports/adoption/chart/words.ts";
import type { TimeToAdopt } from "../../../../lib/reports/adoption/result/answer.ts";
import { periodPhrase } from "../../../../lib/vocabulary/phrase.ts";
import { Chart } from "../../../chart/chart.tsx";
import { CrossHair } from "../../../chart/cross-hair.tsx";
import { ResultTable } from "../../../report/result-table.tsx";
import { About } from "./about.tsx";
import { capital, noteText } from "./chosen.ts";
import { drawnChecks, FeatureLegend, fullWords } from "./feature-legend.tsx";
import type { ViewProps } from "./view-props.ts";

/** How long it takes until a feature is first used. */
export function TimeView(props: ViewProps) {
  const { definition, result, features, shownFeatures, drawn, colourOf, unit, onChoose, file } = props;
  const { timeUnit } = definition;
  const { theme } = drawn;
  const option = useMemo(() => timeToAdoptOption(shownFeatures, { theme, timeUnit, colourOf }), [shownFeatures, theme, timeUnit, colourOf]);
  const summary = useMemo(() => timeSummary(features, timeUnit), [features, timeUnit]);
  const curve = useMemo(() => timeTable(shownFeatures, timeUnit), [shownFeatures, timeUnit]);
  const whole = useMemo(() => timeTable(features, timeUnit), [features, timeUnit]);
  const noteAt = (time: number) => timeToAdoptNote(shownFeatures, time, { unit: capital(unit), timeUnit, colourOf });
  const choose = (time: number, at: { x: number; y: number }) => {
    const note = noteAt(time);
    if (note) onChoose({ note, at, numbers: noteText(note), lists: [] });
  };
  const [alone] = shownFeatures;
  const facts = shownFeatures.length === 1 ? alone?.feature.timeToAdopt : undefined;
  return (
    <>
      {facts ? <ReadOut facts={facts} timeUnit={timeUnit} /> : null}
      <FeatureLegend drawn={drawn} features={features} />
      <Chart option={option} height={340} label={`Share that has adopted by ${timeUnit}; the tables below have every number`}>
        {(width) => <CrossHair width={width} count={lastTime(shownFeatures) + 1} noteAt={noteAt} label="Time to adopt" onChoose={choose} />}
      </Chart>
      <About>
        <li>Kaplan–Meier: who has not adopted yet is followed until the end of the data.</li>
        {shownFeatures.length <= 3 ? <li>Band: 95% (Greenwood, log-log).</li> : <li>Show one feature alone for its band and median.</li>}
        {result.previous ? <li>Dotted: {periodPhrase(result.previous.period)}.</li> : null}
      </About>
      <ResultTable
        label="Features"
        table={summary}
        file={{ ...file, name: `${file.name} medians` }}
        lead={drawnChecks(props)}
        notes={{
          median: "The first time at which half has adopted; unset where half never has.",
          share: "The estimate at the end of the curve.",
          usedBefore: "Their first use lies before the clock starts.",
        }}
        foot={fullWords(props)}
      />
      <ResultTable label="Curve" table={curve} whole={whole} file={file} />
    </>
  );
}

function ReadOut({ facts, timeUnit }: { facts: TimeToAdopt; timeUnit: string }) {
  const { median, actors, adopted, censored, usedBefore, steps } = facts;
  const interval = `${elapsedText(median.low, timeUnit)} – ${elapsedText(median.high, timeUnit)}`;
  const rows = [
    ["Median", median.time === null ? "not reached" : elapsedText(median.time, timeUnit)],
    ["95% interval", median.low === null && median.high === null ? "not reached" : interval],
    ["Adopted by the end", percent(steps.at(-1)?.share ?? null)],
    ["Adopted", `${fullNumber(adopted)} of ${fullNumber(actors)}`],
    ["Not yet", fullNumber(censored)],
    ...(usedBefore > 0 ? [["Used before, left out", fullNumber(usedBefore)]] : []),
  ];
  return (
    <dl aria-label="Time to adopt" className="mb-3 flex flex-wrap gap-x-6 gap-y-2">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt className="text-ink-2 text-xs">{label}</dt>
          <dd className="font-semibold text-lg tabular-nums leading-6">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
