"use client";

import { useState } from "react";
import { plural } from "../../../lib/format.ts";
import { type Scale, seriesColour } from "../../../lib/reports/stickiness/chart/distribution.ts";
import type { Quotient } from "../../../lib/reports/stickiness/chart/ratio.ts";
import { curvesOf, stickinessChart } from "../../../lib/reports/stickiness/chart.ts";
import type { StickinessDefinition } from "../../../lib/reports/stickiness/definition.ts";
import type { PowerCurve, StickinessResult } from "../../../lib/reports/stickiness/result/answer.ts";
import { AnswerFrame } from "../../report/answer-frame.tsx";
import { NothingFound } from "../../report/nothing-found.tsx";
import { Outline } from "../../report/outline.tsx";
import type { AnswerProps } from "../../report/screen.ts";
import { useTheme } from "../../ui/theme.tsx";
import { without } from "../cards/without.ts";
import type { StickinessDraft } from "./draft.ts";
import { type Chosen, chosenActions } from "./views/chosen.ts";
import { DistributionView } from "./views/distribution-view.tsx";
import { type Part, stickinessPeople } from "./views/people.ts";
import { RatioView } from "./views/ratio-view.tsx";

const views = [
  { value: "distribution", label: "How often" },
  { value: "power", label: "Power users" },
  { value: "ratio", label: "DAU / MAU" },
] as const;

/** The answer of stickiness: its views, their tables, and the people behind a bar. */
export function StickinessAnswer(props: AnswerProps<StickinessDefinition, StickinessDraft, StickinessResult>) {
  const { shown, definition, draft, reading, onPatch } = props;
  const { result } = shown;
  const { resolved: theme } = useTheme();
  const [scale, setScale] = useState<Scale>("units");
  const [days, setDays] = useState<PowerCurve["days"]>(28);
  const [quotient, setQuotient] = useState<Quotient>("dauPerMauRate");
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [people, setPeople] = useState<Part | null>(null);
  const unit = plural(result.unit);
  const names = (result.series ?? result.power ?? result.ratio ?? []).map(({ label }) => label);
  const file = { name: `Stickiness ${names[0] ?? ""}`, period: result.period };
  const ready = definition.view === draft.view;
  const isEmpty = nobody(result);
  const option = ready && !isEmpty ? stickinessChart(definition, result, { theme, scale, quotient, days }) : null;
  const lines =
    definition.view === "ratio" ? (result.ratio ?? []).map(({ label }) => label) : curvesOf(result, days).map(({ name }) => name);
  const legend = lines.length > 1 ? lines.map((name, index) => ({ name, colour: seriesColour(index, lines.length, theme) })) : [];
  return (
    <AnswerFrame
      shown={shown}
      runReport={props.runReport}
      file={file}
      views={{
        label: "Views of stickiness",
        value: draft.view,
        options: views,
        onChange: (next) => onPatch(viewPatch(next as StickinessDefinition["view"], draft)),
      }}
      picture={option && { option, reading, legend }}
      part={chosen && { ...chosen, actions: chosenActions(chosen, { unit, definition: draft, onPeople: setPeople }) }}
      onPartClose={() => setChosen(null)}
      people={people && stickinessPeople(people, { definition, unit, names })}
      onPeopleClose={() => setPeople(null)}
    >
      {!ready ? (
        <Outline bars={[100, 58, 41, 30, 24, 19]} className="h-72" />
      ) : isEmpty ? (
        <NothingFound
          definition={definition}
          events={definition.series}
          onPatch={onPatch}
          onBare={() => onPatch({ filters: undefined, series: draft.series.map((each) => without(each, "where")) })}
        />
      ) : definition.view === "ratio" ? (
        <RatioView definition={definition} result={result} quotient={quotient} onQuotient={setQuotient} file={file} />
      ) : (
        <DistributionView
          definition={definition}
          result={result}
          unit={unit}
          scale={scale}
          onScale={setScale}
          days={days}
          onDays={setDays}
          onCumulative={(cumulative) => onPatch({ cumulative })}
          onChoose={setChosen}
          file={file}
        />
      )}
    </AnswerFrame>
  );
}

/** Ratios go by days and longer, and sessions do not come back. */
function viewPatch(view: StickinessDefinition["view"], { interval, countBy }: StickinessDefinition) {
  const short = view === "ratio" && (interval === "minute" || interval === "hour");
  return {
    view,
    ...(short ? { interval: "day" as const } : {}),
    ...(view !== "distribution" && countBy === "session" ? { countBy: undefined } : {}),
  };
}

function nobody({ series, power, ratio }: StickinessResult): boolean {
  if (ratio) return ratio.every(({ points }) => points.every(({ mau }) => !mau));
  return [...(series ?? []), ...(power ?? [])].every(({ actors }) => actors === 0);
}
