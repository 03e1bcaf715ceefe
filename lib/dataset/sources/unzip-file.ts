import { createWriteStream } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { basename, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { type Entry, type Options, open, type ZipFile } from "yauzl";
import type { FileProblem } from "./found-file.ts";
import { limits } from "./limits.ts";
import { isNoData, type WalkedFile } from "./walk-folder.ts";

const openZip = promisify<string, Options, ZipFile>(open);

/**
 * Unpacks an archive into the scratch folder under names of our own (an entry's name never becomes a path on the disk).
 * Refused: names that climb out, encrypted or linked entries, and what grows beyond the limits of size, number and ratio.
 */
export async function unzipFile(file: WalkedFile, scratch: string): Promise<{ members: WalkedFile[]; problems: FileProblem[] }> {
  const members: WalkedFile[] = [];
  const problems: FileProblem[] = [];
  let zip: ZipFile;
  try {
    zip = await openZip(file.absolutePath, { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true });
  } catch {
    return { members, problems: [{ path: file.path, reason: "a damaged zip archive" }] };
  }
  const budget = { bytes: Math.min(limits.archiveBytes, Math.max(limits.archiveFloor, file.bytes * limits.archiveRatio)) };
  try {
    if (zip.entryCount > limits.archiveEntries) throw new Error(`more than ${limits.archiveEntries} files in an archive`);
    const folder = await mkdtemp(join(scratch, "zip-"));
    for await (const entry of entriesOf(zip)) {
      if (entry.fileName.endsWith("/") || entry.fileName.split("/").some((part) => isNoData(part, part !== basename(entry.fileName))))
        continue;
      const path = `${file.path}/${entry.fileName}`;
      const refusal = refusalOf(entry);
      if (refusal !== null) problems.push({ path, reason: refusal });
      else {
        const absolutePath = join(folder, String(members.length));
        const bytes = await unpack(zip, entry, { absolutePath, budget });
        members.push({ path, absolutePath, bytes, modifiedMs: file.modifiedMs });
      }
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unreadable";
    return { members: [], problems: [{ path: file.path, reason: `zip archive: ${reason}` }] };
  } finally {
    zip.close();
  }
  return { members, problems };
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  let read = 0;
  while (read < zip.entryCount) {
    yield await new Promise<Entry>((resolve, reject) => {
      const done = (settle: () => void) => {
        zip.removeAllListeners("entry").removeAllListeners("error").removeAllListeners("end");
        settle();
      };
      zip.once("entry", (entry: Entry) => done(() => resolve(entry)));
      zip.once("error", (error: Error) => done(() => reject(error)));
      zip.once("end", () => done(() => reject(new Error("it ends too early"))));
      zip.readEntry();
    });
    read += 1;
  }
}

function refusalOf(entry: Entry): string | null {
  const mode = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (mode !== 0 && mode !== 0o100000) return "not a regular file in its archive";
  if ((entry.generalPurposeBitFlag & 1) === 1) return "encrypted in its archive";
  return entry.fileName.split("/").includes("..") ? "a name that leaves its archive" : null;
}

type Target = { absolutePath: string; budget: { bytes: number } };

async function unpack(zip: ZipFile, entry: Entry, { absolutePath, budget }: Target): Promise<number> {
  if (entry.uncompressedSize > budget.bytes) throw new Error("it would grow beyond the limit when unpacked");
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      budget.bytes -= chunk.length;
      done(budget.bytes < 0 ? new Error("it grows beyond the limit when unpacked") : null, chunk);
    },
  });
  await pipeline(stream, meter, createWriteStream(absolutePath, { flags: "wx", mode: 0o600 }));
  return bytes;
}
