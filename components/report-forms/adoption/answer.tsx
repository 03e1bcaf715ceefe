"use client";

import { useCallback, useMemo, useState } from "react";
import { bucketStates } from "../../../lib/charts/buckets.ts";
import { tone } from "../../../lib/charts/palette.ts";
import { plural } from "../../../lib/format.ts";
import { type DrawnFeature, drawnFeatures } from "../../../lib/reports/adoption/chart/features.ts";
import type { Scale } from "../../../lib/reports/adoption/chart/power-users.ts";
import { observational, type Returning } from "../../../lib/reports/adoption/chart/retention.ts";
import { adoptionChart } from "../../../lib/reports/adoption/chart.ts";
import type { AdoptionDefinition } from "../../../lib/reports/adoption/definition.ts";
import type { AdoptionResult } from "../../../lib/reports/adoption/result/answer.ts";
import { useDrawn } from "../../chart/use-drawn.ts";
import { AnnotationsDialog, type NotedDays } from "../../report/annotations-dialog.tsx";
import { AnswerFrame } from "../../report/answer-frame.tsx";
import { Outline } from "../../report/outline.tsx";
import type { AnswerProps } from "../../report/screen.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import type { AdoptionDraft } from "./draft.ts";
import { AdoptersView } from "./views/adopters-view.tsx";
import { AdoptionEmpty, isNothing } from "./views/adoption-empty.tsx";
import { type Chosen, chosenActions } from "./views/chosen.ts";
import { MatrixView } from "./views/matrix-view.tsx";
import { adoptionPeople, type PeoplePart } from "./views/people.ts";
import { pictureLegend } from "./views/picture-legend.ts";
import { PowerView } from "./views/power-view.tsx";
import { RateView } from "./views/rate-view.tsx";
import { RetentionView } from "./views/retention-view.tsx";
import { StagesView } from "./views/stages-view.tsx";
import { TimeView } from "./views/time-view.tsx";
import type { ViewProps } from "./views/view-props.ts";

const views = [
  { value: "matrix", label: "Breadth × frequency" },
  { value: "rate", label: "Over time" },
  { value: "adopters", label: "New and returning" },
  { value: "stages", label: "Stages" },
  { value: "timeToAdopt", label: "Time to adopt" },
  { value: "retention", label: "Retention" },
  { value: "powerUsers", label: "Power users" },
] as const;

/** What the reader chose beside the question. */
function useChoices() {
  const [one, setOne] = useState<string | null>(null);
  const [returning, setReturning] = useState<Returning>("usage");
  const [scale, setScale] = useState<Scale>("share");
  const [stretched, setStretched] = useState<boolean | undefined>(undefined);
  return { one, setOne, returning, setReturning, scale, setScale, stretched, setStretched };
}

type Choices = ReturnType<typeof useChoices>;

/** The answer of adoption: its views, their tables, and the people behind a part. */
export function AdoptionAnswer(props: AnswerProps<AdoptionDefinition, AdoptionDraft, AdoptionResult>) {
  const { shown, definition, draft, reading, onPatch } = props;
  const { result } = shown;
  const choices = useChoices();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [people, setPeople] = useState<PeoplePart | null>(listOf(definition));
  const [noted, setNoted] = useState<NotedDays | null>(null);
  const features = useMemo(() => drawnFeatures(result), [result]);
  const drawn = useDrawn(features);
  const { theme, colours } = drawn;
  const colourOf = useCallback((key: string) => colours.get(key) ?? tone("main", theme), [colours, theme]);
  const shownFeatures = useMemo(
    () => drawn.drawn.flatMap(({ index }): readonly DrawnFeature[] => features.slice(index, index + 1)),
    [drawn.drawn, features],
  );
  const states = useMemo(() => bucketStates(result), [result]);
  const one = features.find(({ key }) => key === choices.one) ?? features[0];
  const unit = plural(result.unit);
  const file = {
    name: `Adoption ${features
      .slice(0, 3)
      .map(({ name }) => name)
      .join(" ")}`,
    period: result.period,
  };
  const list = draft.view === "actors" && definition.view === "actors";
  const ready = definition.view === draft.view;
  const isEmpty = isNothing(result);
  const { returning, scale, stretched } = choices;
  const drawing = { theme, features: shownFeatures, one, colourOf, returning, scale, stretched };
  const option = ready && !isEmpty ? adoptionChart(definition, result, drawing) : null;
  const against = definition.view === "retention" && returning === "against";
  const legend = pictureLegend(definition.view, { drawn, shownFeatures, returning, one });
  return (
    <AnswerFrame
      shown={shown}
      runReport={props.runReport}
      file={file}
      views={{
        label: "Views of adoption",
        value: draft.view === "actors" ? "matrix" : draft.view,
        options: views,
        onChange: (next) => onPatch({ view: next as AdoptionDefinition["view"], part: undefined }),
      }}
      picture={option && { option, reading: against ? `${observational} ${reading}` : reading, legend }}
      part={chosen && { ...chosen, actions: chosenActions(chosen, { onPeople: setPeople, onAnnotate: setNoted }) }}
      onPartClose={() => setChosen(null)}
      people={people && adoptionPeople(people, { definition, unit })}
      onPeopleClose={() => setPeople(null)}
    >
      {list ? (
        <EmptyState
          title={`A list of ${unit}`}
          action={<Button onClick={() => onPatch({ view: undefined, part: undefined })}>Show the features</Button>}
        >
          This address asks who is behind a number, not for a chart.
        </EmptyState>
      ) : !ready ? (
        <Outline bars={[20, 34, 46, 55, 61, 66, 70, 72]} className="h-72" />
      ) : isEmpty || !one ? (
        <AdoptionEmpty definition={definition} draft={draft} onPatch={onPatch} />
      ) : (
        <>
          <View
            {...{ definition, result, features, shownFeatures, drawn, one, colourOf, states, unit, file, choices }}
            onOne={({ key }) => choices.setOne(key)}
            onChoose={setChosen}
            onAnnotate={setNoted}
          />
          <AnnotationsDialog days={noted} onClose={() => setNoted(null)} />
        </>
      )}
    </AnswerFrame>
  );
}

type Noting = { onAnnotate: (days: NotedDays | null) => void };

function View({ choices, onAnnotate, ...props }: ViewProps & Noting & { choices: Choices }) {
  switch (props.definition.view) {
    case "rate":
      return <RateView {...props} onAnnotate={onAnnotate} />;
    case "adopters":
      return <AdoptersView {...props} />;
    case "matrix":
      return <MatrixView {...props} stretched={choices.stretched} onStretched={choices.setStretched} />;
    case "stages":
      return <StagesView {...props} />;
    case "timeToAdopt":
      return <TimeView {...props} />;
    case "retention":
      return <RetentionView {...props} returning={choices.returning} onReturning={choices.setReturning} />;
    case "powerUsers":
      return <PowerView {...props} scale={choices.scale} onScale={choices.setScale} />;
    default:
      return null;
  }
}

/** The list that an address asks for, shown as it opens. */
function listOf({ view, part, features }: AdoptionDefinition): PeoplePart | null {
  if (view !== "actors" || !part) return null;
  return { part, name: features?.[Number(part.feature) - 1]?.label ?? part.feature };
}
