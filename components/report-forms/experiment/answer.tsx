"use client";

import { useState } from "react";
import { plural } from "../../../lib/format.ts";
import { drawnArms } from "../../../lib/reports/experiment/chart/arms.ts";
import { experimentChart } from "../../../lib/reports/experiment/chart.ts";
import type { ExperimentDefinition } from "../../../lib/reports/experiment/definition.ts";
import type { ExperimentResult } from "../../../lib/reports/experiment/result/answer.ts";
import { eventNames } from "../../../lib/vocabulary/event-ref.ts";
import { type Catalogue, useCatalogue } from "../../inputs/catalogue.tsx";
import { AnswerFrame } from "../../report/answer-frame.tsx";
import { NothingFound } from "../../report/nothing-found.tsx";
import { Outline } from "../../report/outline.tsx";
import type { AnswerProps } from "../../report/screen.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useTheme } from "../../ui/theme.tsx";
import { without } from "../cards/without.ts";
import type { ExperimentDraft } from "./draft.ts";
import { useExperimentLog } from "./log.tsx";
import { MetricSelect } from "./views/metric-select.tsx";
import { ExposuresView, OverTimeView } from "./views/over-time-view.tsx";
import { PanelView, type ViewProps } from "./views/panel-view.tsx";
import { experimentPeople, type PeoplePart } from "./views/people.ts";
import { SegmentsView } from "./views/segments-view.tsx";

type Props = AnswerProps<ExperimentDefinition, ExperimentDraft, ExperimentResult>;

const views = [
  { value: "panel", label: "Panel" },
  { value: "overTime", label: "Over time" },
  { value: "exposures", label: "Exposures" },
  { value: "segments", label: "Segments" },
] as const;

/** The answer of an experiment: the panel, how it came about, and where it differs. */
export function ExperimentAnswer(props: Props) {
  const { shown, definition, draft, reading, onPatch } = props;
  const { result } = shown;
  const { resolved: theme } = useTheme();
  const [people, setPeople] = useState<PeoplePart | null>(listOf(definition));
  const catalogue = useCatalogue();
  const log = useExperimentLog(definition, shown.receipt.definitionHash);
  const show = (view: ExperimentDefinition["view"]) =>
    onPatch({
      view: view === "panel" ? undefined : view,
      part: undefined,
      ...(view === "segments" && draft.breakdown === undefined ? { breakdown: likelySegments(draft, catalogue) } : {}),
    });
  const ready = definition.view === draft.view;
  const isEmpty = definition.view !== "actors" && (result.exposure?.units ?? 0) === 0;
  const option = ready && !isEmpty ? experimentChart(definition, result, theme) : null;
  const legend = definition.view === "overTime" || definition.view === "exposures" ? drawnArms(result, theme) : [];
  const file = { name: `Experiment ${(eventNames(definition.exposure) ?? []).join(" ")}`, period: result.period };
  return (
    <AnswerFrame
      shown={shown}
      runReport={props.runReport}
      file={file}
      views={{
        label: "Views of the experiment",
        value: draft.view === "actors" ? "panel" : draft.view,
        options: views,
        onChange: (next) => show(next as ExperimentDefinition["view"]),
      }}
      picture={option && { option, reading, legend: legend.map(({ label, colour }) => ({ name: label, colour })) }}
      people={people && experimentPeople(people, { definition, unit: plural(result.unit) })}
      onPeopleClose={() => setPeople(null)}
    >
      {!ready ? (
        <Outline bars={[62, 70]} className="h-72" />
      ) : isEmpty ? (
        <Nobody {...props} />
      ) : (
        <View {...props} log={log} file={file} onPeople={setPeople} />
      )}
    </AnswerFrame>
  );
}

/** The list that an address asks for, shown as it opens. */
function listOf({ view, part }: ExperimentDefinition): PeoplePart | null {
  if (view !== "actors" || !part) return null;
  const { state, variant, metric, step, segment, segmentKind } = part;
  return {
    state,
    ...(variant === undefined ? {} : { variant }),
    ...(metric === undefined ? {} : { metric }),
    ...(step === undefined ? {} : { step }),
    ...(segment === undefined ? {} : { segment }),
    ...(segmentKind === undefined ? {} : { segmentKind }),
  };
}

/** A property to begin with, which the card of the form changes: one that exposures carry, else one of the users. */
function likelySegments({ exposure, variantProperty }: ExperimentDefinition, { properties }: Pick<Catalogue, "properties">) {
  const names = eventNames(exposure) ?? [];
  const texts = properties.filter(({ type, name }) => type === "text" && name !== variantProperty);
  const own = texts.find(({ of, events = [] }) => of === "event" && events.some((each) => names.includes(each)));
  const found = own ?? texts.find(({ of }) => of === "user") ?? texts[0];
  return found ? { property: found.name, of: found.of } : undefined;
}

function View({ shown, definition, onPatch, log, file, onPeople }: Props & Pick<ViewProps, "log" | "file" | "onPeople">) {
  const view = { definition, result: shown.result, log, file };
  const metric = <MetricSelect definition={definition} onChange={(key) => onPatch({ metric: key })} />;
  switch (definition.view) {
    case "overTime":
      return (
        <>
          {metric}
          <OverTimeView {...view} />
        </>
      );
    case "exposures":
      return <ExposuresView {...view} />;
    case "segments":
      return (
        <>
          {metric}
          <SegmentsView {...view} onPeople={onPeople} />
        </>
      );
    case "panel":
      return <PanelView {...view} onPeople={onPeople} />;
    case "actors":
      return (
        <EmptyState
          title="A list of units"
          action={<Button onClick={() => onPatch({ view: undefined, part: undefined })}>Show the panel</Button>}
        >
          This address asks who is behind a number, not for a chart.
        </EmptyState>
      );
  }
}

function Nobody({ definition, draft, onPatch }: Props) {
  return (
    <NothingFound
      definition={definition}
      events={[definition.exposure]}
      onPatch={onPatch}
      onBare={() => onPatch({ filters: undefined, exposure: without(draft.exposure, "where") })}
    />
  );
}
