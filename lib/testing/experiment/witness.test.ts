import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fullNumber } from "../../format.ts";
import { listedMetrics } from "../../reports/experiment/definition/labels.ts";
import { type ExperimentDefinition, type ExperimentPart, experimentDefinition } from "../../reports/experiment/definition.ts";
import type { ExperimentResult } from "../../reports/experiment/result/answer.ts";
import type { Witness, WitnessPart } from "../../reports/witness.ts";
import type { CaseLog } from "../case.ts";
import { manyEvents } from "../many-events.ts";
import { openProduct, type Product } from "../open-product.ts";
import { worldOf } from "../reference/world.ts";
import { withoutFalseTwins } from "../second-opinion.ts";
import { randomExperiment } from "./random.ts";
import { randomExperimentLog } from "./random-log.ts";
import { yardstickOf } from "./reference/inputs.ts";
import { outcomesOf, type UnitOutcome } from "./reference/outcome.ts";
import { type Scene, sceneOf } from "./reference/scene.ts";

const logs = Number(process.env.SECOND_OPINION_LOGS ?? 4);
const seed = Number(process.env.SECOND_OPINION_SEED ?? 17);

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(async () => {
  await product.close();
});

const spoken = ({ verdict }: Pick<WitnessPart, "verdict">): string => verdict.map(({ text }) => text).join("");

const reasons = {
  counted: /^Counts in /,
  beforeRange: /lies before the dates/,
  severalVariants: /saw several variants/,
  notPlanned: /its variant, .* is (none of the listed ones|not among those)/,
  withoutVariant: /no exposure of it names a variant/,
} as const;

/** What the reference has of a unit by each metric, in the words of a witness. */
function expectedOf(actor: string, scene: Scene): string[] {
  return listedMetrics(scene.definition).map(({ metric, label }) => {
    const all = outcomesOf(scene.places.counted, metric, scene);
    const own = all.find(({ unit }) => unit.actor === actor) as UnitOutcome;
    const { limits } = yardstickOf(metric, all);
    const capped = Math.max(limits?.lower ?? -Infinity, Math.min(limits?.upper ?? Infinity, own.value));
    const standing = own.isSettled ? "settled" : "open";
    if (metric.type === "ratio") return `${label} ${standing} ${fullNumber(own.value)} / ${fullNumber(own.other)}`;
    if (metric.type === "mean") {
      const cap = capped === own.value ? "" : ` capped ${fullNumber(capped)}`;
      return `${label} ${standing} ${fullNumber(own.value)}${cap}${metric.cuped ? ` before ${fullNumber(own.before)}` : ""}`;
    }
    return `${label} ${standing} ${own.value}`;
  });
}

/** What a part of a witness says, in the same words. */
function saidOf(part: WitnessPart, definition: ExperimentDefinition): string {
  const sentence = spoken(part);
  const metric = listedMetrics(definition).find(({ label }) => label === part.name)?.metric;
  const head = `${part.name} ${part.state === "open" ? "open" : "settled"}`;
  if (metric?.type === "ratio") {
    const [, above, below] = /Brings (\S+) to the numerator and (\S+) to the denominator/.exec(sentence) ?? [];
    return `${head} ${above} / ${below}`;
  }
  if (metric?.type === "mean") {
    const cap = /, capped \w+ to (.*?)\.(?: In|$)/.exec(sentence)?.[1];
    const before = /it was (.*)\.$/.exec(sentence)?.[1];
    const value = /Value (-?[\d,.]*\d)/.exec(sentence)?.[1];
    return `${head} ${value}${cap === undefined ? "" : ` capped ${cap}`}${before === undefined ? "" : ` before ${before}`}`;
  }
  const counting = part.rows.filter(({ role, means }) => means === "counts" && role !== "Exposure");
  return `${head} ${metric?.type === "funnel" ? counting.length : Math.min(1, counting.length)}`;
}

function differences(witness: Witness, actor: string, scene: Scene): string[] {
  const [place, unit] =
    (Object.entries(scene.places) as [keyof typeof reasons, Scene["places"]["counted"]][])
      .flatMap(([name, units]) => units.map((each) => [name, each] as const))
      .find(([, each]) => each.actor === actor) ?? [];
  if (place === undefined || !unit) return witness.found || witness.parts.length > 0 ? ["said to take part"] : [];
  const [exposure, ...metrics] = witness.parts;
  const expected = place === "counted" ? expectedOf(actor, scene) : [];
  const said = metrics.map((part) => saidOf(part, scene.definition));
  const first = exposure?.rows[0];
  return [
    ...(reasons[place].test(spoken(witness)) ? [] : [`${place}, and it says: ${spoken(witness)}`]),
    ...(witness.found === (place === "counted") ? [] : ["found is wrong"]),
    ...(first?.micros === unit.row.time ? [] : [`first exposure ${first?.micros} ≠ ${unit.row.time}`]),
    ...(String(said) === String(expected) ? [] : [`${said.join("; ")} ≠ ${expected.join("; ")}`]),
    ...witness.broken,
  ];
}

