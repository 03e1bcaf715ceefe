"use client";

import { useMemo, useState } from "react";
import { chartGroups } from "../../../lib/charts/groups.ts";
import { plural } from "../../../lib/format.ts";
import { funnelChart } from "../../../lib/reports/funnel/chart.ts";
import type { FunnelDefinition } from "../../../lib/reports/funnel/definition.ts";
import type { FunnelResult } from "../../../lib/reports/funnel/result/answer.ts";
import { eventPhrase, spoken } from "../../../lib/vocabulary/phrase.ts";
import { useDrawn } from "../../chart/use-drawn.ts";
import { useCatalogue } from "../../inputs/catalogue.tsx";
import { AnswerFrame } from "../../report/answer-frame.tsx";
import type { AnswerProps } from "../../report/screen.ts";
import { useViewWord } from "../../report/use-view-word.ts";
import type { FunnelDraft } from "./draft.ts";
import { FunnelPanel } from "./views/funnel-panel.tsx";
import { partActions } from "./views/part-actions.ts";
import { funnelPeople } from "./views/people.ts";
import type { Chosen, Part } from "./views/view-props.ts";

const views = [
  { value: "steps", label: "Steps" },
  { value: "trend", label: "Trend" },
  { value: "timeToConvert", label: "Time to convert" },
  { value: "sweep", label: "Window" },
  { value: "correlation", label: "Correlation" },
] as const;

/** The answer of a funnel: its views, their tables, and what one can do with their parts. */
export function FunnelAnswer(props: AnswerProps<FunnelDefinition, FunnelDraft, FunnelResult>) {
  const { shown, definition, draft, reading, onPatch } = props;
  const { result } = shown;
  const { view } = draft;
  const catalogue = useCatalogue();
  const [test] = useViewWord("test");
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [people, setPeople] = useState<Part | null>(null);
  const groups = useMemo(() => chartGroups(result.groups ?? result.seriesByGroup ?? result.sweepByGroup ?? []), [result]);
  const drawn = useDrawn(groups);
  const unit = plural(result.unit);
  const labels = definition.steps.map((step) => spoken(eventPhrase({ ...step, where: [] })).replaceAll("*", ""));
  const file = { name: `Funnel ${labels[0]} to ${labels.at(-1)}`, period: result.period };
  const keys = groups.length > 0 ? drawn.drawn.map(({ key }) => key) : undefined;
  const option = funnelChart(definition, result, { theme: drawn.theme, keys });
  const legend = drawn.drawn.map(({ key, name }) => ({ name, colour: drawn.colours.get(key) ?? "" }));
  const actions = chosen ? partActions(chosen, { definition: draft, unit, catalogue, test, onPatch, onPeople: setPeople }) : [];
  return (
    <AnswerFrame
      shown={shown}
      runReport={props.runReport}
      file={file}
      views={{
        label: "Views of the funnel",
        value: view,
        options: views,
        onChange: (next) => onPatch({ view: next as FunnelDefinition["view"] }),
      }}
      picture={option && { option, reading, legend }}
      part={chosen && { ...chosen, actions }}
      onPartClose={() => setChosen(null)}
      people={people && funnelPeople(people, { definition, labels, unit })}
      onPeopleClose={() => setPeople(null)}
    >
      <FunnelPanel
        ready={definition.view === view}
        definition={definition}
        result={result}
        unit={unit}
        drawn={drawn}
        groups={groups}
        file={file}
        onPatch={onPatch}
        onChoose={setChosen}
      />
    </AnswerFrame>
  );
}
