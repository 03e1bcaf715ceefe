import type { Condition } from "../vocabulary/condition.ts";
import type { WeekStart } from "../vocabulary/interval.ts";

type Settings = {
  timezone: string;
  weekStart: WeekStart;
  identity: string;
  testUsers: readonly Condition[];
  hideTestUsers: boolean;
};

type Asked = { definition: Record<string, unknown>; view?: Record<string, string> };

/** The definition that a saved report's page asks: under the settings of the data set, without test users where they are hidden. */
export function askedDefinition({ definition, view = {} }: Asked, settings: Settings): Record<string, unknown> {
  const { timezone, weekStart, identity, testUsers, hideTestUsers } = settings;
  const filled = { timezone, weekStart, identity, ...definition };
  const hidden = (view.test ?? (hideTestUsers ? "hidden" : "shown")) === "hidden";
  const filters = Array.isArray(definition.filters) ? (definition.filters as unknown[]) : [];
  return hidden && testUsers.length > 0
    ? { ...filled, filters: [...filters, ...testUsers.filter((each) => !("off" in each && each.off))] }
    : filled;
}
