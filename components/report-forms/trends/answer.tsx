"use client";

import { useCallback, useMemo, useState } from "react";
import { plural } from "../../../lib/format.ts";
import { type DrawnLine, drawnLines } from "../../../lib/reports/trends/chart/lines.ts";
import { trendsChart } from "../../../lib/reports/trends/chart.ts";
import { showsTotals } from "../../../lib/reports/trends/definition/totals.ts";
import type { TrendsDefinition } from "../../../lib/reports/trends/definition.ts";
import type { TrendsResult } from "../../../lib/reports/trends/result/answer.ts";
import { useDrawn } from "../../chart/use-drawn.ts";
import { AnnotationsDialog, type NotedDays } from "../../report/annotations-dialog.tsx";
import { AnswerFrame } from "../../report/answer-frame.tsx";
import { Outline } from "../../report/outline.tsx";
import type { AnswerProps } from "../../report/screen.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import type { TrendsDraft } from "./draft.ts";
import { viewOptions } from "./view-options.ts";
import { type Chosen, chosenActions, type PeoplePart } from "./views/chosen.ts";
import { Exclusions } from "./views/exclusions.tsx";
import { NumberView } from "./views/number-view.tsx";
import { OverTimeView } from "./views/over-time-view.tsx";
import { trendsPeople } from "./views/people.ts";
import { PieView } from "./views/pie-view.tsx";
import { isNothing, TrendsEmpty } from "./views/trends-empty.tsx";
import { TrendsTables } from "./views/trends-tables.tsx";
import type { ViewProps } from "./views/view-props.ts";

/** The answer of a trend: its views, their tables, and the people behind a point. */
export function TrendsAnswer(props: AnswerProps<TrendsDefinition, TrendsDraft, TrendsResult>) {
  const { shown, definition, draft, reading, onPatch } = props;
  const { result } = shown;
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [people, setPeople] = useState<PeoplePart | null>(listOf(definition));
  const [noted, setNoted] = useState<NotedDays | null>(null);
  const view = draft.view === "actors" ? "lines" : draft.view;
  const lines = useMemo(() => drawnLines(result, definition), [result, definition]);
  const drawn = useDrawn(lines);
  const { theme, colours } = drawn;
  const colourOf = useCallback((key: string) => colours.get(key) ?? "currentColor", [colours]);
  const shownLines = useMemo(
    () => drawn.drawn.flatMap(({ index }): readonly DrawnLine[] => lines.slice(index, index + 1)),
    [drawn.drawn, lines],
  );
  const names = [...new Set(result.series.map(({ label }) => label))];
  const file = { name: `Trends ${names.slice(0, 3).join(" ")}`, period: result.period };
  const ready = showsTotals({ view }) ? showsTotals(definition) : definition.view !== "actors";
  const isEmpty = isNothing(result, definition);
  const seen = { ...definition, view };
  const option = ready && !isEmpty ? trendsChart(seen, result, { theme, lines: shownLines, colourOf }) : null;
  const legend = shownLines.length > 1 ? shownLines.map(({ key, name }) => ({ name, colour: colourOf(key) })) : [];
  const { unit } = result;
  return (
    <AnswerFrame
      shown={shown}
      runReport={props.runReport}
      file={file}
      views={{
        label: "Views of the trend",
        value: view,
        options: viewOptions(draft),
        onChange: (next) => onPatch({ view: next as TrendsDefinition["view"], part: undefined }),
      }}
      picture={option && { option, reading, legend }}
      tileTables={view === "table"}
      part={chosen && { ...chosen, actions: chosenActions(chosen, { definition, unit, onPeople: setPeople, onAnnotate: setNoted }) }}
      onPartClose={() => setChosen(null)}
      people={people && trendsPeople(people.part, { definition, unit, name: people.name })}
      onPeopleClose={() => setPeople(null)}
    >
      {draft.view === "actors" && definition.view === "actors" ? (
        <EmptyState
          title={`A list of ${plural(unit)}`}
          action={<Button onClick={() => onPatch({ view: undefined, part: undefined })}>Draw it over time</Button>}
        >
          This address asks who is behind a point, not for a chart.
        </EmptyState>
      ) : !ready ? (
        <Outline bars={[52, 60, 55, 70, 66, 78, 74, 88]} className="h-72" />
      ) : isEmpty ? (
        <TrendsEmpty definition={definition} draft={draft} onPatch={onPatch} />
      ) : (
        <>
          <View {...{ definition: seen, result, lines, shownLines, drawn, colourOf, file }} onChoose={setChosen} onAnnotate={setNoted} />
          <Exclusions definition={definition} result={result} />
          <AnnotationsDialog days={noted} onClose={() => setNoted(null)} />
          <TrendsTables {...{ definition: seen, result, lines, shownLines, drawn, colourOf, file }} onChoose={setChosen} />
        </>
      )}
    </AnswerFrame>
  );
}

function View(props: ViewProps & { onAnnotate: (days: NotedDays | null) => void }) {
  const { view } = props.definition;
  if (view === "number") return <NumberView {...props} />;
  if (view === "pie") return <PieView {...props} />;
  if (view === "lines" || view === "areas" || view === "bars") return <OverTimeView {...props} view={view} />;
  return null;
}

/** The list that an address asks for, shown as it opens. */
function listOf({ view, part }: TrendsDefinition): PeoplePart | null {
  return view === "actors" && part ? { part, name: part.letter } : null;
}
