import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AdoptionDefinition, adoptionDefinition } from "../../reports/adoption/definition.ts";
import type { AdoptionResult } from "../../reports/adoption/result/answer.ts";
import type { Witness, WitnessPart } from "../../reports/witness.ts";
import type { CaseLog } from "../case.ts";
import { manyEvents } from "../many-events.ts";
import { openProduct, type Product } from "../open-product.ts";
import { randomLogOfWeeks } from "../random-log.ts";
import { spanOf } from "../reference/period.ts";
import { worldOf } from "../reference/world.ts";
import { withoutFalseTwins } from "../second-opinion.ts";
import { randomAdoption } from "./random.ts";
import { daysOf, during, featureNamed, featuresOf, type Scene, sceneOf, type Used, usesIn } from "./reference/scene.ts";
import { stageMembers } from "./reference/stages.ts";
import { timeToAdoptOf } from "./reference/survival.ts";

const logs = Number(process.env.SECOND_OPINION_LOGS ?? 5);
const seed = Number(process.env.SECOND_OPINION_SEED ?? 23);

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(async () => {
  await product.close();
});

const spoken = ({ verdict }: Pick<WitnessPart, "verdict">): string => verdict.map(({ text }) => text).join("");

/** What the reference has of an actor by a feature in the dates, in the words of a witness. */
function expectedUse(actor: string, feature: Used, scene: Scene): string {
  const { tried, repeated, regular, exposed } = stageMembers(feature, scene);
  const inside = during(feature.uses, scene.span).filter((use) => use.actor === actor);
  if (inside.length === 0) return "Not used";
  const counts = `${inside.length} on ${daysOf(inside, scene)}`;
  const isCounted =
    scene.definition.view === "stages" ? exposed.has(actor) : usesIn(feature, scene.span, scene).some((use) => use.actor === actor);
  if (!isCounted) return `${counts} Not counted`;
  if (scene.definition.view === "matrix" && scene.definition.exposure) return counts;
  if (regular?.has(actor)) return `${counts} Regular`;
  return `${counts} ${repeated.has(actor) ? "Repeated" : tried.has(actor) ? "Tried" : "?"}`;
}

/** The same of the time to adopt: of a curve of this actor alone. */
function expectedTime(actor: string, feature: Used, scene: Scene): string {
  const own = (acts: Scene["acts"]) => acts.filter((act) => act.actor === actor);
  const { adopted, censored, steps } = timeToAdoptOf({ ...feature, uses: own(feature.uses) }, { ...scene, acts: own(scene.acts) });
  const unit = scene.definition.timeUnit;
  const time = `${steps[0]?.time} ${unit}${steps[0]?.time === 1 ? "" : "s"}`;
  return adopted > 0 ? `Adopted ${time}` : censored > 0 ? `Not yet ${time}` : "Left out";
}

function saidOf(part: WitnessPart, definition: AdoptionDefinition): string {
  const sentence = spoken(part);
  if (definition.view === "timeToAdopt") {
    const time = /(?:Adopted after|end of the data,) ([\d,]+ \w+)/.exec(sentence)?.[1];
    return `${part.standing}${time ? ` ${time}` : ""}`;
  }
  const [, uses, days] = /^([\d,]+) uses? on ([\d,]+) days?/.exec(sentence) ?? [];
  const standing = definition.view === "matrix" && definition.exposure && part.state === "in" ? "" : ` ${part.standing}`;
  return uses === undefined ? String(part.standing) : `${uses} on ${days}${standing}`;
}

/** The parts by feature; several that were not used are told together. */
function byFeature(witness: Witness, definition: AdoptionDefinition): Map<string, string> {
  return new Map(
    witness.parts.flatMap((part): [string, string][] => {
      const names = / others$/.test(part.name) ? part.verdict.flatMap(({ text, name }) => (name ? [text] : [])) : [part.name];
      return names.map((name) => [name, saidOf(part, definition)]);
    }),
  );
}

function differences(witness: Witness, actor: string, scene: Scene): string[] {
  const { definition } = scene;
  const features = definition.everyValueOf
    ? [...new Set(witness.parts.map(({ name }) => name))].flatMap((name) => (/ others$/.test(name) ? [] : featureNamed(name, scene)))
    : featuresOf(scene).features;
  if (witness.parts.length === 0) {
    const used = features.filter((each) => usesIn(each, scene.span, scene).some((use) => use.actor === actor));
    return witness.found && !definition.everyValueOf ? ["in the base without a word"] : used.map(({ label }) => `says nothing of ${label}`);
  }
  const said = byFeature(witness, definition);
  return features.flatMap((feature) => {
    const expected = (definition.view === "timeToAdopt" ? expectedTime : expectedUse)(actor, feature, scene);
    const own = said.get(feature.label);
    return own === expected ? [] : [`${feature.label}: ${own} ≠ ${expected}`];
  });
}

