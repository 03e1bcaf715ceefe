import type { Catalog, CatalogUserProperty } from "../dataset/catalog.ts";
import { may } from "./deeds.ts";
import type { Principal } from "./principal.ts";

const personal =
  /(^|[^a-z])(e-?mail|phone|msisdn|user_?id|customer_?id|account_?id|person_?id|anonymous_?id|distinct_?id|device_?id|ip|(full|first|last|user|customer)_?name)([^a-z]|$)/i;
const fewestValues = 20;

/** Whether a property is called as what names people is called. */
export function isPersonalName(name: string): boolean {
  return personal.test(name.replace(/([a-z])([A-Z])/g, "$1_$2"));
}

type Properties = Pick<Catalog, "eventProperties" | "userProperties" | "leftOut">;

/**
 * Whether the values of a property nearly name single people: it is called so, its values are e-mail addresses, or most who have it have
 * a value of their own. A list of its values is a list of people.
 */
export function namesPeople({ name, type, count, distinct, topValues }: CatalogUserProperty, carriers = count): boolean {
  if (isPersonalName(name)) return true;
  const addresses = topValues.filter(({ value }) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)).length;
  if (addresses > 0 && addresses * 2 >= topValues.length) return true;
  return type === "text" && distinct >= fewestValues && distinct * 2 >= Math.min(count, carriers);
}

/** The properties of a data set whose values nearly name people. */
export function personalProperties({ userProperties, eventProperties }: Properties): Set<string> {
  const [first] = userProperties;
  const users = first && first.fillRate > 0 ? Math.round(first.count / first.fillRate) : Number.POSITIVE_INFINITY;
  const found = [...userProperties.filter((each) => namesPeople(each)), ...eventProperties.filter((each) => namesPeople(each, users))];
  return new Set(found.map(({ name }) => name));
}

/** Words that only narrow or measure: what stands under them is never listed. */
const neverListed = new Set(["filters", "where", "conditions", "cohorts", "measure", "countBy", "hold", "exclude", "excludeProperties"]);
const listsOfActors = new Set(["actors"]);
/** Measures by which the value of one person is printed, or follows from those of others; a count of values prints none. */
const tellingMeasures = ["sum", "avg", "min", "max", "median", "p90", "p95", "p99"];

/** Why an answer to this definition would list people, or print a number of one; null when it does neither. */
export function listsPeople(definition: unknown, properties: Properties): string | null {
  const { view, part, correlate } = (definition ?? {}) as {
    view?: unknown;
    part?: unknown;
    correlate?: { by?: unknown; properties?: unknown; excludeProperties?: unknown };
  };
  if (part !== undefined || listsOfActors.has(String(view))) return "You may look at numbers, not at the people behind them.";
  const named = personalProperties(properties);
  const left = new Set(Array.isArray(correlate?.excludeProperties) ? correlate.excludeProperties : []);
  const listed =
    correlate && correlate.by !== "events" && !Array.isArray(correlate.properties) ? [...named].filter((name) => !left.has(name)) : [];
  const isPersonal = (name: string) => named.has(name) || isUnknown(name, properties);
  const found = [...listedProperties(definition), ...listed].find(isPersonal);
  if (found !== undefined) return `The values of ${found} nearly name single people, and you may not see lists of them.`;
  const measured = measuredProperties(definition).find(isPersonal);
  return measured === undefined ? null : `The values of ${measured} nearly name single people: you may count them, but not measure them.`;
}

/** Whether ids of people stand in a definition, as in a cohort that is a list: its SQL spells them out. */
export function holdsIds(definition: unknown): boolean {
  if (typeof definition !== "object" || definition === null) return false;
  return Object.entries(definition).some(([word, value]) => (word === "users" && Array.isArray(value)) || holdsIds(value));
}

/** The JSON of a kept definition as a principal may read it: without people, of one that spells out ids only its kind is left. */
export function definitionFor(principal: Principal, json: string): string {
  if (may(principal, "see-people")) return json;
  try {
    const definition = JSON.parse(json) as { kind?: unknown };
    return holdsIds(definition) ? JSON.stringify({ kind: definition.kind }) : json;
  } catch {
    return "{}";
  }
}

/** Whether nothing tells what the values of a property are: it is called as what names people, or the catalogue left properties out. */
export function isUnknown(name: string, { userProperties, eventProperties, leftOut }: Properties): boolean {
  if ([...userProperties, ...eventProperties].some((each) => each.name === name)) return false;
  return isPersonalName(name) || leftOut.userProperties + leftOut.eventProperties > 0;
}

/** A catalogue as a principal may see it: without people, the values that nearly name them are left out. */
export function catalogFor(principal: Principal, catalog: Catalog): Catalog {
  if (may(principal, "see-people")) return catalog;
  const named = personalProperties(catalog);
  const without = <Each extends CatalogUserProperty>(each: Each): Each => (named.has(each.name) ? { ...each, topValues: [] } : each);
  return { ...catalog, userProperties: catalog.userProperties.map(without), eventProperties: catalog.eventProperties.map(without) };
}

/** Every property by whose values an answer is split or named, wherever a kind puts the word. */
function listedProperties(value: unknown, word = ""): string[] {
  if (neverListed.has(word)) return [];
  if (typeof value === "string") return /(^p|P)ropert(y|ies)$|^nodeBy$/.test(word) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => listedProperties(each, word));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => listedProperties(each, word === "nodeBy" ? word : key));
}

/** Every property whose numbers an answer prints: those of a series, a metric, an amount. */
function measuredProperties(value: unknown, word = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = word === "measure" || word === "amount" ? tellingMeasures.map((name) => (value as Record<string, unknown>)[name]) : [];
  const inside = Object.entries(value).flatMap(([key, each]) => measuredProperties(each, key));
  return [...own.filter((name) => typeof name === "string"), ...inside];
}
