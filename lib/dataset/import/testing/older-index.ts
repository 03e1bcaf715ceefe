import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { activityRowsLayout } from "../../generation.ts";
import type { Manifest } from "../manifest.ts";
import type { LogFolder } from "./log-folder.ts";

/** Makes the current generation one of a version that knew no index. */
export async function forgetIndex({ dataRoot }: LogFolder, { activity: _, ...manifest }: Manifest): Promise<void> {
  await becomeOlder(dataRoot, manifest.id, manifest);
  await rm(join(dataRoot, "files", "activity"), { recursive: true });
}

/** Makes the current generation one whose index did not count the users of each day. */
export async function forgetDays({ dataRoot }: LogFolder, manifest: Manifest): Promise<void> {
  const { activity } = manifest;
  if (!activity) throw new Error("there is no index");
  const files = activity.files.filter(({ by }) => by !== "day");
  for (const { path } of activity.files.filter(({ by }) => by === "day")) await rm(join(dataRoot, path));
  await becomeOlder(dataRoot, manifest.id, { ...manifest, activity: { ...activity, layout: activityRowsLayout, files } });
}

async function becomeOlder(dataRoot: string, from: string, manifest: object): Promise<void> {
  const id = "0123456789abcdef";
  await cp(join(dataRoot, "generations", from), join(dataRoot, "generations", id), { recursive: true });
  await rm(join(dataRoot, "generations", from), { recursive: true });
  await writeFile(join(dataRoot, "generations", id, "manifest.json"), JSON.stringify({ ...manifest, id }));
  await writeFile(join(dataRoot, "current.json"), JSON.stringify({ generation: id }));
}
