import { listsPeople, personalProperties } from "../access/people-lists.ts";
import type { Catalog } from "../dataset/catalog.ts";

type Properties = Parameters<typeof personalProperties>[0];

const address = /[^\s@]+@[^\s@]+\.[^\s@]+/;

/**
 * Why a definition may not be shown to the public; null when it may. Lists of people are refused, and so are conditions that are
 * drawn, as those of a step, when they are on a property that nearly names people, and any e-mail address.
 */
export function hindranceOf(definition: object, catalog: Properties): string | null {
  if (listsPeople(definition, catalog) !== null) return "It lists people, or values that nearly name them.";
  const drawn = drawnDefinition(definition);
  const named = personalProperties(catalog);
  const about = conditionedIn(drawn).find((name) => named.has(name));
  if (about !== undefined) return `It speaks of single people by their ${about}.`;
  return texts(drawn).some((text) => address.test(text)) ? "It names an e-mail address." : null;
}

/** The catalogue without the properties whose values nearly name people: what a public page may be filtered by. */
export function publicProperties(catalog: Catalog): Pick<Catalog, "eventProperties" | "userProperties"> {
  const named = personalProperties(catalog);
  const open = <Each extends { name: string }>(list: readonly Each[]): Each[] => list.filter(({ name }) => !named.has(name));
  return { eventProperties: open(catalog.eventProperties), userProperties: open(catalog.userProperties) };
}

/** The definition as far as a drawing needs it: filters, the definitions of cohorts, and the names of those not drawn stay on the server. */
export function drawnDefinition<Definition extends object>(definition: Definition): Definition {
  const { cohorts = {}, ...rest } = definition as { cohorts?: object };
  const drawn = { ...rest, filters: [] } as unknown as Definition;
  const said = new Set(texts(drawn));
  const names = Object.keys(cohorts).filter((name) => said.has(name));
  return names.length > 0 ? { ...drawn, cohorts: Object.fromEntries(names.map((name) => [name, { where: [] }])) } : drawn;
}

/** The properties of every condition, wherever it stands. */
function conditionedIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(conditionedIn);
  if (typeof value !== "object" || value === null) return [];
  const { property, op } = value as { property?: unknown; op?: unknown };
  const own = typeof property === "string" && typeof op === "string" ? [property] : [];
  return [...own, ...Object.values(value).flatMap(conditionedIn)];
}

/** Every text in a value, wherever it stands; not the words that name its parts. */
function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}
