import { eventPhrase, type Phrase, words } from "../../../vocabulary/phrase.ts";
import { notOneByOne } from "../../unit-rows.ts";
import type { WitnessPart } from "../../witness.ts";
import type { ListedMetric } from "../definition/labels.ts";
import { type Life, type Outcome, ratioPhrase, valuePhrase } from "./outcome-part.ts";

type Judged = { standing: string; state: WitnessPart["state"]; said: Phrase[] };

/** What came of a unit with more events than are known: as the report has it, without its events. */
export function cutOutcome({ metric }: ListedMetric, life: Life): Outcome {
  const { standing, state, said } = judged(metric, life);
  return { standing, state, verdict: [...said, ...notOneByOne], rows: [], recounted: life.facts.value };
}

function judged(metric: ListedMetric["metric"], life: Life): Judged {
  const { value } = life.facts;
  switch (metric.type) {
    case "conversion":
    case "retention": {
      const [yes, no] = metric.type === "retention" ? ["Returned", "Did not return"] : ["Converted", "Not converted"];
      const isIn = value >= 1;
      return {
        standing: isIn ? yes : no,
        state: isIn ? "in" : "out",
        said: [words(`${isIn ? yes : no}, by `), ...eventPhrase(metric), words(".")],
      };
    }
    case "mean":
      return { standing: "Counted", state: "in", said: valuePhrase(metric, life, "") };
    case "ratio":
      return { standing: "Counted", state: "in", said: ratioPhrase(life.facts) };
    case "funnel": {
      const total = metric.steps.length;
      const isIn = value >= total;
      const took = isIn ? `Took all ${total} steps in the window.` : `Took ${value} of ${total} steps in the window.`;
      return { standing: isIn ? "Converted" : "Not converted", state: isIn ? "in" : "out", said: [words(took)] };
    }
  }
}
