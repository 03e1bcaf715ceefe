import type { Catalogue } from "../../components/inputs/catalogue.tsx";
import type { ReportSettings } from "../../components/report/question.ts";
import type { Catalog } from "../../lib/dataset/catalog.ts";
import type { Generation } from "../../lib/dataset/generation.ts";
import { dataRoot } from "../../lib/env.ts";
import { listCohorts } from "../../lib/store/cohorts.ts";
import { type DescribedKind, loadDescriptions } from "../../lib/store/descriptions.ts";
import { loadSettings } from "../../lib/store/settings.ts";
import { currentData } from "../current-data.ts";

/** What every report page starts from: the catalogue of the data set and its settings. */
export async function reportContext(): Promise<{ catalogue: Catalogue; settings: ReportSettings; dataZone: string }> {
  const [{ timezone, ...settings }, data, descriptions, saved] = await Promise.all([
    loadSettings(dataRoot()),
    currentData(),
    loadDescriptions(dataRoot()),
    listCohorts(dataRoot()),
  ]);
  const cohorts = saved.map(({ id, name }) => ({ id, name }));
  const said = new Map(descriptions.map(({ kind, name, text }) => [`${kind}:${name}`, text]));
  const dataZone = data?.generation.timezone ?? "UTC";
  return {
    catalogue: data ? { ...catalogueOf(data.catalog, data.generation, said), cohorts } : nothing,
    settings: { ...settings, timezone: timezone ?? dataZone },
    dataZone,
  };
}

const nothing: Catalogue = { generation: "", events: [], properties: [], dataStart: null, dataEnd: null, hasSessions: false };

function catalogueOf(catalog: Catalog, generation: Generation, said: ReadonlyMap<string, string>): Catalogue {
  const described = (kind: DescribedKind, name: string) => {
    const description = said.get(`${kind}:${name}`);
    return description ? { description } : {};
  };
  return {
    generation: generation.id,
    events: catalog.events.map(({ name, count, lastSeen, daily }) => {
      return { name, count, lastSeen, spark: daily, ...described("event", name) };
    }),
    properties: [
      ...catalog.eventProperties.map(({ name, type, fillRate, events }) => ({
        name,
        type,
        of: "event" as const,
        fill: fillRate,
        events: events.map(({ event }) => event),
        ...described("event-property", name),
      })),
      ...catalog.userProperties.map(({ name, type, fillRate }) => ({
        name,
        type,
        of: "user" as const,
        fill: fillRate,
        ...described("user-property", name),
      })),
    ],
    dataStart: generation.start,
    dataEnd: generation.end,
    hasSessions: generation.hasSessions,
  };
}