async function everyone(log: CaseLog, definition: ExperimentDefinition): Promise<string[]> {
  const found: string[] = [];
  const scene = sceneOf(definition, worldOf(log, definition));
  const people = [...new Set([...scene.rows.keys(), "nobody"])];
  for (const spelling of ["fast", "portable"] as const)
    for (const actor of spelling === "fast" ? people : people.slice(0, 2)) {
      const witness = await product.witness(log, spelling)({ report: definition, actor });
      const wrong = differences(witness, actor, scene);
      if (wrong.length > 0) found.push(`${spelling} ${actor}: ${wrong.join("; ")} ${JSON.stringify({ log, definition })}`);
    }
  return found;
}

it(`every unit's witness agrees with the second opinion over ${logs} random logs, in both spellings (seed ${seed})`, async () => {
  const found: string[] = [];
  for (const [raw, asked] of fc.sample(fc.tuple(randomExperimentLog, randomExperiment), { numRuns: logs, seed })) {
    const { breakdown: _, part: __, ...rest } = asked;
    found.push(...(await everyone(withoutFalseTwins(raw), { ...rest, view: "panel" } as ExperimentDefinition)));
  }
  expect(found).toEqual([]);
}, 7_200_000);

const standings: Partial<Record<ExperimentPart["state"], RegExp>> = {
  converted: /^(Converted|Returned)$/,
  not_converted: /^(Not converted|Did not return)$/,
  immature: /^Window open$/,
};

it("whoever is on a list is there by the witness too", async () => {
  const found: string[] = [];
  let seen = 0;
  for (const [raw, asked] of fc.sample(fc.tuple(randomExperimentLog, randomExperiment), { numRuns: logs, seed: seed + 1 })) {
    const log = withoutFalseTwins(raw);
    const { breakdown: _, ...rest } = asked;
    const metric = rest.metrics[0]?.type === "mean" || rest.metrics[0]?.type === "ratio" ? {} : { metric: "A" };
    for (const state of ["exposed", "before_range", ...("metric" in metric ? Object.keys(standings) : [])] as ExperimentPart["state"][]) {
      const part = { state, limit: 3, offset: 0, ...(state === "before_range" ? {} : metric) };
      const report = { ...rest, view: "actors", part } as ExperimentDefinition;
      const { actors = [] } = (await product.open("fast")(log)(report)) as ExperimentResult;
      for (const { actor } of actors) {
        seen += 1;
        const witness = await product.witness(log, "fast")({ report, actor });
        const standing = witness.parts[1]?.standing ?? "";
        const agrees = witness.found === (state !== "before_range") && (standings[state]?.test(standing) ?? true);
        if (!agrees) found.push(`${state} ${actor}: ${standing} ${spoken(witness)} ${JSON.stringify({ log, report })}`);
      }
    }
  }
  expect(found).toEqual([]);
  expect(seen).toBeGreaterThan(10);
}, 7_200_000);

it("knows what came of a unit that has too many events before its exposure, or after it", async () => {
  const { events } = manyEvents();
  const exposed = (day: string) => ({ event: "exposed", user: "u", time: `2024-05-${day}T00:00:00Z`, properties: { arm: "a" } });
  const base = {
    kind: "experiment",
    exposure: { event: "exposed" },
    variantProperty: "arm",
    control: "a",
    range: { from: "2024-05-01", to: "2024-05-20" },
  };
  const window = { value: 20, unit: "day" };
  const metrics = [
    { type: "conversion", event: "view", window },
    { type: "mean", event: "view", window },
    { type: "funnel", steps: [{ event: "view" }, { event: "buy" }], window },
  ];
  const report = experimentDefinition.parse({ ...base, metrics, view: "panel" });
  const told = async (day: string) => {
    const witness = await product.witness({ events: [...events, exposed(day)] }, "fast")({ report, actor: "u" });
    expect(witness.broken).toEqual([]);
    return witness.parts.slice(1).map((part) => `${part.standing} ${spoken(part)}`);
  };
  const [late, ...later] = await told("12");
  expect(late).toMatch(/view, .* after the exposure\./);
  expect(later[0]).toMatch(/Value 1 over 1 event/);
  const [early, mean, steps] = await told("01");
  expect(early).toContain("It has more than 20,000 events");
  expect(mean).toMatch(/Value 20,501.*It has more than 20,000 events/);
  expect(steps).toMatch(/Took all 2 steps.*It has more than 20,000 events/);
});
