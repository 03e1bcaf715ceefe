import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

/** Tests and commands are no part of the site. */
const apart = /\.test\.tsx?$|^lib\/(testing|commands)$|^lib\/.+\/(testing|cases|golden)$/;

/** One hash over the names and contents of files and folders, given from the root. */
export function digest(places) {
  const hash = createHash("sha256");
  for (const file of places.flatMap(filesIn).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesIn(place) {
  const path = join(root, place);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [place];
  return readdirSync(path)
    .map((name) => `${place}/${name}`)
    .filter((inside) => !apart.test(inside))
    .flatMap(filesIn);
}
