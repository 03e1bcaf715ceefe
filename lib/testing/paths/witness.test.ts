import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listedParts } from "../../reports/listed-parts.ts";
import { type PathsDefinition, pathsDefinition } from "../../reports/paths/definition.ts";
import type { PathsResult } from "../../reports/paths/result/answer.ts";
import type { Witness, WitnessPart } from "../../reports/witness.ts";
import type { CaseLog } from "../case.ts";
import { manyEvents } from "../many-events.ts";
import { openProduct, type Product } from "../open-product.ts";
import { spanOf } from "../reference/period.ts";
import { worldOf } from "../reference/world.ts";
import { withoutFalseTwins } from "../second-opinion.ts";
import { randomPaths } from "./random.ts";
import { randomPathLog } from "./random-log.ts";
import { funnelPaths } from "./reference/funnel-part.ts";
import { anchorsOf, type Path, pathsOf } from "./reference/path.ts";
import { type Stretch, stretchesOf } from "./reference/stretch.ts";

const logs = Number(process.env.SECOND_OPINION_LOGS ?? 5);
const seed = Number(process.env.SECOND_OPINION_SEED ?? 41);

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(async () => {
  await product.close();
});

const spoken = ({ verdict }: Pick<WitnessPart, "verdict">): string => verdict.map(({ text }) => text).join("");

const endingWords = { continues: "It goes on", hidden: "It ends in hidden events", end: "Nothing more follows" };

/** A path of the reference in the words of a witness: its nodes, when the first of them was, how it ends. */
function expectedOf({ stops, firstStep, ending, stopsAtEnd }: Path): string {
  const nodes = stops.map(({ node, kind, events }) => (kind === "gap" ? "..." : `${node}${events > 1 ? ` ×${events}` : ""}`)).join(" → ");
  return `${firstStep}: ${stops[0]?.time} ${nodes} ${stopsAtEnd ? "It ends where the report says" : endingWords[ending]}`;
}

function saidOf(part: WitnessPart): string {
  const sentence = spoken(part).replace(/\.\.\. \([\d,]+ nodes?\)/, "...");
  const [, nodes = "", , ending = ""] =
    /^(.*?)(, in [\d.,]+ ?[a-z]+(?: \d+[a-z])?)?\. (It [^.]*|Nothing [^.]*?)(?: in the session| within the window)?\.$/s.exec(sentence) ??
    [];
  const steps = part.rows.filter(({ role }) => role.startsWith("Step "));
  const [first] = steps;
  const own = steps.filter(({ role }) => role === first?.role);
  return `${first?.role.slice(5)}: ${own.at(-1)?.micros} ${nodes} ${ending.replace(/: only \d+ steps are shown/, "")}`;
}

type Expected = { paths: Path[]; stretches: Stretch[] };

function differences(witness: Witness, { paths, stretches }: Expected): string[] {
  const expected = paths.map(expectedOf).sort();
  const said = witness.parts
    .filter(({ standing }) => standing !== "No path")
    .map(saidOf)
    .sort();
  return [
    ...(String(said) === String(expected) ? [] : [`${said.join("; ")} ≠ ${expected.join("; ")}`]),
    ...(witness.found === paths.length > 0 ? [] : ["found is wrong"]),
    ...(witness.verdict.length > 0 ? [] : [`says nothing of ${stretches.length} sequences`]),
    ...witness.broken,
  ];
}

async function everyone(log: CaseLog, definition: PathsDefinition): Promise<string[]> {
  const found: string[] = [];
  const world = worldOf(log, definition);
  const span = spanOf(definition.range, world, definition.weekStart);
  const { stretches } = stretchesOf(definition, span, world);
  const anchors = anchorsOf(definition, world);
  const paths = definition.funnel ? funnelPaths(definition, span, world) : stretches.flatMap((each) => pathsOf(each, definition, anchors));
  const people = [...new Set([...stretches, ...paths].map(({ actor }) => actor)), "nobody"];
  for (const spelling of ["fast", "portable"] as const)
    for (const actor of spelling === "fast" ? people : people.slice(0, 2)) {
      const witness = await product.witness(log, spelling)({ report: definition, actor });
      const own = <Of extends { actor: string }>(all: readonly Of[]) => all.filter((each) => each.actor === actor);
      if (own(paths).length > 25) continue;
      const wrong = differences(witness, { paths: own(paths), stretches: own(stretches) });
      if (wrong.length > 0) found.push(`${spelling} ${actor}: ${wrong.join("; ")} ${JSON.stringify({ log, definition })}`);
    }
  return found;
}

it(`every unit's witness agrees with the second opinion over ${logs} random logs, in both spellings (seed ${seed})`, async () => {
  const found: string[] = [];
  const questions = fc.array(randomPaths, { minLength: 2, maxLength: 2 });
  for (const [raw, asked] of fc.sample(fc.tuple(randomPathLog, questions), { numRuns: logs, seed })) {
    const log = withoutFalseTwins(raw);
    for (const { part: _, ...rest } of asked) {
      const parsed = pathsDefinition.safeParse({ ...rest, view: "paths" });
      if (parsed.success) found.push(...(await everyone(log, parsed.data)));
    }
  }
  expect(found).toEqual([]);
}, 7_200_000);

it("whoever is on a list has a path of this list by the witness too", async () => {
  const found: string[] = [];
  let seen = 0;
  for (const [raw, asked] of fc.sample(fc.tuple(randomPathLog, randomPaths), { numRuns: logs, seed })) {
    const log = withoutFalseTwins(raw);
    const { part: _, ...rest } = asked;
    const whole = pathsDefinition.safeParse({ ...rest, view: "paths" });
    if (!whole.success) continue;
    const parts = listedParts(await product.open("fast")(log)(whole.data), whole.data).filter(
      ({ part }) => !JSON.stringify(part).includes('"other"'),
    );
    for (const { part } of parts.slice(0, 3)) {
      const report = pathsDefinition.parse({ ...rest, view: "actors", part });
      const { actors = [] } = (await product.open("fast")(log)(report)) as PathsResult;
      for (const actor of [...new Set(actors.map((each) => each.actor))].slice(0, 2)) {
        seen += 1;
        const witness = await product.witness(log, "fast")({ report, actor });
        const isThere = witness.found && witness.parts.some(({ standing }) => standing === "In this list");
        if (!isThere || witness.broken.length > 0)
          found.push(`${actor}: ${spoken(witness)} ${witness.broken} ${JSON.stringify({ log, report })}`);
      }
    }
  }
  expect(found).toEqual([]);
  expect(seen).toBeGreaterThan(3);
}, 7_200_000);

it("tells the paths of the report of a unit that has too many events to tell them one by one", async () => {
  const anchors = { from: { event: "buy" } };
  const report = pathsDefinition.parse({
    kind: "paths",
    per: "user",
    ...anchors,
    range: { from: "2024-05-01", to: "2024-05-20" },
    view: "paths",
  });
  const witness = await product.witness(manyEvents(), "fast")({ report, actor: "u" });
  expect(witness.found).toBe(true);
  expect(spoken(witness)).toContain("buy → view, in 1d. Nothing more follows");
  expect(spoken(witness)).toContain("It has more than 20,000 events");
  const never = pathsDefinition.parse({ ...report, from: { event: "buy" }, to: { event: "none" } });
  const none = await product.witness(manyEvents(), "fast")({ report: never, actor: "u" });
  expect(none.found).toBe(false);
  expect(spoken(none)).toContain("It has no path in this report. It has more than 20,000 events");
  expect([...witness.broken, ...none.broken]).toEqual([]);
});
