import { join } from "node:path";
import type { Catalog } from "../catalog.ts";
import type { Generation } from "../generation.ts";
import { generationFolder } from "../read-generation.ts";
import { buildCatalog } from "./build-catalog.ts";
import { collectUserProperties, summariseUserProperties } from "./collect-user-properties.ts";
import { collectUsers, eventFiles } from "./collect-users.ts";
import type { ImportDesk } from "./import-plan.ts";
import { composeManifest, countsOf, type Manifest, propertiesOf, rangeOf } from "./manifest.ts";
import { draftFolder, publish } from "./publish.ts";
import { countIdentities } from "./resolve-identities.ts";
import { summariseSources } from "./source-summary.ts";
import { stageAll } from "./stage-all.ts";
import { writeActivity } from "./write-activity.ts";
import { writeCompanions } from "./write-companions.ts";
import { writeJourneys } from "./write-journeys.ts";
import { writeMonths } from "./write-months.ts";

/**
 * stage → identity → duplicates → months → companions → catalogue → publish. Every step is a function of the set of source
 * files, so an import on top of another gives the same bytes as one from nothing.
 */
export async function buildGeneration(desk: ImportDesk): Promise<Manifest> {
  const { bench, store, plan, report } = desk;
  const register = await stageAll(desk);
  const months = await writeMonths(desk, register);
  report({ phase: "catalogue" });
  const events = eventFiles(months.flatMap(({ files }) => files.map(({ path }) => join(store.root, path))));
  const previousUsers = plan.previous && join(generationFolder(store.root, plan.previous.id), "users.parquet");
  await collectUsers(bench, events, previousUsers);
  await collectUserProperties(bench);
  const named = new Map([...register].filter(([column]) => months.some(({ files }) => files[0]?.columns.includes(column))));
  const catalog = await buildCatalog(bench, events, named);
  const activity = await writeActivity(desk, rangeOf(months).files);
  const journeys = await writeJourneys(desk, rangeOf(months).files);
  report({ phase: "publishing" });
  const draft = await draftFolder(store);
  const companions = await writeCompanions(bench, draft, store.durable);
  const { sources, recipes } = await summariseSources(bench, plan);
  const [users] = await bench.rows<{ users: number }>(`SELECT count(DISTINCT "user") AS "users" FROM activity`);
  const kept = new Set(months.flatMap(({ duplicates, files }) => [...(files[0]?.columns ?? []), ...(duplicates?.columns ?? [])]));
  const manifest = composeManifest(
    {
      timezone: plan.timezone,
      ...rangeOf(months),
      activity,
      journeys,
      users: users?.users ?? 0,
      usersFile: companions.users,
      userPropertiesFile: companions.user_properties,
      identitiesFile: companions.identities,
      rejectsFile: companions.rejects,
      eventProperties: propertiesOf(months, register, typesOf(catalog)),
      userProperties: await summariseUserProperties(bench),
      sources,
      mapping: plan.mapping ?? null,
      counts: countsOf(months, { sources, recipes }, await countIdentities(bench)),
      next: {
        months,
        linksFile: companions.links,
        observationsFile: companions.observations,
        recipes,
        properties: Object.fromEntries([...register].filter(([column]) => kept.has(column))),
      },
    },
    new Date().toISOString(),
  );
  await publish(store, draft, { manifest, catalog });
  return manifest;
}

function typesOf(catalog: Catalog): Map<string, Generation["eventProperties"][string]["type"]> {
  return new Map(catalog.eventProperties.map(({ name, type }) => [name, type]));
}
