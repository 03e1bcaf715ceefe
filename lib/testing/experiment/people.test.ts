import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ExperimentResult } from "../../reports/experiment/result/answer.ts";
import { parseReport } from "../../run-report.ts";
import type { CaseLog } from "../case.ts";
import { openProduct, type Product } from "../open-product.ts";
import { randomExperimentLog } from "./random-log.ts";

const base = {
  kind: "experiment",
  range: { from: "2024-03-31", to: "2024-04-30" },
  exposure: { event: "seen" },
  variantProperty: "v",
  variants: [{ name: "control" }, { name: "treatment" }],
  metrics: [
    { type: "conversion", event: "a", window: { value: 2, unit: "day" } },
    { type: "funnel", steps: [{ event: "a" }, { event: "b" }], window: null },
  ],
};

const leftOut = {
  before_range: "beforeRange",
  several_variants: "severalVariants",
  not_planned: "notPlanned",
  without_variant: "withoutVariant",
} as const;

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(async () => {
  await product.close();
});

it("lists as many units as each number says", async () => {
  for (const log of fc.sample(randomExperimentLog, { numRuns: 4, seed: 5 })) {
    const numbers = numbersOf(await asked(log, {}));
    for (const [part, count] of numbers) {
      const { actorCount } = await asked(log, { view: "actors", part });
      expect([part, actorCount]).toEqual([part, count]);
    }
  }
}, 300_000);

it("lists as many units as each segment's arm says", async () => {
  const by = { breakdown: { property: "p", limit: 1 }, metric: "A" };
  const seen = new Set<string>();
  for (const log of fc.sample(randomExperimentLog, { numRuns: 3, seed: 6 })) {
    const { segments = [] } = await asked(log, { ...by, view: "segments" });
    for (const { segment, kind, units, arms } of segments) {
      seen.add(kind);
      for (const [index, { variant, inputs }] of arms.entries()) {
        const part = { segment, segmentKind: kind, variant, metric: "A" };
        const converted = inputs.is === "rate" ? inputs.converted : 0;
        for (const [state, count] of [
          ["exposed", units[index]?.units ?? 0],
          ["converted", converted],
        ] as const) {
          const { actorCount } = await asked(log, { ...by, view: "actors", part: { ...part, state } });
          expect([part, state, actorCount]).toEqual([part, state, count]);
        }
      }
    }
  }
  expect(seen).toContain("value");
}, 300_000);

async function asked(log: CaseLog, words: object): Promise<ExperimentResult> {
  const parsed = parseReport({ ...base, ...words });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return (await product.open("fast")(log)(parsed.definition)) as ExperimentResult;
}

/** Every number of the panel that has people behind it, with the part that lists them. */
function numbersOf({ exposure, metrics = [] }: ExperimentResult): [object, number][] {
  const ofArms = (exposure?.arms ?? []).map(({ variant, units }): [object, number] => [{ state: "exposed", variant }, units]);
  const others = Object.entries(leftOut).map(([state, name]): [object, number] => [{ state }, exposure?.leftOut[name] ?? 0]);
  const ofMetrics = metrics.flatMap(({ key, arms }) =>
    arms.flatMap(({ variant, immature, inputs }): [object, number][] => {
      const converted = inputs.is === "rate" ? inputs.converted : 0;
      const part = { metric: key, variant };
      return [
        [{ ...part, state: "immature" }, immature],
        [{ ...part, state: "converted" }, converted],
        [{ ...part, state: "not_converted" }, inputs.n - converted],
      ];
    }),
  );
  return [...ofArms, ...others, ...ofMetrics];
}
