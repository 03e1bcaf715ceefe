import type { PathsDefinition } from "../../../../lib/reports/paths/definition.ts";
import type { SequenceNode } from "../../../../lib/reports/paths/result/answer.ts";
import type { EventRef } from "../../../../lib/vocabulary/event-ref.ts";
import type { Catalogue } from "../../../inputs/catalogue.tsx";

type Context = { definition: PathsDefinition; catalogue: Pick<Catalogue, "events"> };

const isCleaned = ({ clean, groupNodes, trimTrailingSlash }: PathsDefinition): boolean =>
  clean.length + groupNodes.length > 0 || trimTrailingSlash;

/** The event whose own name a node bears; null where a node is called by a property, or its name was cleaned. */
export function plainEvent(name: string, { definition, catalogue }: Context): string | null {
  const { nodeProperty, nodeBy, nodeLabel } = definition;
  const mixed = Object.keys(nodeBy).length > 0 && nodeLabel === "value";
  if (nodeProperty !== undefined || mixed || isCleaned(definition) || Object.hasOwn(nodeBy, name)) return null;
  return catalogue.events.some((each) => each.name === name) ? name : null;
}

/** The events that stand at a node, so that a funnel can ask for them; null where that cannot be said exactly. */
export function nodeEvents({ node, kind }: SequenceNode, context: Context): EventRef | null {
  const { definition, catalogue } = context;
  const { nodeProperty, nodeBy, nodeLabel } = definition;
  if (isCleaned(definition)) return null;
  if (nodeLabel === "event_and_value") return kind === "value" ? splitName(node, context) : null;
  if (nodeProperty !== undefined && Object.keys(nodeBy).length === 0) {
    if (kind === "unset") return { event: null, where: [{ property: nodeProperty, of: "event", op: "is_not_set" }] };
    return kind === "value" ? { event: null, where: [{ property: nodeProperty, of: "event", op: "is", value: node }] } : null;
  }
  const event = kind === "value" ? plainEvent(node, { definition, catalogue }) : null;
  return event === null ? null : { event };
}

/** "event: value" taken apart at the longest event that fits. */
function splitName(name: string, { definition: { nodeBy, nodeProperty }, catalogue }: Context): EventRef | null {
  if (nodeProperty === undefined && !Object.hasOwn(nodeBy, name) && catalogue.events.some((each) => each.name === name))
    return { event: name };
  const fitting = catalogue.events.map((each) => each.name).filter((event) => name.startsWith(`${event}: `));
  const event = fitting.sort((a, b) => b.length - a.length)[0];
  const property = event === undefined ? undefined : (nodeBy[event] ?? nodeProperty);
  if (event === undefined || property === undefined) return null;
  return { event, where: [{ property, of: "event", op: "is", value: name.slice(event.length + 2) }] };
}
