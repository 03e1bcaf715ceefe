"use client";

import { useMemo } from "react";
import { hue, tone } from "../../../../lib/charts/palette.ts";
import { adoptersFrame, adoptersNote, adoptersOption, adopterWords } from "../../../../lib/reports/adoption/chart/adopters.ts";
import { adoptersTable } from "../../../../lib/reports/adoption/chart/table/over-time.ts";
import { adoptersModel } from "../../../../lib/reports/adoption/chart.ts";
import { periodPhrase } from "../../../../lib/vocabulary/phrase.ts";
import { Chart } from "../../../chart/chart.tsx";
import { CrossHair } from "../../../chart/cross-hair.tsx";
import { daysOfBucket } from "../../../report/noted-buckets.ts";
import { ResultTable } from "../../../report/result-table.tsx";
import { About } from "./about.tsx";
import { noteText, placeOf } from "./chosen.ts";
import { FeatureSelect } from "./feature-legend.tsx";
import { adopterLists } from "./lists.ts";
import type { ViewProps } from "./view-props.ts";

/** The users of one feature by whether they knew it, and all that ever used it. */
export function AdoptersView(props: ViewProps) {
  const { definition, result, features, one, states, drawn, onChoose, file } = props;
  const { interval } = definition;
  const { theme } = drawn;
  const { buckets, dataEnd, previous } = result;
  const model = useMemo(() => adoptersModel(one, { buckets, states }), [one, buckets, states]);
  const option = useMemo(() => adoptersOption(model, { interval, theme }), [model, interval, theme]);
  const table = useMemo(() => adoptersTable([one], { buckets, states }), [one, buckets, states]);
  const whole = useMemo(() => adoptersTable(features, { buckets, states }), [features, buckets, states]);
  const noteAt = (index: number) => adoptersNote(model, index, { interval, theme, dataEnd });
  const choose = (index: number, at: { x: number; y: number }, from?: HTMLElement) => {
    const note = noteAt(index);
    if (!note) return;
    onChoose({
      note,
      at,
      ...(from ? { from } : {}),
      numbers: noteText(note),
      days: daysOfBucket(index, result, interval),
      lists: adopterLists(one, index, definition),
    });
  };
  const colours = adopterWords.map(({ word, slot, meaning }) => ({ word, meaning, colour: hue(slot, theme) }));
  const line = { word: "Ever used it", meaning: "of all that were active so far; right axis", colour: tone("marker", theme) };
  return (
    <>
      <div className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1">
        <FeatureSelect {...props} />
        <ul aria-label="Kinds of users" className="flex flex-wrap gap-x-4">
          {[...colours, line].map(({ word, meaning, colour }) => (
            <li key={word} title={meaning} className="flex h-7 items-center gap-1.5 text-sm">
              <span
                className={word === line.word ? "h-0.5 w-4 shrink-0" : "size-2.5 shrink-0 rounded-[3px]"}
                style={{ background: colour }}
              />
              {word}
            </li>
          ))}
        </ul>
      </div>
      <Chart option={option} height={340} label={`Users of ${one.name} by ${interval}; the table below has every number`}>
        {(width) =>
          buckets.length > 0 ? (
            <CrossHair
              width={width}
              count={buckets.length}
              noteAt={noteAt}
              label="New and returning"
              frame={adoptersFrame}
              onChoose={choose}
            />
          ) : null
        }
      </Chart>
      <About>
        <li>
          Continuing: in the {interval} before too. Returning: earlier, not in the {interval} before.
        </li>
        {previous ? <li>Dotted: ever used it, {periodPhrase(previous.period)}.</li> : null}
        {states.includes("partial") ? <li>* Hatched: not a whole {interval}, cut by the range or by the end of the data.</li> : null}
      </About>
      <ResultTable
        label="New and returning"
        table={table}
        whole={whole}
        file={file}
        notes={{ everUsers: "Eligible and active so far, with a use by then.", everBase: "Eligible, with an active event by then." }}
        onRow={(index, from) => choose(index, placeOf(from), from)}
      />
    </>
  );
}
