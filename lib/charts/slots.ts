import { hues } from "./palette.ts";

/** FNV-1a over UTF-16 code units: the same name gives the same number everywhere. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/**
 * A palette slot for each name: the name's own slot (by hash) where it is free, else the next free one, so that a value
 * keeps its colour from chart to chart and no two of the first ten share one. Order of the names does not matter.
 */
export function slots(names: readonly string[]): Map<string, number> {
  const given = new Map<string, number>();
  const taken = new Set<number>();
  for (const name of [...new Set(names)].sort()) {
    if (taken.size === hues.length) taken.clear();
    let slot = hashOf(name) % hues.length;
    while (taken.has(slot)) slot = (slot + 1) % hues.length;
    taken.add(slot);
    given.set(name, slot);
  }
  return given;
}
