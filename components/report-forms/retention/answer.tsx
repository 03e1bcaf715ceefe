"use client";

import { useMemo, useState } from "react";
import { chartGroups } from "../../../lib/charts/groups.ts";
import { plural } from "../../../lib/format.ts";
import { retentionChart } from "../../../lib/reports/retention/chart.ts";
import type { RetentionDefinition } from "../../../lib/reports/retention/definition.ts";
import type { RetentionResult } from "../../../lib/reports/retention/result/answer.ts";
import { resolveRange } from "../../../lib/vocabulary/period.ts";
import { eventPhrase, spoken } from "../../../lib/vocabulary/phrase.ts";
import { useDrawn } from "../../chart/use-drawn.ts";
import { useCatalogue } from "../../inputs/catalogue.tsx";
import { AnswerFrame } from "../../report/answer-frame.tsx";
import { NothingFound } from "../../report/nothing-found.tsx";
import { Outline } from "../../report/outline.tsx";
import type { AnswerProps } from "../../report/screen.ts";
import { useViewWord } from "../../report/use-view-word.ts";
import { without } from "../cards/without.ts";
import type { RetentionDraft } from "./draft.ts";
import { type Chosen, chosenActions } from "./views/chosen.ts";
import { focusOf } from "./views/focus.ts";
import { type NamedPart, retentionPeople } from "./views/people.ts";
import { RetentionPanel } from "./views/retention-panel.tsx";

const views = [
  { value: "columns", label: "Cohorts" },
  { value: "cohorts", label: "Over time" },
  { value: "gaps", label: "Time away" },
] as const;

/** The answer of retention: curve and heatmap, one column over time, the usual time away; and the people behind a cell. */
export function RetentionAnswer(props: AnswerProps<RetentionDefinition, RetentionDraft, RetentionResult>) {
  const { shown, definition, draft, reading, onPatch } = props;
  const { result } = shown;
  const [tab, setTab] = useViewWord("tab");
  const over = tab === "cohorts" ? "cohorts" : "columns";
  const setOver = (next: "columns" | "cohorts") => next !== over && setTab(next === "cohorts" ? "cohorts" : null);
  const [column, setColumn] = useState(1);
  const [group, setGroup] = useState<number | undefined>();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [people, setPeople] = useState<NamedPart | null>(null);
  const groups = useMemo(() => chartGroups(result.groups ?? []), [result]);
  const drawn = useDrawn(groups);
  const known = group !== undefined && result.groups?.[group] ? group : undefined;
  const focus = useMemo(() => focusOf(result, known), [result, known]);
  const widened = useWidened(definition, result);
  const unit = plural(result.unit);
  const named = [definition.start, definition.return].map((each) => spoken(eventPhrase({ ...each, where: [] })).replaceAll("*", ""));
  const file = { name: `Retention ${[...new Set(named)].join(" to ")}`, period: result.period };
  const ready = (definition.view === "gaps") === (draft.view === "gaps");
  const empty = isEmpty(result);
  const keys = groups.length > 0 ? drawn.drawn.map(({ key }) => key) : undefined;
  const option = ready && !empty ? retentionChart(definition, result, { theme: drawn.theme, over, column, keys }) : null;
  const legend = drawn.drawn.map(({ key, name }) => ({ name, colour: drawn.colours.get(key) ?? "" }));
  const show = (next: string) => {
    if (next !== "gaps") setOver(next === "cohorts" ? "cohorts" : "columns");
    if ((next === "gaps") !== (draft.view === "gaps")) onPatch({ view: next === "gaps" ? "gaps" : undefined, part: undefined });
  };
  const follow = (next: number) => {
    setColumn(next);
    setOver("cohorts");
  };
  return (
    <AnswerFrame
      shown={shown}
      runReport={props.runReport}
      file={file}
      views={{ label: "Views of retention", value: draft.view === "gaps" ? "gaps" : over, options: views, onChange: show }}
      picture={option && { option, reading, legend }}
      part={chosen && { ...chosen, actions: chosenActions(chosen, { unit, onPeople: setPeople }) }}
      onPartClose={() => setChosen(null)}
      people={people && retentionPeople(people, { definition, unit })}
      onPeopleClose={() => setPeople(null)}
    >
      {!ready ? (
        <Outline bars={[100, 58, 44, 37, 33, 30, 28]} className="h-72" />
      ) : empty ? (
        <NothingFound
          definition={definition}
          events={[result.gaps ? definition.return : definition.start]}
          onPatch={onPatch}
          onBare={() => onPatch({ filters: undefined, start: without(draft.start, "where"), return: without(draft.return, "where") })}
        />
      ) : (
        <RetentionPanel
          definition={definition}
          result={result}
          unit={unit}
          drawn={drawn}
          groups={groups}
          focus={focus}
          group={known}
          onGroup={setGroup}
          over={over}
          column={column}
          onColumn={follow}
          widened={widened}
          file={file}
          onChoose={setChosen}
          onPatch={onPatch}
        />
      )}
    </AnswerFrame>
  );
}

/** Whether nobody began, or nobody was seen. */
function isEmpty({ gaps, cohorts = [] }: RetentionResult): boolean {
  return gaps ? gaps.units + gaps.single === 0 : cohorts.every(({ size }) => size === 0);
}

/** Whether the answer covers more than the dates that were asked for. */
function useWidened({ range, timezone, weekStart }: RetentionDefinition, { period }: RetentionResult): boolean {
  const { dataStart, dataEnd } = useCatalogue();
  if (dataStart === null || dataEnd === null) return false;
  const data = { dataStart: Date.parse(dataStart) * 1000, dataEnd: Date.parse(dataEnd) * 1000 };
  const asked = resolveRange(range, { timezone, weekStart, ...data });
  return asked.from !== period.from || asked.to !== period.to;
}
