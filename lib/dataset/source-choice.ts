import { realpath } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join, sep } from "node:path";
import { z } from "zod";
import { type Mapping, mappingSchema } from "./mapping.ts";
import { rememberedSource } from "./remembered-source.ts";
import { joinUpload, uploadFolder, uploadSource } from "./uploads.ts";

/** What a person chose to import: files they sent, a folder of this machine, or the folder of last time. */
export const sourceChoice = z.strictObject({
  source: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("upload"), id: z.string().max(64), add: z.boolean() }),
    z.strictObject({ kind: z.literal("folder"), path: z.string().max(4096) }),
    z.strictObject({ kind: z.literal("remembered") }),
  ]),
  /** Null leaves the mapping to what is recognised. */
  mapping: mappingSchema.nullable(),
});
export type SourceChoice = z.infer<typeof sourceChoice>;

/** A folder that cannot be imported; the message is for people. */
export class SourceRefused extends Error {
  override readonly name = "SourceRefused";
}

export type ChosenSource = { source: string; mapping?: Mapping | undefined; timezone?: string | undefined };

/** The folder behind a choice, checked to be there, with the mapping that goes with it. */
export async function resolveChoice(dataRoot: string, { source, mapping }: SourceChoice): Promise<ChosenSource> {
  const given = mapping ?? undefined;
  if (source.kind === "folder") return { source: await resolveFolder(dataRoot, source.path), mapping: given };
  const remembered = await rememberedSource(dataRoot);
  const before = remembered && {
    mapping: given ?? mappingSchema.safeParse(remembered.mapping).data,
    timezone: remembered.timezone ?? undefined,
  };
  if (source.kind === "remembered") {
    if (!remembered || !before) throw new SourceRefused("No folder was imported here before; choose files or a folder.");
    return { source: await existing(remembered.source), ...before };
  }
  await existing(uploadFolder(dataRoot, source.id));
  if (!source.add || !remembered || !before) return { source: await existing(await uploadSource(dataRoot, source.id)), mapping: given };
  const joined = await joinUpload(dataRoot, source.id, await existing(remembered.source));
  return { source: await existing(joined), ...before };
}

async function resolveFolder(dataRoot: string, typed: string): Promise<string> {
  const trimmed = typed.trim().replace(/^(["'])(.*)\1$/, "$2");
  const path = trimmed === "~" || trimmed.startsWith("~/") ? join(homedir(), trimmed.slice(1)) : trimmed;
  if (path === "") throw new SourceRefused("Write the path of a folder or a file.");
  if (!isAbsolute(path)) throw new SourceRefused("Write the whole path, from the root of this machine on, such as /home/me/exports.");
  const real = await existing(path);
  const isBelow = (folder: string) => real === folder || real.startsWith(folder + sep);
  if (real === sep || ["/proc", "/sys", "/dev"].some(isBelow))
    throw new SourceRefused(`${path} is part of the system and holds no exports.`);
  const root = await realpath(dataRoot).catch(() => dataRoot);
  if (real === root || ["generations", "files", "store", "spill"].some((name) => isBelow(join(root, name))))
    throw new SourceRefused(`${path} is where Parquetry keeps its own files; choose the folder of the exports.`);
  return real;
}

async function existing(path: string): Promise<string> {
  return realpath(path).catch(() => {
    throw new SourceRefused(`There is nothing at ${path}, or this server may not read it.`);
  });
}
