import type { NodeKind } from "../../../reports/paths/definition/node.ts";
import type { PathsDefinition } from "../../../reports/paths/definition.ts";
import { textOf } from "../../reference/value.ts";
import type { Row } from "../../reference/world.ts";

export type Node = { node: string; kind: NodeKind };

/** The text that a row is named by, before any rule, and the property that it comes from; null when it is not set. */
export function rawName(row: Row, { nodeBy, nodeProperty }: PathsDefinition): { text: string | null; fromProperty: boolean } {
  const property = Object.hasOwn(nodeBy, row.event) ? nodeBy[row.event] : nodeProperty;
  if (property === undefined) return { text: row.event === "" ? null : row.event, fromProperty: false };
  return { text: textOf(row.properties, property), fromProperty: true };
}

/** The node that a row is. */
export function nodeOf(row: Row, definition: PathsDefinition): Node {
  const { text, fromProperty } = rawName(row, definition);
  const before = prefixOf(row, fromProperty, definition);
  const cleaned = text === null ? "" : definition.clean.reduce((name, rule) => cleanedBy(name, rule), trimmed(text, definition));
  if (cleaned === "") return { node: `${before}(not set)`, kind: "unset" };
  const name = before + cleaned;
  return { node: definition.groupNodes.find((pattern) => isInGroup(name, pattern)) ?? name, kind: "value" };
}

/** "event: " in front of a value, when the report shows both. */
export function prefixOf(row: Row, fromProperty: boolean, { nodeLabel }: PathsDefinition): string {
  return fromProperty && nodeLabel === "event_and_value" ? `${row.event}: ` : "";
}

/** A name without its trailing slashes, when the report cuts them. */
export function trimmed(name: string, { trimTrailingSlash }: PathsDefinition): string {
  if (!trimTrailingSlash) return name;
  let end = name.length;
  while (end > 0 && name[end - 1] === "/") end -= 1;
  return end === 0 && name !== "" ? "/" : name.slice(0, end);
}

type Rule = PathsDefinition["clean"][number];

/**
 * A name after one cleaning rule; \1 to \9 are the pattern's groups. An empty match right behind another match is none,
 * so that replacing .* replaces once.
 */
export function cleanedBy(name: string, { regex, replace }: Rule): string {
  let [result, end] = ["", -1];
  for (const found of name.matchAll(new RegExp(regex, "gu"))) {
    if (found[0] === "" && found.index === end) continue;
    result += name.slice(Math.max(end, 0), found.index) + replace.replace(/\\([1-9])/g, (_, digit) => found[Number(digit)] ?? "");
    end = found.index + found[0].length;
  }
  return result + name.slice(Math.max(end, 0));
}

/** Whether a rule finds anything in a name. */
export function isFoundBy(name: string, { regex }: Rule): boolean {
  return new RegExp(regex, "u").test(name);
}

/** Whether the pieces between the stars follow one another somewhere in the name. */
export function isInGroup(name: string, pattern: string): boolean {
  let from = 0;
  for (const piece of pattern.split("*")) {
    const at = name.indexOf(piece, from);
    if (at === -1) return false;
    from = at + piece.length;
  }
  return true;
}

/** Whether a row is hidden: by its event, or by the name of its node. */
export function isHidden(row: Row, node: Node, definition: PathsDefinition): boolean {
  const { hideUnset, excludeNodes } = definition;
  if (!isNamedEvent(row, definition)) return true;
  if (node.kind === "unset") return hideUnset;
  return excludeNodes.some((name) => isMeant(node, name, definition));
}

/** Whether events of the row's name may become nodes. */
export function isNamedEvent({ event }: Row, { include, exclude }: PathsDefinition): boolean {
  return !exclude.includes(event) && (include === undefined || include.includes(event));
}

/** Whether a name given by hand means the node, with or without its trailing slashes when the report cuts them. */
export function isMeant({ node, kind }: Node, name: string, definition: PathsDefinition): boolean {
  return kind === "value" && (node === name || node === trimmed(name, definition));
}
