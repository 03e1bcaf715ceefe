import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { FunnelDefinition } from "../../reports/funnel/definition.ts";
import type { Witness } from "../../reports/witness.ts";
import { openProduct, type Product } from "../open-product.ts";
import { randomLog } from "../random-log.ts";
import { withoutFalseTwins } from "../second-opinion.ts";
import { randomFunnel } from "./random.ts";
import { type Why, whyOf } from "./reference/why.ts";
import { settled } from "./settled.ts";

const logs = Number(process.env.SECOND_OPINION_LOGS ?? 15);
const seed = Number(process.env.SECOND_OPINION_SEED ?? 20241003);

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(async () => {
  await product.close();
});

/** What the witness must say, in words that do not depend on how it says it. */
function told({ stepTimes, why, lateMicros }: Why): string {
  const times = stepTimes.filter((time) => time !== null).join(" ");
  return `${why} ${times}${lateMicros === null ? "" : ` late ${lateMicros}`}`;
}

const reasons: [Why["why"], RegExp][] = [
  ["converted", /^(Converted|Counts)/],
  ["excluded", / came .* after step \d+/],
  ["late", / after the deadline\.$/],
  ["interrupted", / came between/],
  ["before", / happened only before/],
  ["used", / serves another step/],
  ["never", /(no later|there was no) /],
];

function said(part: Witness["parts"][number]): string {
  const sentence = part.verdict.map(({ text }) => text).join("");
  const why = reasons.find(([, pattern]) => pattern.test(sentence))?.[0];
  const counted = part.rows.filter(({ means }) => means === "counts").map(({ micros, role }) => ({ micros, step: Number(role.slice(5)) }));
  const late = part.rows.find(({ role }) => role.endsWith("too late"));
  const times = counted.map(({ micros }) => micros);
  const lateBy = why === "late" && late ? ` late ${late.micros - (part.deadline?.micros ?? Number.NaN)}` : "";
  return `${why} ${times.join(" ")}${lateBy}`;
}

it(`every unit's witness agrees with the second opinion over ${logs} random logs, in both spellings (seed ${seed})`, async () => {
  const questions = fc.array(randomFunnel, { minLength: 2, maxLength: 2 });
  const differing: string[] = [];
  for (const [raw, definitions] of fc.sample(fc.tuple(randomLog, questions), { numRuns: logs, seed })) {
    const log = withoutFalseTwins(raw);
    for (const asked of definitions.map((each) => settled(each, log))) {
      const { breakdown: _, compare: __, ...rest } = asked;
      const definition = { ...rest, view: "steps" } as FunnelDefinition;
      const { attempts, actors } = whyOf(log, definition);
      const people = [...new Set([...actors, "nobody"])];
      for (const spelling of ["fast", "portable"] as const)
        for (const actor of spelling === "fast" ? people : people.slice(0, 1)) {
          const witness = await product.witness(log, spelling)({ report: definition, actor });
          const expected = attempts.filter((each) => each.actor === actor).map(told);
          const found = witness.found ? witness.parts.map(said) : [];
          const agrees = witness.broken.length === 0 && String(found.sort()) === String(expected.sort()) && witness.verdict.length > 0;
          if (!agrees) differing.push(`${spelling} ${actor}: ${found} ≠ ${expected} ${JSON.stringify({ log, definition, witness })}`);
        }
    }
  }
  expect(differing).toEqual([]);
}, 7_200_000);
