import { lstat, opendir, realpath } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import type { FileProblem } from "./found-file.ts";

/** A regular file below the root, not looked into yet. */
export type WalkedFile = { path: string; absolutePath: string; bytes: number; modifiedMs: number };

/** The folder that paths are relative to: the source itself, or where the single file lies. */
export async function sourceFolder(root: string): Promise<string> {
  const real = await realpath(root);
  return (await lstat(real)).isDirectory() ? real : dirname(real);
}

/** All regular files below a folder (or the one file), without hidden, marker and documentation files. */
export async function walkFolder(root: string): Promise<{ files: WalkedFile[]; problems: FileProblem[] }> {
  const real = await realpath(root);
  const top = await lstat(real);
  if (top.isFile()) return { files: [walked(dirname(real), real, top)], problems: [] };
  if (!top.isDirectory()) throw new Error("the source is neither a folder nor a regular file");
  const found = { files: [] as WalkedFile[], problems: [] as FileProblem[] };
  await visit(real, real, found);
  return found;
}

async function visit(root: string, folder: string, found: { files: WalkedFile[]; problems: FileProblem[] }): Promise<void> {
  for await (const entry of await opendir(folder)) {
    if (isNoData(entry.name, entry.isDirectory())) continue;
    const absolutePath = join(folder, entry.name);
    const path = relative(root, absolutePath).split(sep).join("/");
    if (entry.isDirectory()) await visit(root, absolutePath, found);
    else if (entry.isFile()) found.files.push(walked(root, absolutePath, await lstat(absolutePath)));
    else if (!entry.isSymbolicLink()) found.problems.push({ path, reason: "not a regular file (a device, pipe or socket)" });
    else if (!(await staysInside(root, absolutePath))) found.problems.push({ path, reason: "a link that leaves the source folder" });
  }
}

function walked(root: string, absolutePath: string, status: { size: number; mtimeMs: number }): WalkedFile {
  const path = relative(root, absolutePath).split(sep).join("/");
  return { path, absolutePath, bytes: status.size, modifiedMs: Math.trunc(status.mtimeMs) };
}

/** Links to files inside are left out silently: their target is found by itself. */
async function staysInside(root: string, link: string): Promise<boolean> {
  const target = await realpath(link).catch(() => null);
  return target !== null && (target === root || target.startsWith(root + sep));
}

const markers = /^(complete|_?success|_?committed.*|_?started.*|_?delta_log|_?symlink_format_manifest|\$recycle\.bin)$/i;
const documents =
  /^(licen[cs]e|notice|readme|changelog)\b|\.(md|pdf|html?|png|jpe?g|svg|xml|ya?ml|crc|sql|py|ipynb|js|ts|log|ini|ds_store)$/i;

/** Names that never hold data: hidden files, markers, manifests, the mapping, licences and other documents. */
export function isNoData(name: string, folder: boolean): boolean {
  const plain = basename(name).toLowerCase();
  if (plain.startsWith(".") || markers.test(plain) || plain === "__macosx") return true;
  return !folder && (plain === "mapping.json" || /^_?manifest(\.json)?$|[._-]manifest\.json$/.test(plain) || documents.test(plain));
}
