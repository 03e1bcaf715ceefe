"use client";

import { Code2 } from "lucide-react";
import { Tabs } from "radix-ui";
import { useMemo, useState } from "react";
import { chartGroups } from "../../../lib/charts/groups.ts";
import { plural } from "../../../lib/format.ts";
import { funnelChart } from "../../../lib/reports/funnel/chart.ts";
import type { FunnelDefinition } from "../../../lib/reports/funnel/definition.ts";
import type { FunnelResult } from "../../../lib/reports/funnel/result/answer.ts";
import { eventPhrase, spoken } from "../../../lib/vocabulary/phrase.ts";
import { useCatalogue } from "../../inputs/catalogue.tsx";
import type { FunnelPatch } from "../../report-forms/funnel/draft.ts";
import { Button } from "../../ui/button.tsx";
import { Broken } from "../broken.tsx";
import { PictureMenu } from "../download.tsx";
import { PartMenu } from "../part-menu.tsx";
import { PeopleDrawer } from "../people-drawer.tsx";
import { FreshnessLine } from "../receipt.tsx";
import type { RunReply } from "../report-actions.ts";
import { SqlDrawer } from "../sql-drawer.tsx";
import type { Answer } from "../use-answer.ts";
import { useAsk } from "../use-ask.ts";
import { firstSeen } from "./first-seen.ts";
import { FunnelPanel } from "./funnel-panel.tsx";
import { partActions } from "./part-actions.ts";
import { useDrawn } from "./use-drawn.ts";
import type { Chosen, Part } from "./view-props.ts";

type FunnelViewProps = {
  shown: NonNullable<Answer<FunnelResult>["shown"]>;
  /** The question in the address, which edits start from; the answer may still be that of an older one, and adds the filter of test users. */
  draft: FunnelDefinition;
  /** The question in plain words, for pictures. */
  reading: string;
  runReport: (json: string, owner: string) => Promise<RunReply<FunnelResult>>;
  onPatch: (patch: FunnelPatch) => void;
};

const tabs = [
  { value: "steps", label: "Steps" },
  { value: "trend", label: "Trend" },
  { value: "timeToConvert", label: "Time to convert" },
  { value: "sweep", label: "Window" },
  { value: "correlation", label: "Correlation" },
] as const;

/** The answer of a funnel: its views as tabs, their tables, the people behind the parts, and what it rests on. */
export function FunnelView({ shown, draft, reading, runReport, onPatch }: FunnelViewProps) {
  const { result, receipt } = shown;
  const { view } = draft;
  const definition = useMemo(() => JSON.parse(shown.asked) as FunnelDefinition, [shown.asked]);
  const catalogue = useCatalogue();
  const ask = useAsk(runReport);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [people, setPeople] = useState<Part | null>(null);
  const [sql, setSql] = useState(false);
  const groups = useMemo(() => chartGroups(result.groups ?? result.seriesByGroup ?? result.sweepByGroup ?? []), [result]);
  const drawn = useDrawn(groups);
  const unit = plural(result.unit);
  const labels = definition.steps.map((step) => spoken(eventPhrase({ ...step, where: [] })).replaceAll("*", ""));
  const file = { name: `Funnel ${labels[0]} to ${labels.at(-1)}`, period: result.period };
  const picture = funnelChart(definition, result, {
    theme: drawn.theme,
    keys: groups.length > 0 ? drawn.drawn.map(({ key }) => key) : undefined,
  });
  const actions = chosen ? partActions(chosen, { definition: draft, unit, catalogue, onPatch, onPeople: setPeople }) : [];
  return (
    <Tabs.Root value={view} onValueChange={(next) => onPatch({ view: next as FunnelDefinition["view"] })} activationMode="manual">
      <div className="mb-4 flex flex-wrap items-end gap-x-3 border-line border-b">
        <Tabs.List aria-label="Views of the funnel" className="-mb-px flex min-w-0 flex-1 gap-1 overflow-x-auto max-sm:basis-full">
          {tabs.map(({ value, label }) => (
            <Tabs.Trigger
              key={value}
              value={value}
              className="h-9 shrink-0 border-transparent border-b-2 px-2.5 text-ink-2 text-sm hover:text-ink max-sm:px-1.5 data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
            >
              {label}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <div className="flex pb-1 max-sm:order-first max-sm:ml-auto">
          {picture ? (
            <PictureMenu
              option={picture}
              words={{
                title: file.name,
                subtitle: reading,
                legend: drawn.drawn.map(({ key, name }) => ({ name, colour: drawn.colours.get(key) ?? "" })),
              }}
              file={file}
            />
          ) : null}
          <Button tone="quiet" className="h-7!" onClick={() => setSql(true)}>
            <Code2 size={14} aria-hidden />
            SQL
          </Button>
        </div>
      </div>
      <Tabs.Content value={view} tabIndex={-1} className="outline-none">
        {result.broken.length > 0 ? (
          <Broken broken={result.broken} hash={receipt.definitionHash} />
        ) : (
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
        )}
      </Tabs.Content>
      <p className="mt-6">
        <FreshnessLine
          receipt={receipt}
          at={firstSeen(result)}
          fromCache={shown.fromCache}
          withoutActor={result.withoutActor}
          broken={result.broken}
        />
      </p>
      <PartMenu part={chosen ? { ...chosen, actions } : null} onClose={() => setChosen(null)} />
      <PeopleDrawer
        part={people}
        onClose={() => setPeople(null)}
        definition={definition}
        labels={labels}
        unit={unit}
        file={file}
        ask={ask}
      />
      <SqlDrawer
        open={sql}
        onClose={() => setSql(false)}
        portableSql={shown.portableSql}
        sql={shown.sql}
        definition={definition}
        file={file}
      />
    </Tabs.Root>
  );
}
