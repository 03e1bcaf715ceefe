import { symlink } from "node:fs/promises";
import { join } from "node:path";
import type { SourceDesk } from "./source-table.ts";

let links = 0;

/** A path to the file that DuckDB takes literally: names with wildcards are reached through a link of a plain name. */
export async function readablePath(desk: SourceDesk, absolutePath: string): Promise<string> {
  if (/^[\w\-./\\: @+,=~()#%]+$/.test(absolutePath) && !absolutePath.includes("://")) return absolutePath;
  links += 1;
  const link = join(desk.scratch, `link-${links}`);
  await symlink(absolutePath, link);
  return link;
}

let prepared = 0;

/** A new file name in the scratch folder. */
export function scratchPath(desk: SourceDesk, extension: string): string {
  prepared += 1;
  return join(desk.scratch, `prepared-${prepared}.${extension}`);
}
