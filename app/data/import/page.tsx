import type { Metadata } from "next";
import { ImportScreen } from "../../../components/data/import/import-screen.tsx";
import { starters } from "../../../components/report-forms/funnel/starters.ts";
import { serverJobs } from "../../../lib/dataset/jobs.ts";
import { dataRoot } from "../../../lib/env.ts";
import { pageMay } from "../../access.ts";
import { currentData } from "../../current-data.ts";
import { cancelJob, countRows, lookAt, startImport } from "../actions.ts";
import { sourceState } from "../source-state.ts";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage() {
  await pageMay("bring-data");
  const [data, source] = await Promise.all([currentData(), sourceState(dataRoot())]);
  const events = data?.catalog.events.map((each) => ({ ...each, spark: each.daily })) ?? [];
  return (
    <ImportScreen
      actions={{ lookAt, countRows, startImport, cancelJob }}
      source={source}
      running={serverJobs().running("import")}
      current={data && { generation: data.generation.id, starters: starters({ events }) }}
    />
  );
}
