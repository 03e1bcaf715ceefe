import { canonical } from "./canonical.ts";

/** One difference of two JSON values; a side that lacks the place is undefined. */
export type Change = { path: string[]; before: unknown; after: unknown };

const mostChanges = 200;

/** Where two JSON values differ, as deep as they share their shape. Lists are compared between what they begin and end with alike. */
export function changesBetween(before: unknown, after: unknown, path: string[] = []): Change[] {
  if (same(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return changesOfLists(before, after, path).slice(0, mostChanges);
  if (isObject(before) && isObject(after)) {
    const words = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return words.flatMap((word) => changesBetween(own(before, word), own(after, word), [...path, word])).slice(0, mostChanges);
  }
  return [{ path, before, after }];
}

function changesOfLists(before: unknown[], after: unknown[], path: string[]): Change[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && same(before[head], after[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && same(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  const old = before.slice(head, before.length - tail);
  const fresh = after.slice(head, after.length - tail);
  return Array.from({ length: Math.max(old.length, fresh.length) }, (_, at) => at).flatMap((at) =>
    changesBetween(old[at], fresh[at], [...path, `${head + at + 1}`]),
  );
}

/** A place in a definition as one reads it: steps · 2 · window seconds. */
export function pathWords(path: readonly string[]): string {
  const words = path.map((each) =>
    each.replace(/([a-z])([A-Z])/g, (_, low: string, high: string) => `${low} ${high.toLowerCase()}`).replaceAll("_", " "),
  );
  return words.join(" · ");
}

/** A value in few words: texts as they are, lists and small objects word after word, anything larger as JSON. */
export function valueWords(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return value === "" ? "an empty text" : value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value) && value.every((each) => typeof each !== "object"))
    return value.length === 0 ? "none" : value.map(valueWords).join(", ");
  if (isObject(value) && Object.values(value).every((each) => typeof each !== "object"))
    return Object.entries(value)
      .map(([word, each]) => `${pathWords([word])} ${valueWords(each)}`)
      .join(", ");
  return canonical(value);
}

const same = (left: unknown, right: unknown) =>
  left === right || (left !== undefined && right !== undefined && canonical(left) === canonical(right));
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const own = (value: Record<string, unknown>, word: string) => (Object.hasOwn(value, word) ? value[word] : undefined);
