"use client";

import { useState } from "react";
import { plural } from "../../../lib/format.ts";
import { type State, stateColour, stateWords } from "../../../lib/reports/lifecycle/chart/points.ts";
import { lifecycleChart } from "../../../lib/reports/lifecycle/chart.ts";
import type { LifecycleDefinition } from "../../../lib/reports/lifecycle/definition.ts";
import type { LifecycleResult } from "../../../lib/reports/lifecycle/result/answer.ts";
import { eventPhrase, spoken } from "../../../lib/vocabulary/phrase.ts";
import { AnswerFrame } from "../../report/answer-frame.tsx";
import { NothingFound } from "../../report/nothing-found.tsx";
import type { AnswerProps } from "../../report/screen.ts";
import { useTheme } from "../../ui/theme.tsx";
import { without } from "../cards/without.ts";
import type { LifecycleDraft } from "./draft.ts";
import { type Chosen, chosenActions } from "./views/chosen.ts";
import { LifecycleTables } from "./views/lifecycle-tables.tsx";
import { lifecyclePeople, type Part } from "./views/people.ts";
import { PointsView } from "./views/points-view.tsx";

/** The answer of a lifecycle: bars of each interval, their tables, and what one can do with them. */
export function LifecycleAnswer(props: AnswerProps<LifecycleDefinition, LifecycleDraft, LifecycleResult>) {
  const { shown, definition, reading, onPatch } = props;
  const { result } = shown;
  const { resolved: theme } = useTheme();
  const [hidden, setHidden] = useState<ReadonlySet<State>>(new Set());
  const [group, setGroup] = useState<number | undefined>();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [people, setPeople] = useState<Part | null>(null);
  const unit = plural(result.unit);
  const named = spoken(eventPhrase({ ...definition.event, where: [] })).replaceAll("*", "");
  const file = { name: `Lifecycle ${named}`, period: result.period };
  const known = group !== undefined && result.groups?.[group] ? group : undefined;
  const option = lifecycleChart(definition, result, { theme, hidden, group: known });
  const legend = stateWords
    .filter(({ state }) => !hidden.has(state))
    .map(({ state, word }) => ({ name: word, colour: stateColour(state, theme) }));
  const isEmpty = (result.points ?? []).every((point) => point.new + point.returning + point.resurrecting + point.dormant === 0);
  return (
    <AnswerFrame
      shown={shown}
      runReport={props.runReport}
      file={file}
      picture={option && !isEmpty ? { option, reading, legend } : null}
      part={chosen && { ...chosen, actions: chosenActions(chosen, { unit, onPeople: setPeople }) }}
      onPartClose={() => setChosen(null)}
      people={people && lifecyclePeople(people, { definition, unit })}
      onPeopleClose={() => setPeople(null)}
    >
      {isEmpty ? (
        <NothingFound
          definition={definition}
          events={[definition.event]}
          onPatch={onPatch}
          onBare={() => onPatch({ filters: undefined, event: without(props.draft.event, "where") })}
        />
      ) : (
        <>
          <PointsView
            definition={definition}
            result={result}
            group={known}
            onGroup={setGroup}
            hidden={hidden}
            onHidden={setHidden}
            onChoose={setChosen}
          />
          <LifecycleTables definition={definition} result={result} group={known} onGroup={setGroup} file={file} onChoose={setChosen} />
        </>
      )}
    </AnswerFrame>
  );
}
