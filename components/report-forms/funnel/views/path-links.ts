import { Waypoints } from "lucide-react";
import { type Draft, withoutDefaults } from "../../../../lib/reports/address.ts";
import { type FunnelDefinition, funnelDefinition } from "../../../../lib/reports/funnel/definition.ts";
import type { Condition } from "../../../../lib/vocabulary/condition.ts";
import type { PartAction } from "../../../report/part-menu.tsx";
import { reportAddress } from "../../../report/report-address.ts";
import type { Chosen } from "./view-props.ts";

type Context = { definition: FunnelDefinition; test: string | null };

/** The ways from a step of the funnel to what people did around it, with the funnel's filters, dates and window. */
export function pathLinks({ part, kind, counts }: Chosen, context: Context): PartAction[] {
  const { step } = part;
  if (part.item || part.of === "previous" || part.period !== undefined) return [];
  const filters = groupFilters({ part, kind }, context.definition);
  if (filters === null) return [];
  const link = (label: string, funnel: Draft): PartAction => ({
    label,
    icon: Waypoints,
    href: pathsAddress({ ...funnel, step }, filters, context),
  });
  return [
    ...(step > 1 && (counts.dropped ?? 0) > 0 ? [link("Paths after dropping off", { part: "afterDropOff", includeMaturing: false })] : []),
    link("Paths after this step", { part: "after" }),
    link("Paths before this step", { part: "before" }),
    ...(step > 1 ? [link(`Paths between steps ${step - 1} and ${step}`, { part: "between" })] : []),
  ];
}

/** The filters that keep one group alone; null where paths cannot be kept to it. */
function groupFilters({ part, kind }: Pick<Chosen, "part" | "kind">, { filters, breakdown }: FunnelDefinition): Condition[] | null {
  if (part.group === undefined) return filters;
  const property = breakdown?.property;
  if (breakdown?.of !== "user" || breakdown.asOf === "event" || typeof property !== "string" || breakdown.bins) return null;
  if (kind !== "value" && kind !== "unset") return null;
  const own: Condition =
    kind === "unset" ? { property, of: "user", op: "is_not_set" } : { property, of: "user", op: "is", value: part.group };
  return [...filters, own];
}

function pathsAddress(funnel: Draft, filters: Condition[], { definition, test }: Context): string {
  const { steps, window, range, timezone, weekStart, countBy, identity, daysOfWeek, cohorts, sessionTimeoutMinutes } = definition;
  const shared = { range, timezone, weekStart, filters, identity, daysOfWeek, cohorts, sessionTimeoutMinutes };
  const paths = {
    ...withoutDefaults(shared, defaultsOf(definition)),
    ...{ per: "user", window, funnel: { steps: steps.map(({ optional: _, ...step }) => step), window, ...funnel } },
    ...(typeof countBy === "object" ? { countBy } : {}),
  };
  return reportAddress("paths", paths, { test, definitions: { funnel: asWritten(definition) } });
}

/** What holds when an address is silent, whatever the settings of the data set are. */
function defaultsOf({ kind, steps }: FunnelDefinition): Draft {
  const { timezone: _, weekStart: __, identity: ___, ...defaults } = funnelDefinition.parse({ kind, steps });
  return defaults;
}

/** The funnel as its address says it, so that the paths can lead back to just this one. */
function asWritten(definition: FunnelDefinition): Draft {
  const { kind: _, part: __, steps, ...rest } = definition;
  return { ...withoutDefaults(rest, defaultsOf(definition)), steps };
}
