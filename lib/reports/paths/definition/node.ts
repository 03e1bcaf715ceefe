/**
 * What a node is. A name out of the data (`value`) may read like one of the others: the kind tells them apart.
 * `unset`: a property without a value · `other`: the nodes beyond the limit of a step · `gap`: the middle of a path that is too long
 * between its two ends · `dropOff`: nothing more in the sequence · `hidden`: only hidden events follow · `continues`: cut at the step limit.
 */
export const nodeKinds = ["value", "unset", "other", "gap", "dropOff", "hidden", "continues"] as const;
export type NodeKind = (typeof nodeKinds)[number];

/** How the nodes that are no names of the data are written. */
export const nodeNames: Record<Exclude<NodeKind, "value">, string> = {
  unset: "(not set)",
  other: "(other)",
  gap: "...",
  dropOff: "(drop-off)",
  hidden: "(hidden)",
  continues: "(continues)",
};

/** The kinds that end a path instead of being a step of it. */
export const endKinds = ["dropOff", "hidden", "continues"] as const satisfies readonly NodeKind[];

/** The name of a node given by hand, with and without its trailing slashes: both are meant. */
export function namesMeant(name: string, { trimTrailingSlash }: { trimTrailingSlash: boolean }): string[] {
  const trimmed = name === "" ? "" : name.replace(/\/+$/, "") || "/";
  return trimTrailingSlash && trimmed !== name ? [name, trimmed] : [name];
}
