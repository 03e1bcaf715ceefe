import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type StickinessDefinition, stickinessDefinition } from "../../reports/stickiness/definition.ts";
import type { StickinessResult } from "../../reports/stickiness/result/answer.ts";
import { manyEvents } from "../many-events.ts";
import { openProduct, type Product } from "../open-product.ts";
import { randomLogOfMonths } from "../random-log-of-months.ts";
import { withoutFalseTwins } from "../second-opinion.ts";
import { randomStickiness } from "./random.ts";

const logs = Number(process.env.SECOND_OPINION_LOGS ?? 8);
const seed = Number(process.env.SECOND_OPINION_SEED ?? 31);

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(async () => {
  await product.close();
});

it(`the witness shows the intervals that the list names, over ${logs} random logs (seed ${seed})`, async () => {
  const differing: string[] = [];
  let seen = 0;
  for (const [raw, asked] of fc.sample(fc.tuple(randomLogOfMonths, randomStickiness), { numRuns: logs, seed })) {
    const log = withoutFalseTwins(raw);
    const { compare: _, ...rest } = asked;
    const window = asked.view === "power" ? { window: 28 } : {};
    const part = { series: 0, periods: 1, how: "atLeast", limit: 1000, offset: 0, ...window };
    const parsed = stickinessDefinition.safeParse({ ...rest, view: "actors", part });
    if (!parsed.success) continue;
    const definition = parsed.data as StickinessDefinition;
    const { actors = [] } = (await product.open("fast")(log)(definition)) as StickinessResult;
    for (const { actor, active } of actors) {
      seen += 1;
      const witness = await product.witness(log, "fast")({ report: definition, actor });
      const shown = witness.parts.flatMap(({ rows }) => rows.map(({ role }) => role.replace(" ", "T")));
      const own = actors.filter((each) => each.actor === actor);
      if (own.length === 1 && String(shown) !== String(active))
        differing.push(`${actor}: ${shown} ≠ ${active} ${JSON.stringify({ log, definition })}`);
    }
    const nobody = await product.witness(log, "fast")({ report: definition, actor: "nobody" });
    if (nobody.found || nobody.verdict.length === 0) differing.push("nobody is in the report");
  }
  expect(differing).toEqual([]);
  expect(seen).toBeGreaterThan(0);
}, 7_200_000);

it("knows every interval of a unit that has more than 20,000 events", async () => {
  const report = stickinessDefinition.parse({
    kind: "stickiness",
    series: [{ event: "view" }],
    range: { from: "2024-05-01", to: "2024-05-20" },
  });
  const { parts } = await product.witness(manyEvents(), "fast")({ report, actor: "u" });
  const notes = parts.flatMap(({ rows }) => rows).map(({ role, note }) => `${role} ${note.map(({ text }) => text).join("")}`.trim());
  expect(notes).toEqual(["2024-05-01 the first of 20,500 events", "2024-05-14"]);
});
