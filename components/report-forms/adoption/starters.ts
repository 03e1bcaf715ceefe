import type { Range } from "../../../lib/vocabulary/range.ts";
import type { Catalogue } from "../../inputs/catalogue.tsx";
import type { Starter } from "../../report/screen.ts";
import { type AdoptionDraft, valuesOf, withFeatures, withValuesOf } from "./draft.ts";

/** Long enough to see a feature come out and settle. */
const longRange: Range = { last: { value: 6, unit: "month" } };

/** Adoption worth trying on a data set: a property that names features, and its most common events but the first, which nearly everybody does. */
export function starters({ events, properties }: Pick<Catalogue, "events" | "properties">): Starter<AdoptionDraft>[] {
  const named = properties.filter(
    ({ of, type, name }) => of === "event" && type === "text" && /feature|module|tool|button|element/i.test(name),
  );
  const [property] = named;
  const several = events.slice(1, 6).map(({ name }) => ({ event: name }));
  const values = property ? withValuesOf({}, valuesOf(property.name, { properties })) : null;
  return [
    ...(property && values
      ? [
          { name: `Every ${property.name}`, patch: { ...values, range: longRange } },
          { name: `Every ${property.name}, week by week`, patch: { ...values, range: longRange, view: "rate" as const } },
        ]
      : []),
    ...(several.length > 0 ? [{ name: "Common events side by side", patch: { ...withFeatures({}, several), range: longRange } }] : []),
  ];
}
