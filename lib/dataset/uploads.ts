import { createWriteStream } from "node:fs";
import { copyFile, link, mkdir, readdir, rename, rm, stat, statfs } from "node:fs/promises";
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
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await refuseWhatDoesNotFit(folder, bytes);
  const temporary = join(dirname(path), `.part-${process.pid}-${Math.random().toString(36).slice(2)}`);
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

async function refuseWhatDoesNotFit(folder: string, bytes: number | null): Promise<void> {
  if ((bytes ?? 0) > uploadLimits.fileBytes) throw new UploadRefused("The file is larger than 64 GiB.");
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize - (bytes ?? 0) < uploadLimits.spareDiskBytes)
    throw new UploadRefused("The disk of this server is nearly full; make room, or import the folder by its path instead.");
}

/** Puts the files of the present source into an upload that does not bring them itself, so that nothing is lost by adding. */
export async function addToUpload(dataRoot: string, id: string, source: string): Promise<void> {
  const folder = uploadFolder(dataRoot, id);
  const top = await stat(source);
  const base = top.isDirectory() ? source : dirname(source);
  const paths = top.isDirectory() ? await filesBelow(source) : [source];
  for (const path of paths) {
    const target = join(folder, path.slice(base.length + 1));
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await link(path, target).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") await copyFile(path, target);
    });
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".part-"))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

const keptHours = 24;

/** Removes uploads that were never imported and are a day old; the present source stays. */
export async function sweepUploads(dataRoot: string, now: number): Promise<void> {
  const current = (await rememberedSource(dataRoot))?.source ?? "";
  const parent = join(dataRoot, "uploads");
  for (const name of await readdir(parent).catch(() => [])) {
    const folder = join(parent, name);
    const { mtimeMs } = await stat(folder);
    const isOld = now - mtimeMs > keptHours * 3_600_000;
    if (isOld && current !== folder && !current.startsWith(folder + sep)) await rm(folder, { recursive: true, force: true });
  }
}
