import type { Catalog } from "../dataset/catalog.ts";

/** What tells whether a property tells people apart. */
export type People = { catalog: Pick<Catalog, "eventProperties" | "userProperties">; users: number };

type Named = { name: string; of: "event" | "user" | "any" };

const fewest = 100;
const address = /[^\s@]+@[^\s@]+\.[^\s@]+/;

/**
 * Why a definition may not be shown to the public; null when it may. Lists of people are refused, and so is whatever writes
 * the values of a property out that has about one value per person, or e-mail addresses.
 */
export function hindranceOf(definition: object, people: People): string | null {
  const said = definition as Record<string, unknown>;
  if (said["part"] !== undefined) return "It lists people.";
  for (const { name, of } of writtenOut(said))
    if (tellsApart(name, of, people)) return `It shows the values of ${name}, which tell people apart.`;
  if (texts(withoutUnseen(said)).some((text) => address.test(text))) return "It names an e-mail address.";
  return null;
}

/** Whether a property has about one value per person, or holds e-mail addresses. */
export function tellsApart(name: string, of: Named["of"], { catalog, users }: People): boolean {
  const { eventProperties, userProperties } = catalog;
  const found = [...(of === "user" ? [] : eventProperties), ...(of === "event" ? [] : userProperties)].filter((each) => each.name === name);
  return found.some(
    ({ distinct, count, topValues }) =>
      (distinct >= fewest && distinct * 2 >= Math.min(users, count)) || topValues.some(({ value }) => address.test(value)),
  );
}

/** The definition as far as a drawing needs it: filters and the definitions of cohorts stay on the server. */
export function drawnDefinition<Definition extends object>(definition: Definition): Definition {
  return withoutUnseen(definition as Record<string, unknown>) as Definition;
}

function withoutUnseen(said: Record<string, unknown>): Record<string, unknown> {
  const { cohorts, ...rest } = said;
  const named = typeof cohorts === "object" && cohorts !== null ? Object.keys(cohorts) : null;
  const drawn = { ...rest, filters: [] };
  return named ? { ...drawn, cohorts: Object.fromEntries(named.map((name) => [name, { where: [] }])) } : drawn;
}

/** The properties whose values become names of groups, features, nodes or rows, or stand in a condition that is drawn. */
function writtenOut(said: Record<string, unknown>): Named[] {
  const { filters: _, cohorts: __, countBy: ___, ...drawn } = said;
  return namesIn(drawn);
}

const measures = new Set(["measure", "sum", "avg", "value", "amount"]);

function namesIn(value: unknown): Named[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== "object" || value === null) return [];
  const { property, of } = value as { property?: unknown; of?: unknown };
  const owner = of === "event" || of === "user" ? of : "any";
  const own = texts(property).map((name): Named => ({ name, of: owner }));
  const inside = Object.entries(value).flatMap(([word, each]) => {
    if (word === "property" || measures.has(word)) return [];
    if (word === "nodeProperty" || word === "variantProperty" || word === "properties")
      return texts(each).map((name): Named => ({ name, of: "any" }));
    return word === "nodeBy" ? texts(each).map((name): Named => ({ name, of: "event" })) : namesIn(each);
  });
  return [...own, ...inside];
}

/** Every text in a value, but not the words that name its parts. */
function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}
