"use client";

import { useState } from "react";
import { plural } from "../../../lib/format.ts";
import { pathsChart } from "../../../lib/reports/paths/chart.ts";
import type { PathsDefinition } from "../../../lib/reports/paths/definition.ts";
import type { PathsResult } from "../../../lib/reports/paths/result/answer.ts";
import { eventPhrase, spoken } from "../../../lib/vocabulary/phrase.ts";
import { useCatalogue } from "../../inputs/catalogue.tsx";
import { AnswerFrame } from "../../report/answer-frame.tsx";
import { Outline } from "../../report/outline.tsx";
import type { AnswerProps } from "../../report/screen.ts";
import { useAsk } from "../../report/use-ask.ts";
import { useViewWord } from "../../report/use-view-word.ts";
import { useTheme } from "../../ui/theme.tsx";
import type { PathsDraft } from "./draft.ts";
import { type ActionContext, partActions } from "./views/actions.ts";
import type { Chosen } from "./views/chosen.ts";
import { EdgesView } from "./views/edges-view.tsx";
import { ListView } from "./views/list-view.tsx";
import { MembersDrawer } from "./views/members-drawer.tsx";
import { PathsEmpty } from "./views/paths-empty.tsx";
import { PathsView } from "./views/paths-view.tsx";
import { type Part, pathsPeople } from "./views/people.ts";
import { SequencesView } from "./views/sequences-view.tsx";

const tabs = [
  { value: "paths", label: "Paths" },
  { value: "sequences", label: "Sequences" },
  { value: "edges", label: "Edges" },
] as const;

/** Views that only an address asks for: their names as a tab of their own. */
const lists = { members: "Nodes in (other)", actors: "List", cleaning: "Cleaning" } as const;

/** The size of the picture that is saved. */
const pictureSize = { width: 1200, height: 460 };

/** The answer of paths: the picture, the whole paths, the edges, and what one can do with their parts. */
export function PathsAnswer(props: AnswerProps<PathsDefinition, PathsDraft, PathsResult>) {
  const { shown, definition, draft, reading, onPatch } = props;
  const { result } = shown;
  const { resolved: theme } = useTheme();
  const catalogue = useCatalogue();
  const [test] = useViewWord("test");
  const [word, setTab] = useViewWord("tab");
  const edges = word === "edges";
  const ask = useAsk(props.runReport);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [people, setPeople] = useState<Part | null>(null);
  const [members, setMembers] = useState<number | null>(null);
  const unit = plural(result.unit);
  const file = { name: fileName(definition), period: result.period };
  const list = draft.view in lists ? lists[draft.view as keyof typeof lists] : null;
  const tab = list ? "list" : draft.view === "sequences" ? "sequences" : edges ? "edges" : "paths";
  const isEmpty = result.starters === 0;
  const option = tab === "paths" && !isEmpty ? pathsChart(definition, result, { theme, size: pictureSize }) : null;
  const context: ActionContext = {
    ...{ definition: draft, result, unit, catalogue, test, onPatch },
    onPeople: setPeople,
    onMembers: setMembers,
  };
  const change = (next: string) => {
    const view = next === "sequences" ? "sequences" : "paths";
    if (view !== draft.view) onPatch({ view, part: undefined });
    if (view === "paths" && (next === "edges") !== edges) setTab(next === "edges" ? "edges" : null);
  };
  return (
    <AnswerFrame
      shown={shown}
      runReport={props.runReport}
      file={file}
      views={{
        label: "Views of the paths",
        value: tab,
        options: list ? [...tabs, { value: "list", label: list }] : tabs,
        onChange: change,
      }}
      picture={option && { option, reading, legend: [] }}
      part={chosen && { ...chosen, actions: partActions(chosen, context) }}
      onPartClose={() => setChosen(null)}
      people={people && pathsPeople(people, { definition, unit })}
      onPeopleClose={() => setPeople(null)}
    >
      {definition.view !== draft.view ? (
        <Outline bars={[100, 82, 66, 52, 43]} className="h-96" />
      ) : isEmpty ? (
        <PathsEmpty definition={definition} onPatch={onPatch} />
      ) : definition.view === "sequences" ? (
        <SequencesView definition={definition} result={result} file={file} onPatch={onPatch} onChoose={setChosen} />
      ) : definition.view !== "paths" ? (
        <ListView result={result} file={file} />
      ) : edges ? (
        <EdgesView result={result} file={file} onChoose={setChosen} />
      ) : (
        <PathsView definition={definition} result={result} file={file} onPatch={onPatch} onChoose={setChosen} />
      )}
      <MembersDrawer step={members} definition={definition} context={context} ask={ask} onClose={() => setMembers(null)} />
    </AnswerFrame>
  );
}

function fileName({ from, fromNode, to, toNode, funnel }: PathsDefinition): string {
  const named = (ref: PathsDefinition["from"]) => ref && spoken(eventPhrase({ ...ref, where: [] })).replaceAll("*", "");
  const [start, end] = [named(from) ?? fromNode, named(to) ?? toNode];
  return `Paths${funnel ? " of a funnel" : ""}${start === undefined ? "" : ` from ${start}`}${end === undefined ? "" : ` to ${end}`}`;
}
