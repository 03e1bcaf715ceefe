import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Detected, detectFormat } from "./detect-format.ts";
import { byPath, type FileProblem, type SourceFileFound } from "./found-file.ts";
import { type KnownFiles, unchanged } from "./known-files.ts";
import { withScratch } from "./scratch.ts";
import { unzipFile } from "./unzip-file.ts";
import { sourceFolder, type WalkedFile, walkFolder } from "./walk-folder.ts";

/** The data files below a folder (or the one file), sorted by path. Members of archives are listed, but do not stay unpacked. */
export async function findSources(root: string): Promise<SourceFileFound[]> {
  return withScratch(async (scratch) => (await collectSources(root, scratch)).found);
}

/** As `findSources`; members of archives lie in the scratch folder, and what cannot be read is listed with the reason. */
export async function collectSources(
  root: string,
  scratch: string,
  known: KnownFiles | null = null,
): Promise<Collected & { folder: string }> {
  const folder = await sourceFolder(root);
  const { files, problems } = await walkFolder(root);
  const found: SourceFileFound[] = [];
  const collected = { found, problems };
  const take = async (file: WalkedFile, detected?: Detected): Promise<void> => {
    const record = unchanged(known, folder, file);
    if (record !== null && record.format !== null)
      found.push({ ...file, sha256: record.sha256, compression: record.compression, format: record.format });
    else await takeNew(file, detected ?? (await detect(file)), collected);
  };
  for (const file of files.sort(byPath)) {
    if (unchanged(known, folder, file)?.format != null) {
      await take(file);
      continue;
    }
    const detected = await detect(file);
    if (detected.format === "zip") {
      const unpacked = await unzipFile(file, scratch);
      problems.push(...unpacked.problems);
      if (unpacked.members.length === 0) found.push(await listed(file, { compression: "none", format: null }));
      for (const member of unpacked.members) await take(member);
    } else await take(file, detected);
  }
  return { found: found.sort(byPath), problems: problems.sort(byPath), folder };
}

async function detect(file: WalkedFile): Promise<Detected> {
  try {
    return await detectFormat(file.absolutePath, basename(file.path));
  } catch {
    return { compression: "none", format: null, reason: "cannot be opened" };
  }
}

type Collected = { found: SourceFileFound[]; problems: FileProblem[] };

async function takeNew(file: WalkedFile, { compression, format, reason }: Detected, { found, problems }: Collected): Promise<void> {
  if (reason !== null || format === null || format === "zip") {
    problems.push({ path: file.path, reason: reason ?? "an archive inside an archive" });
    if (reason === "cannot be opened") return;
  }
  found.push(await listed(file, { compression, format: format === "zip" ? null : format }));
}

async function listed(file: WalkedFile, as: Pick<SourceFileFound, "compression" | "format">): Promise<SourceFileFound> {
  return { ...file, ...as, sha256: await hashOf(file.absolutePath) };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}
