"use client";

import { useQuery } from "@tanstack/react-query";
import { Code, Link2 } from "lucide-react";
import { useMemo, useState } from "react";
import { fullNumber } from "../../lib/format.ts";
import { withNamedCohorts } from "../../lib/vocabulary/cohort/named.ts";
import { type Catalogue, CatalogueProvider, type FindValues } from "../inputs/catalogue.tsx";
import { ConditionList } from "../inputs/condition-list.tsx";
import { RangePicker } from "../inputs/range/range-picker.tsx";
import { ZonePicker } from "../inputs/range/zone-picker.tsx";
import { wholeConditions } from "../inputs/whole.ts";
import type { AskPeople } from "../people/people-actions.ts";
import { PeopleProvider, type PeopleSql, usePeopleQuery } from "../people/use-people.tsx";
import { adviceLine } from "../report/failure.tsx";
import type { ReportSettings } from "../report/question.ts";
import { SqlDrawer } from "../report/sql-drawer.tsx";
import { useAddress } from "../report/use-address.ts";
import { IconButton } from "../ui/button.tsx";
import { Switch } from "../ui/switch.tsx";
import { toast } from "../ui/toast.tsx";
import { ColumnPicker } from "./column-picker.tsx";
import { EventNames } from "./event-names.tsx";
import { EventsTable } from "./events-table.tsx";
import type { ExportEvents } from "./export-actions.ts";
import { ExportMenu } from "./export-menu.tsx";
import { columnsOf, type EventsDraft, type EventsQuestion, periodOfQuestion, questionOf, readDraft } from "./question.ts";

export type EventsScreenProps = {
  catalogue: Catalogue;
  settings: ReportSettings;
  served: { id: string; definition: string | null } | null;
  actions: {
    askPeople: AskPeople;
    exportEvents: ExportEvents;
    saveDraft: (id: string, definition: string) => Promise<boolean>;
    loadDraft: (id: string) => Promise<string | null>;
    findValues: FindValues;
  };
};

/** Raw events, newest first: filtered as one writes, each row opened to all that is known of it. */
export function EventsScreen(props: EventsScreenProps) {
  const { catalogue, actions } = props;
  return (
    <CatalogueProvider catalogue={catalogue} findValues={actions.findValues}>
      <PeopleProvider askPeople={actions.askPeople} generation={catalogue.generation}>
        <Explorer {...props} />
      </PeopleProvider>
    </CatalogueProvider>
  );
}

const defaults = {};

function Explorer({ catalogue, settings, served, actions }: EventsScreenProps) {
  const address = useAddress({ defaults, served, saveDraft: actions.saveDraft, loadDraft: actions.loadDraft });
  const { draft, dropped } = useMemo(() => readDraft(address.draft), [address.draft]);
  const { hideTestUsers } = settings;
  const testUsers = useMemo(() => wholeConditions(settings.testUsers), [settings.testUsers]);
  const hidden = testUsers.length > 0 && (address.word("test") ?? (hideTestUsers ? "hidden" : "shown")) === "hidden";
  const question = useMemo(() => questionOf(draft, settings, hidden ? testUsers : []), [draft, settings, hidden, testUsers]);
  const columns = useMemo(() => columnsOf(draft, catalogue), [draft, catalogue]);
  const period = useMemo(() => periodOfQuestion(question, catalogue), [question, catalogue]);
  const [sql, setSql] = useState<PeopleSql | null>(null);
  const [sqlOpen, setSqlOpen] = useState(false);
  const change = (patch: EventsDraft) => address.change((now) => withNamedCohorts({ ...now, ...patch }, catalogue.cohorts ?? []));
  const { range, timezone, weekStart } = question;
  const { dataStart, dataEnd } = catalogue;
  const file = { name: "events", period };
  return (
    <div className="flex min-h-[calc(100dvh-3.3rem)] flex-col px-4 pt-4 lg:h-dvh lg:px-8">
      <header className="flex flex-wrap items-center gap-2">
        <h1 className="mr-2 font-semibold text-lg tracking-tight">Events</h1>
        <RangePicker {...{ range, period, timezone, weekStart, dataStart, dataEnd }} onChange={(next) => change({ range: next })} />
        <ZonePicker timezone={timezone} weekStart={weekStart} onChange={change} />
        {testUsers.length > 0 ? (
          <Switch
            label="Hide test users"
            checked={hidden}
            onChange={(next) => address.setWord("test", next === hideTestUsers ? null : next ? "hidden" : "shown")}
          />
        ) : null}
        <span className="flex items-center gap-1 sm:ml-auto">
          <ColumnPicker columns={columns} events={question.events ?? []} onChange={(next) => change({ columns: next })} />
          <ExportMenu question={question} columns={columns} period={period} exportEvents={actions.exportEvents} />
          <IconButton label="How it is computed" disabled={!sql} onClick={() => setSqlOpen(true)}>
            <Code size={16} aria-hidden />
          </IconButton>
          <IconButton label="Copy the address of this view" onClick={copyAddress}>
            <Link2 size={16} aria-hidden />
          </IconButton>
        </span>
      </header>
      <section aria-label="Which events" className="mt-2 grid gap-x-6 gap-y-1 md:grid-cols-2">
        <EventNames names={question.events ?? []} onChange={(names) => change({ events: names })} />
        <ConditionList
          conditions={draft.filters ?? []}
          onChange={(filters) => change({ filters })}
          cohorts={Object.keys(draft.cohorts ?? {})}
          {...(question.events ? { events: question.events } : {})}
        />
      </section>
      <Notices damaged={address.damaged} dropped={dropped} />
      <Count question={question} />
      <EventsTable asked={{ question, columns, period, dataEnd }} onSql={setSql} />
      {sql ? <SqlDrawer open={sqlOpen} onClose={() => setSqlOpen(false)} {...sql} file={file} /> : null}
    </div>
  );
}

function Notices({ damaged, dropped }: { damaged: boolean; dropped: readonly string[] }) {
  const words = [
    ...(damaged ? ["This address names a view that is not kept here, or was damaged on the way."] : []),
    ...(dropped.length > 0 ? [`Parts of the address made no sense and were left out: ${dropped.join(", ")}.`] : []),
  ];
  return words.map((each) => (
    <p key={each} role="status" className="mt-2 rounded-md bg-brass-soft px-3 py-2 text-brass">
      {each}
    </p>
  ));
}

function Count({ question }: { question: EventsQuestion }) {
  const query = useQuery(usePeopleQuery({ ask: "count", ...question } as const));
  const words =
    query.data === undefined
      ? query.error
        ? `The events could not be counted. ${adviceLine(query.error)}`
        : "Counting the events…"
      : `${fullNumber(query.data)} ${query.data === 1 ? "event" : "events"}`;
  return (
    <p aria-live="polite" className={`mt-2 ${query.error ? "text-danger" : "text-ink-2"}`}>
      {words}
    </p>
  );
}

function copyAddress(): void {
  navigator.clipboard.writeText(location.href).then(
    () => toast("Copied the address of this view"),
    () => toast("The browser did not allow copying", "danger"),
  );
}
