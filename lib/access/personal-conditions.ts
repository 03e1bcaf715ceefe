import type { Catalog } from "../dataset/catalog.ts";
import { canonical } from "../saved/canonical.ts";
import { isUnknown, personalProperties } from "./people-lists.ts";

type Properties = Pick<Catalog, "eventProperties" | "userProperties" | "leftOut">;
type Asked = { property: string; op: string; value: unknown };

const tellsNobody = new Set(["is_set", "is_not_set"]);

/** Every comparison of a property in a definition, wherever it stands; one that is written without its word means "is". */
function comparisonsIn(value: unknown): Asked[] {
  if (Array.isArray(value)) return value.flatMap(comparisonsIn);
  if (typeof value !== "object" || value === null) return [];
  const { property, of, op, value: compared } = value as { property?: unknown; of?: unknown; op?: unknown; value?: unknown };
  const isOne = typeof property === "string" && of !== "cohort" && (typeof op === "string" || compared !== undefined);
  const own = isOne ? [{ property, op: typeof op === "string" ? op : "is", value: compared }] : [];
  return [...own, ...Object.values(value).flatMap(comparisonsIn)];
}

/** The comparisons of a definition by whose counts one could learn of a single person: those with values that nearly name people, or may. */
export function personalConditions(definition: unknown, properties: Properties): Asked[] {
  const named = personalProperties(properties);
  const isPersonal = (name: string) => named.has(name) || isUnknown(name, properties);
  return comparisonsIn(definition).filter(({ property, op, value }) => isPersonal(property) && !tellsNobody.has(op) && value !== undefined);
}

/** The first of these comparisons that stands in nothing that the team keeps; null when all do. */
export function unkeptCondition(asked: readonly Asked[], kept: readonly unknown[]): Asked | null {
  const keyOf = ({ property, op, value }: Asked) => canonical([property, op, value]);
  const known = new Set(comparisonsIn(kept).map(keyOf));
  return asked.find((each) => !known.has(keyOf(each))) ?? null;
}
