import { copyFile, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Catalog } from "../catalog.ts";
import { generationFolder } from "../read-generation.ts";
import { flush } from "./canonical-file.ts";
import type { ImportDesk } from "./import-plan.ts";
import { composeManifest, type Manifest } from "./manifest.ts";
import { draftFolder, publish } from "./publish.ts";
import { writeActivity } from "./write-activity.ts";
import { writeJourneys } from "./write-journeys.ts";

/** The generation that is there with an activity index and journeys of today; its events and companion files stay as they are. */
export async function addDerived(desk: ImportDesk, previous: Manifest): Promise<Manifest> {
  const { store, report } = desk;
  report({ phase: "catalogue" });
  const { id, createdAt: _created, formatVersion: _format, ...content } = previous;
  const activity = await writeActivity(desk, previous.files);
  const journeys = await writeJourneys(desk, previous.files);
  report({ phase: "publishing" });
  const folder = generationFolder(store.root, id);
  const draft = await draftFolder(store);
  for (const name of (await readdir(folder)).filter((each) => each.endsWith(".parquet"))) {
    await copyFile(join(folder, name), join(draft, name));
    if (store.durable) await flush(join(draft, name));
  }
  const catalog = JSON.parse(await readFile(join(folder, "catalog.json"), "utf8")) as Catalog;
  const manifest = composeManifest({ ...content, activity, journeys }, new Date().toISOString());
  await publish(store, draft, { manifest, catalog });
  return manifest;
}