const distinctLabels = (definition: AdoptionDefinition): boolean => {
  const labels = (definition.features ?? []).map((each) => each.label ?? JSON.stringify([each.event, each.anyOf]));
  return new Set(labels).size === labels.length;
};

async function everyone(log: CaseLog, definition: AdoptionDefinition): Promise<string[]> {
  const found: string[] = [];
  const world = worldOf(log, definition);
  const scene = sceneOf(spanOf(definition.range, world, definition.weekStart), definition, world);
  const people = [...new Set([...scene.acts.map(({ actor }) => actor), "nobody"])];
  for (const spelling of ["fast", "portable"] as const)
    for (const actor of spelling === "fast" ? people : people.slice(0, 2)) {
      const witness = await product.witness(log, spelling)({ report: definition, actor });
      const wrong = [...differences(witness, actor, scene), ...(witness.verdict.length > 0 ? [] : ["says nothing"])];
      if (wrong.length > 0) found.push(`${spelling} ${actor}: ${wrong.join("; ")} ${JSON.stringify({ log, definition })}`);
    }
  return found;
}

it(`every unit's witness agrees with the second opinion over ${logs} random logs, in both spellings (seed ${seed})`, async () => {
  const found: string[] = [];
  const questions = fc.array(randomAdoption, { minLength: 3, maxLength: 3 });
  for (const [raw, asked] of fc.sample(fc.tuple(randomLogOfWeeks, questions), { numRuns: logs, seed })) {
    const log = withoutFalseTwins(raw);
    for (const [index, view] of (["matrix", "stages", "timeToAdopt"] as const).entries()) {
      const { part: _, compare: __, ...rest } = asked[index] as AdoptionDefinition;
      const parsed = adoptionDefinition.safeParse({ ...rest, view });
      if (parsed.success && distinctLabels(parsed.data)) found.push(...(await everyone(log, parsed.data)));
    }
  }
  expect(found).toEqual([]);
}, 7_200_000);

const standings: Record<string, RegExp> = {
  new: /^New$/,
  continuing: /^Continuing$/,
  returning: /^Returning$/,
  non_users: /^Not used$/,
  repeated: /^(Repeated|Regular)$/,
  regular: /^Regular$/,
};

it("whoever is on a list is there by the witness too, for as much", async () => {
  const found: string[] = [];
  let seen = 0;
  const lists = randomAdoption.filter(({ view }) => view === "actors");
  for (const [raw, asked] of fc.sample(fc.tuple(randomLogOfWeeks, fc.array(lists, { minLength: 3, maxLength: 3 })), {
    numRuns: logs * 2,
    seed,
  })) {
    const log = withoutFalseTwins(raw);
    for (const report of asked) {
      const { actors = [] } = (await product.open("fast")(log)(report)) as AdoptionResult;
      for (const { actor, uses, days } of actors) {
        seen += 1;
        const witness = await product.witness(log, "fast")({ report, actor });
        const [part] = witness.parts;
        const { state = "users" } = report.part ?? {};
        const counts = `${uses} ${uses === 1 ? "use" : "uses"} on ${days} ${days === 1 ? "day" : "days"}`;
        const agrees =
          part && (state === "non_users" || spoken(part).startsWith(counts)) && (standings[state]?.test(part.standing ?? "") ?? true);
        if (!witness.found || !agrees)
          found.push(`${state} ${actor}: ${part?.standing} ${spoken(witness)} ≠ ${counts} ${JSON.stringify({ log, report })}`);
      }
    }
  }
  expect(found).toEqual([]);
  expect(seen).toBeGreaterThan(logs);
}, 7_200_000);

it("knows every feature of a unit that has too many uses to tell them one by one", async () => {
  const features = [{ event: "view" }, { event: "buy" }, { event: "none" }];
  const base = { kind: "adoption", features, range: { from: "2024-05-01", to: "2024-05-20" } };
  const report = adoptionDefinition.parse({ ...base, view: "matrix" });
  const witness = await product.witness(manyEvents(), "fast")({ report, actor: "u" });
  const said = new Map(witness.parts.map((part) => [part.name, `${part.state} ${spoken(part)}`]));
  expect(said.get("view")).toMatch(/^in 20,501 uses on 2 days\. .*It has more than 20,000 events/);
  expect(said.get("buy")).toMatch(/^in 1 use on 1 day\./);
  expect(said.get("none")).toMatch(/^out No use in these dates\./);
});
