import type { CatalogueRows } from "../../components/data/catalogue/catalogue-row.ts";
import type { PropertyDetail } from "../../components/data/data-actions.ts";
import type { Catalog, CatalogUserProperty } from "../../lib/dataset/catalog.ts";
import type { DescribedKind, Description } from "../../lib/store/descriptions.ts";

/** The catalogue as lists, without what is only shown of one thing at a time. */
export function catalogueRows(catalog: Catalog, descriptions: readonly Description[]): CatalogueRows {
  const texts = new Map(descriptions.map(({ kind, name, text }) => [`${kind}:${name}`, text]));
  const describe = (kind: DescribedKind, name: string) => texts.get(`${kind}:${name}`) ?? "";
  const property = (kind: DescribedKind) => (each: CatalogUserProperty) => ({
    name: each.name,
    type: each.type,
    count: each.count,
    fillRate: each.fillRate,
    distinct: each.distinct,
    examples: each.topValues.slice(0, 4).map(({ value }) => value.slice(0, 60)),
    description: describe(kind, each.name),
  });
  return {
    events: catalog.events.map((event) => ({ ...event, description: describe("event", event.name) })),
    eventProperties: catalog.eventProperties.map(property("event-property")),
    userProperties: catalog.userProperties.map(property("user-property")),
    leftOut: catalog.leftOut,
  };
}

/** Top values of a property, and the events that carry it; null when there is no such property. */
export function propertyDetail(catalog: Catalog, of: "event" | "user", name: string): PropertyDetail | null {
  if (of === "user") {
    const found = catalog.userProperties.find((each) => each.name === name);
    return found ? { topValues: found.topValues, events: [] } : null;
  }
  const found = catalog.eventProperties.find((each) => each.name === name);
  return found ? { topValues: found.topValues, events: found.events } : null;
}
