"use client";

import Link from "next/link";
import { useMemo, useState } from "react";
import type { KpiContext } from "../../lib/kpis/context.ts";
import { kpiGroups } from "../../lib/kpis/index.ts";
import type { KpiGroup } from "../../lib/kpis/kpi.ts";
import { type Catalogue, CatalogueProvider } from "../inputs/catalogue.tsx";
import type { ReportSettings } from "../report/question.ts";
import { randomId } from "../report/random-id.ts";
import type { ReportActions } from "../report/report-actions.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { askTogether, type RunReports } from "./ask-together.ts";
import { KpiHeader } from "./kpi-header.tsx";
import { KpiTile } from "./kpi-tile.tsx";
import { ChoicesOfGroup } from "./pickers.tsx";
import { type ChoicesPatch, useChoices } from "./use-choices.ts";
import { AskProvider } from "./use-kpi.ts";

type KpiScreenProps = {
  catalogue: Catalogue;
  settings: ReportSettings;
  served: { id: string; definition: string | null } | null;
  actions: Pick<ReportActions, "saveDraft" | "loadDraft" | "findValues"> & { runReports: RunReports };
};

/** The key figures of the product at a glance, each one a report that its title opens. */
export function KpiScreen(props: KpiScreenProps) {
  return (
    <CatalogueProvider catalogue={props.catalogue} findValues={props.actions.findValues}>
      <Body {...props} />
    </CatalogueProvider>
  );
}

function Body({ catalogue, settings, served, actions }: KpiScreenProps) {
  const chosen = useChoices({ settings, served, actions });
  const { context, hiddenUsers, test } = chosen;
  const { runReports } = actions;
  const [owner] = useState(randomId);
  const ask = useMemo(() => askTogether(runReports, owner), [runReports, owner]);
  const asking = useMemo(() => ({ ask, testUsers: hiddenUsers }), [ask, hiddenUsers]);
  const isEmpty = catalogue.events.length === 0;
  return (
    <AskProvider value={asking}>
      <div className="mx-auto max-w-[100rem] px-4 pt-4 pb-12 lg:px-6">
        <KpiHeader chosen={chosen} />
        {isEmpty ? (
          <NoData />
        ) : (
          kpiGroups.map((group) => <Group key={group.name} group={group} context={context} test={test} onChange={chosen.change} />)
        )}
      </div>
    </AskProvider>
  );
}

type GroupProps = { group: KpiGroup; context: KpiContext; test: string | null; onChange: (patch: ChoicesPatch) => void };

function Group({ group: { name, kpis }, context, test, onChange }: GroupProps) {
  return (
    <section aria-label={name} className="mt-7">
      <div className="mb-2 flex min-h-7 flex-wrap items-center gap-x-4 gap-y-1">
        <h2 className="font-semibold text-base">{name}</h2>
        <ChoicesOfGroup group={name} context={context} onChange={onChange} />
      </div>
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-4">
        {kpis.map((each) => (
          <KpiTile key={each.id} kpi={each} context={context} test={test} />
        ))}
      </ul>
    </section>
  );
}

function NoData() {
  return (
    <EmptyState
      title="There are no events yet"
      action={
        <Link href="/data" className="inline-flex h-8 items-center rounded-md bg-accent px-3 text-accent-ink hover:bg-accent-hover">
          Bring in data
        </Link>
      }
    >
      Point Parquetry at a folder of event exports, or drop files onto the Data page.
    </EmptyState>
  );
}
