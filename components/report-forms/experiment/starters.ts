import type { ExperimentDefinition } from "../../../lib/reports/experiment/definition.ts";
import type { Catalogue } from "../../inputs/catalogue.tsx";
import type { Starter } from "../../report/screen.ts";
import { type ExperimentDraft, freshMetric } from "./draft.ts";

const variantLike =
  /^(\$?(experiment|ab|feature)[_ ]?)?(variant|variation|arm|bucket|treatment)([_ ]?(name|id|key))?$|\$feature_flag_response|^(test|experiment)[_ ]?group$|_variant$/i;
const exposureLike = /experiment|exposure|exposed|\$feature_flag_called|ab[_ ]?test|variant|split/i;

/** The property of an event that most likely names the variant. */
export function variantPropertyOf(event: string, { properties }: Pick<Catalogue, "properties">): string | undefined {
  return properties.find(({ of, name, events }) => of === "event" && variantLike.test(name) && (events ?? []).includes(event))?.name;
}

/** Events that look like exposures of an experiment, those named so first. */
function exposures(catalogue: Pick<Catalogue, "events" | "properties">) {
  const found = catalogue.events.flatMap(({ name }) => {
    const property = variantPropertyOf(name, catalogue);
    return property === undefined ? [] : [{ event: name, property }];
  });
  return [...found].sort((a, b) => Number(exposureLike.test(b.event)) - Number(exposureLike.test(a.event)));
}

const goals = [/purchase|order_(completed|placed|paid)|subscri|paid/i, /checkout|convert|upgrade|trial/i, /sign.?up|signed_up|regist/i];

/** What people usually want more of; else the most common event. */
function goalOf({ events }: Pick<Catalogue, "events">, exposure: string): string | null {
  const others = events.filter(({ name }) => name !== exposure);
  const found = goals.flatMap((goal) => others.find(({ name }) => goal.test(name)) ?? []);
  return (found[0] ?? others[0])?.name ?? null;
}

const all: ExperimentDefinition["range"] = { from: "all" };

/** The experiments that are found in a data set: events with a property that names a variant, by what people usually want more of. */
export function starters(catalogue: Pick<Catalogue, "events" | "properties">): Starter<ExperimentDraft>[] {
  return exposures(catalogue)
    .slice(0, 4)
    .map(({ event, property }) => {
      const goal = goalOf(catalogue, event);
      return {
        name: goal === null ? event : `${event} → ${goal}`,
        patch: { exposure: { event }, variantProperty: property, metrics: [freshMetric("conversion", { event: goal })], range: all },
      };
    });
}
