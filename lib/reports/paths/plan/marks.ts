import { all, call, choose, column, nothing, truth } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import type { EventRef } from "../../../vocabulary/event-ref.ts";
import type { EventScope } from "../../../vocabulary/event-scope.ts";
import { roleHolds } from "../../../vocabulary/roles.ts";
import type { PathsDefinition } from "../definition.ts";
import { isNodeEvent, meant } from "./names.ts";

/** The key of the event's node, null for events that are hidden. */
export function plainColumns(definition: PathsDefinition): Named[] {
  const hidden = [...meant(definition.excludeNodes, definition), ...(definition.hideUnset ? [""] : [])];
  const shown = all([isNodeEvent(definition), ...(hidden.length > 0 ? [call("not", { is: "named", names: hidden })] : [])]);
  return [{ name: "node", value: choose([{ if: shown, then: column("key", "n") }], nothing) }];
}

type Anchor = { ref: EventRef | undefined; name: string | undefined };

/** Whether a row is where paths start (end), under the name `as`; nothing where the definition does not say, or a node that is not its event does. */
export function anchor(
  as: string,
  { ref, name }: Anchor,
  { definition, scope, plain }: { definition: PathsDefinition; scope: EventScope; plain: boolean },
): Named[] {
  if (ref) return [{ name: as, value: roleHolds(ref, scope) }];
  if (name === undefined || !plain) return [];
  const names = meant([name], definition);
  return [{ name: as, value: names.length > 0 ? { is: "named", names } : truth(false) }];
}
