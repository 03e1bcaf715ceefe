"use server";

import type { FindIndex } from "../../components/find/find-index.ts";
import { dataRoot } from "../../lib/env.ts";
import { listCohorts } from "../../lib/store/cohorts.ts";
import { listDashboards } from "../../lib/store/dashboards.ts";
import { listReports } from "../../lib/store/saved-reports.ts";
import { requireMay } from "../access.ts";
import { currentData } from "../current-data.ts";

/** Everything that has a name: saved reports, dashboards, cohorts, events, properties. */
export async function findIndex(): Promise<FindIndex> {
  await requireMay("ask");
  const root = dataRoot();
  const named = [listReports(root), listDashboards(root), listCohorts(root), currentData()] as const;
  const [reports, dashboards, cohorts, data] = await Promise.all(named);
  const { events = [], eventProperties = [], userProperties = [] } = data?.catalog ?? {};
  return {
    reports: reports.map(({ id, name, kind, tags }) => ({ id, name, kind, tags })),
    dashboards: dashboards.map(({ id, name }) => ({ id, name })),
    cohorts: cohorts.map(({ id, name }) => ({ id, name })),
    events: events.map(({ name, count }) => ({ name, count })),
    properties: [
      ...eventProperties.map(({ name }) => ({ name, of: "event" as const })),
      ...userProperties.map(({ name }) => ({ name, of: "user" as const })),
    ],
  };
}
