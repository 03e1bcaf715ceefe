import type { Metadata } from "next";
import { connection } from "next/server";
import { EventsScreen } from "../../components/events/events-screen.tsx";
import { NoDataYet } from "../../components/people/no-data-yet.tsx";
import { dataRoot } from "../../lib/env.ts";
import { loadDraft as draftOf } from "../../lib/store/drafts.ts";
import { pageMay } from "../access.ts";
import { askPeople } from "../people/actions.ts";
import { findValues, loadDraft, saveDraft } from "../reports/actions.ts";
import { reportContext } from "../reports/report-context.ts";
import { exportEvents } from "./actions.ts";

export const metadata: Metadata = { title: "Events" };

type PageProps = { searchParams: Promise<{ d?: string | string[] }> };

export default async function EventsPage({ searchParams }: PageProps) {
  await connection();
  await pageMay("see-people");
  const { d } = await searchParams;
  const served = typeof d === "string" ? { id: d, definition: await draftOf(dataRoot(), d) } : null;
  const { catalogue, settings } = await reportContext();
  if (catalogue.generation === "") return <NoDataYet />;
  return (
    <EventsScreen
      key={catalogue.generation}
      catalogue={catalogue}
      settings={settings}
      served={served}
      actions={{ askPeople, exportEvents, saveDraft, loadDraft, findValues }}
    />
  );
}
