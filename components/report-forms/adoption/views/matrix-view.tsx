"use client";

import { useMemo } from "react";
import { counted, fullNumber, percent } from "../../../../lib/format.ts";
import { type MatrixModel, matrixModel, matrixNote, quadrantColour } from "../../../../lib/reports/adoption/chart/matrix.ts";
import { matrixOption } from "../../../../lib/reports/adoption/chart/matrix-option.ts";
import { matrixTable } from "../../../../lib/reports/adoption/chart/table/matrix.ts";
import { quadrantWords, shortNumber } from "../../../../lib/reports/adoption/chart/words.ts";
import { frequencyWords } from "../../../../lib/reports/adoption/chart.ts";
import type { Quadrant } from "../../../../lib/reports/adoption/result/answer.ts";
import { periodPhrase } from "../../../../lib/vocabulary/phrase.ts";
import { Chart } from "../../../chart/chart.tsx";
import { useChartHeight } from "../../../chart/chart-height.tsx";
import { useWidth } from "../../../chart/use-width.ts";
import { ResultTable } from "../../../report/result-table.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { About } from "./about.tsx";
import { capital, noteText, placeOf } from "./chosen.ts";
import { rangeLists } from "./lists.ts";
import { MatrixPointer } from "./matrix-pointer.tsx";
import type { ViewProps } from "./view-props.ts";

const quadrants = Object.keys(quadrantWords) as Quadrant[];

/** How widely against how often: a point per feature. */
export function MatrixView(props: ViewProps & { stretched: boolean | undefined; onStretched: (stretched: boolean) => void }) {
  const { definition, result, features, drawn, unit, onChoose, file, stretched, onStretched } = props;
  const { theme } = drawn;
  const [place, width] = useWidth();
  const height = useChartHeight(width > 0 && width < 520 ? 340 : 420);
  const model = useMemo(() => matrixModel(features, result, stretched), [features, result, stretched]);
  const isStretched = model.breadth.stretched || model.frequency.stretched;
  const size = useMemo(() => ({ width, height }), [width, height]);
  const words = frequencyWords[definition.frequency];
  const option = useMemo(() => matrixOption(model, { theme, size, frequencyWords: words }), [model, theme, size, words]);
  const table = useMemo(() => matrixTable(features), [features]);
  const choose = (feature: ViewProps["one"], at: { x: number; y: number }, from?: HTMLElement) => {
    const facts = feature.feature.matrix;
    if (!facts) return;
    const note = matrixNote({ drawn: feature, facts }, { unit: capital(unit), theme });
    onChoose({ note, at, ...(from ? { from } : {}), numbers: noteText(note), lists: rangeLists(feature, unit) });
  };
  const of = (quadrant: Quadrant) => features.filter(({ feature }) => feature.matrix?.quadrant === quadrant).length;
  return (
    <div ref={place}>
      <div className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1">
        <ul aria-label="Quadrants" className="flex flex-wrap gap-x-4">
          {quadrants.map((quadrant) => (
            <li key={quadrant} title={quadrantWords[quadrant].meaning} className="flex h-7 items-center gap-1.5 text-sm">
              <span className="size-2.5 shrink-0 rounded-full" style={{ background: quadrantColour(quadrant, theme) }} />
              {quadrantWords[quadrant].word}
              <span className="text-ink-2">{of(quadrant)}</span>
            </li>
          ))}
        </ul>
        <span className="tile:hidden ml-auto">
          <Switch label="Stretch the low ends" checked={isStretched} onChange={onStretched} />
        </span>
      </div>
      {width === 0 ? (
        <div style={{ height }} />
      ) : (
        <Chart option={option} height={height} label="Breadth against frequency; the table below has every number">
          {() => (
            <MatrixPointer
              points={model.points}
              size={size}
              noteOf={(point) => matrixNote(point, { unit: capital(unit), theme })}
              onChoose={choose}
            />
          )}
        </Chart>
      )}
      <About>
        {result.cuts && result.cuts.rate !== null ? (
          <li>
            Lines: the medians of the features, {percent(result.cuts.rate)} and {shortNumber(result.cuts.frequency)}; at the line counts as
            high.
          </li>
        ) : null}
        {result.previous ? <li>Rings: {periodPhrase(result.previous.period)}.</li> : null}
        {isStretched ? <li>{stretchedWords(model)}</li> : null}
        {model.unused > 0 ? <li>{counted(model.unused, "feature")} without users in these dates: in the table only.</li> : null}
        {result.hiddenFeatures > 0 ? (
          <li>
            {fullNumber(result.hiddenFeatures)} further {result.hiddenFeatures === 1 ? "value" : "values"} with fewer users left out.
          </li>
        ) : null}
      </About>
      <ResultTable
        label="Features"
        table={table}
        file={file}
        notes={{ rate: "Users among the active.", base: "Active in these dates, and eligible." }}
        onRow={(index, from) => {
          const feature = features[index];
          if (feature) choose(feature, placeOf(from), from);
        }}
      />
    </div>
  );
}

function stretchedWords({ breadth, frequency }: MatrixModel): string {
  const axes = breadth.stretched && frequency.stretched ? "Both axes are" : breadth.stretched ? "Breadth is" : "Frequency is";
  return `${axes} stretched at the low end (a logarithm).`;
}
