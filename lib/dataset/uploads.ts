import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { copyFile, link, mkdir, readdir, realpath, rename, rm, stat, statfs } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { rememberedSource } from "./remembered-source.ts";

/** What one upload may hold. */
export const uploadLimits = { fileBytes: 64 * 2 ** 30, files: 20_000, segments: 12, nameBytes: 200, spareDiskBytes: 2 ** 30 } as const;

/** An upload that cannot be taken; the message is for people. */
export class UploadRefused extends Error {
  override readonly name = "UploadRefused";
}

/** The folder of an upload; ids come from outside and are letters and digits only. */
export function uploadFolder(dataRoot: string, id: string): string {
  if (!/^[A-Za-z0-9]{16,64}$/.test(id)) throw new UploadRefused("This is not the id of an upload.");
  return join(dataRoot, "uploads", id);
}

/** A relative path that stays inside its folder on every system: no dots, drives, controls or reserved names. */
export function safePath(name: string): string {
  const segments = name.split(/[/\\]+/).filter((segment) => segment !== "" && segment !== ".");
  if (segments.length === 0) throw new UploadRefused("The file has no name.");
  if (segments.length > uploadLimits.segments) throw new UploadRefused(`${name.slice(0, 200)} lies in too many folders.`);
  return segments.map(safeSegment).join("/");
}

function safeSegment(segment: string): string {
  if (segment.startsWith("..")) throw new UploadRefused("A file name cannot begin with two dots.");
  if (Buffer.byteLength(segment) > uploadLimits.nameBytes)
    throw new UploadRefused(`The name ${segment.slice(0, 60)}… is too long; ${uploadLimits.nameBytes} bytes are the most.`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  const plain = segment.replaceAll(/[\u0000-\u001f\u007f<>:"|?*\u202a-\u202e\u2066-\u2069]/g, "_").replace(/[. ]+$/, "_");
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain) ? `_${plain}` : plain;
}

type Upload = { id: string; name: string; body: ReadableStream<Uint8Array>; bytes: number | null };

/** Streams one file into its upload's folder and returns its size; a broken transfer leaves nothing behind. */
export async function keepUpload(dataRoot: string, { id, name, body, bytes }: Upload): Promise<number> {
  const folder = uploadFolder(dataRoot, id);
  const path = join(folder, safePath(name));
  if (!path.startsWith(folder + sep)) throw new UploadRefused("The file would lie outside its upload.");
  takePlace(folder, path);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await refuseWhatDoesNotFit(folder, bytes);
  const temporary = join(dirname(path), partName());
  let written = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _, next) {
      written += chunk.length;
      next(written > uploadLimits.fileBytes ? new UploadRefused("The file is larger than 64 GiB.") : null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(body), measure, createWriteStream(temporary, { flags: "wx", mode: 0o600 }));
    if (bytes !== null && written !== bytes) throw new UploadRefused(`${name} arrived in part only; send it again.`);
    await rename(temporary, path);
    return written;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** The files that each upload has been sent since the server started. */
const sent = new Map<string, Set<string>>();

function takePlace(folder: string, path: string): void {
  const paths = sent.get(folder) ?? new Set();
  if (paths.size >= uploadLimits.files && !paths.has(path))
    throw new UploadRefused(`An upload holds at most ${uploadLimits.files} files; import the folder by its path instead.`);
  sent.set(folder, paths.add(path));
}

async function refuseWhatDoesNotFit(folder: string, bytes: number | null): Promise<void> {
  if ((bytes ?? 0) > uploadLimits.fileBytes) throw new UploadRefused("The file is larger than 64 GiB.");
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize - (bytes ?? 0) < uploadLimits.spareDiskBytes)
    throw new UploadRefused("The disk of this server is nearly full; make room, or import the folder by its path instead.");
}

/**
 * An upload together with the files of the present source, as links in a folder of their own; of two with the same name
 * the one that was sent is taken. Both stay as they are, so that the choice between adding and replacing stays open.
 */
export async function joinUpload(dataRoot: string, id: string, source: string): Promise<string> {
  const digest = createHash("sha256").update(source).digest("hex");
  const joined = uploadFolder(dataRoot, `${id.slice(0, 40)}${digest.slice(0, 16)}`);
  await linkFiles(await uploadSource(dataRoot, id), joined);
  await linkFiles(source, joined);
  return joined;
}

async function linkFiles(source: string, folder: string): Promise<void> {
  const top = await stat(source);
  const base = top.isDirectory() ? source : dirname(source);
  const paths = top.isDirectory() ? await filesBelow(source) : [source];
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const path of paths) {
    const target = join(folder, path.slice(base.length + 1));
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await link(path, target).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") await copyWhole(path, target);
    });
  }
}

/** Where files cannot be linked, on another disk: a copy that breaks off is not taken for the file. */
async function copyWhole(path: string, target: string): Promise<void> {
  const temporary = join(dirname(target), partName());
  try {
    await copyFile(path, temporary);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function partName(): string {
  return `.part-${process.pid}-${Math.random().toString(36).slice(2)}`;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".part-"))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/**
 * The folder that is imported of an upload: where its mapping lies. A folder that was sent stands inside the upload's own,
 * with its mapping.json beside its data as on the disk it came from.
 */
export async function uploadSource(dataRoot: string, id: string): Promise<string> {
  const folder = uploadFolder(dataRoot, id);
  const [only, ...others] = await readdir(folder, { withFileTypes: true });
  if (!only?.isDirectory() || others.length > 0) return folder;
  const inner = join(folder, only.name);
  return (await readdir(inner)).includes("mapping.json") ? inner : folder;
}

/** Whether a source lies among the uploads. */
export async function isUpload(dataRoot: string, source: string): Promise<boolean> {
  const parent = await realpath(join(dataRoot, "uploads")).catch(() => null);
  return parent !== null && source.startsWith(parent + sep);
}

const keptHours = 24;

/** Removes uploads that were never imported and are a day old; the present source stays. */
export async function sweepUploads(dataRoot: string, now: number): Promise<void> {
  const current = (await rememberedSource(dataRoot))?.source ?? "";
  const parent = await realpath(join(dataRoot, "uploads")).catch(() => "");
  if (parent === "") return;
  for (const name of await readdir(parent)) {
    const folder = join(parent, name);
    const { mtimeMs } = await stat(folder);
    const isOld = now - mtimeMs > keptHours * 3_600_000;
    if (!isOld || current === folder || current.startsWith(folder + sep)) continue;
    await rm(folder, { recursive: true, force: true });
    sent.delete(folder);
  }
}
