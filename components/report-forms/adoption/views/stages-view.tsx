"use client";

import { useMemo } from "react";
import {
  barFeatures,
  stageColour,
  stagesFrame,
  stagesHeight,
  stagesNote,
  stagesOption,
  stageWords,
} from "../../../../lib/reports/adoption/chart/stages.ts";
import { stagesTable } from "../../../../lib/reports/adoption/chart/table/stages.ts";
import type { AdoptionDefinition } from "../../../../lib/reports/adoption/definition.ts";
import { periodPhrase } from "../../../../lib/vocabulary/phrase.ts";
import { Chart } from "../../../chart/chart.tsx";
import { useWidth } from "../../../chart/use-width.ts";
import { ResultTable } from "../../../report/result-table.tsx";
import { About } from "./about.tsx";
import { noteText, placeOf } from "./chosen.ts";
import { stageLists } from "./lists.ts";
import { RowPointer } from "./row-pointer.tsx";
import type { ViewProps } from "./view-props.ts";

/** Exposed, tried, repeated, regular: a bar for each feature. */
export function StagesView(props: ViewProps) {
  const { definition, result, features, drawn, onChoose, file } = props;
  const { theme } = drawn;
  const [place, width] = useWidth();
  const rows = useMemo(() => barFeatures(features), [features]);
  const option = useMemo(() => stagesOption(rows, { theme, width }), [rows, theme, width]);
  const table = useMemo(() => stagesTable(features), [features]);
  const choose = (feature: ViewProps["one"] | undefined, at: { x: number; y: number }, from?: HTMLElement) => {
    const note = feature && stagesNote(feature, { theme });
    if (!feature || !note) return;
    onChoose({ note, at, ...(from ? { from } : {}), numbers: noteText(note), lists: stageLists(feature, definition) });
  };
  const words = stageMeanings(definition);
  const untold = features.some(({ feature }) => feature.stages?.regular === null);
  return (
    <div ref={place}>
      <ul aria-label="Stages" className="mb-1 flex flex-wrap gap-x-4">
        {stageWords.map(({ stage, word }) => (
          <li key={stage} title={words[stage]} className="flex h-7 items-center gap-1.5 text-sm">
            <span className="size-2.5 shrink-0 rounded-[3px]" style={{ background: stageColour(stage, theme) }} />
            {word}
            <span className="text-ink-2 text-xs max-sm:hidden">{words[stage]}</span>
          </li>
        ))}
      </ul>
      <Chart option={option} height={stagesHeight(rows.length)} label="Stages by feature; the table below has every number">
        {(inside) => (
          <RowPointer
            count={rows.length}
            frame={stagesFrame(inside)}
            label="Stages"
            noteAt={(index) => (rows[index] ? stagesNote(rows[index], { theme }) : null)}
            onChoose={(index, at) => choose(rows[index], at)}
          />
        )}
      </Chart>
      <About>
        <li>Shares of the exposed: {definition.exposure ? "those with the exposure event" : "every active user"} of these dates.</li>
        {result.previous ? <li>Dashed outline: tried, {periodPhrase(result.previous.period)}.</li> : null}
        {untold ? <li>Regular needs {definition.regular.of} whole weeks of these dates; there are fewer.</li> : null}
        {features.length > rows.length ? (
          <li>
            {rows.length} of {features.length} features have a bar; the table has all.
          </li>
        ) : null}
      </About>
      <ResultTable
        label="Stages"
        table={table}
        file={file}
        notes={{ exposed: "Who could have tried it.", regular: words.regular }}
        onRow={(index, from) => choose(features[index], placeOf(from), from)}
      />
    </div>
  );
}

function stageMeanings({ repeatedDays, regular }: AdoptionDefinition) {
  return {
    tried: "used it once or more",
    repeated: `on ${repeatedDays} days or more`,
    regular: `in ${regular.weeks} of the last ${regular.of} weeks`,
  };
}
