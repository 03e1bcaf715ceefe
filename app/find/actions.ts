"use server";

import type { FindIndex } from "../../components/find/find-index.ts";
import { dataRoot } from "../../lib/env.ts";
import { listDashboards } from "../../lib/store/dashboards.ts";
import { listReports } from "../../lib/store/saved-reports.ts";
import { requireMay } from "../access.ts";
import { currentData } from "../current-data.ts";

/** Everything that has a name: saved reports, dashboards, events, properties. */
export async function findIndex(): Promise<FindIndex> {
  await requireMay("ask");
  const [reports, dashboards, data] = await Promise.all([listReports(dataRoot()), listDashboards(dataRoot()), currentData()]);
  const { events = [], eventProperties = [], userProperties = [] } = data?.catalog ?? {};
  return {
    reports: reports.map(({ id, name, kind, tags }) => ({ id, name, kind, tags })),
    dashboards: dashboards.map(({ id, name }) => ({ id, name })),
    events: events.map(({ name, count }) => ({ name, count })),
    properties: [
      ...eventProperties.map(({ name }) => ({ name, of: "event" as const })),
      ...userProperties.map(({ name }) => ({ name, of: "user" as const })),
    ],
  };
}
