import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ReportKindName, reportKinds } from "../reports/index.ts";
import type { AnswerBase } from "../reports/kind.ts";
import { type ListedPart, listedParts } from "../reports/listed-parts.ts";
import { parseReport, type ReportDefinition } from "../run-report.ts";
import type { CaseLog } from "./case.ts";
import { testsOf } from "./kinds.ts";
import { openProduct, type Product } from "./open-product.ts";
import { randomLog } from "./random-log.ts";
import { withoutFalseTwins } from "./second-opinion.ts";

const logs = Number(process.env.LISTS_LOGS ?? 4);
const seed = Number(process.env.LISTS_SEED ?? 20260101);
const questionsPerLog = 3;
const listsPerQuestion = 5;

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(async () => {
  await product.close();
});

type Listed = AnswerBase & { actors?: { actor: string }[]; actorCount?: number };

async function listOf(log: CaseLog, definition: object, part: object): Promise<Listed> {
  const parsed = parseReport({ ...definition, view: "actors", compare: undefined, part });
  if (!parsed.ok) throw new Error(JSON.stringify({ issues: parsed.issues, definition, part }));
  return (await product.open("fast")(log)(parsed.definition)) as Listed;
}

/** Some of the parts, spread over all of them, those with somebody first. */
function someOf(parts: ListedPart[]): ListedPart[] {
  const sorted = [...parts].sort((a, b) => Number(b.count > 0) - Number(a.count > 0));
  const apart = Math.max(1, Math.floor(sorted.length / listsPerQuestion));
  return sorted.filter((_, index) => index % apart === 0).slice(0, listsPerQuestion + 1);
}

/** How a list can differ from its number; nothing when it is whole, in any order, on any page. */
async function wrongs(log: CaseLog, definition: object, { part, count }: ListedPart): Promise<string[]> {
  const whole = await listOf(log, definition, { ...part, limit: 10_000 });
  const sorted = await listOf(log, definition, { ...part, limit: 10_000, sort: { by: "actor", descending: true }, properties: ["p", "q"] });
  const beyond = await listOf(log, definition, { ...part, limit: 1, offset: count + 1 });
  const lengths = [whole.actorCount, whole.actors?.length, sorted.actorCount, sorted.actors?.length, beyond.actorCount];
  const names = sorted.actors?.map(({ actor }) => actor) ?? [];
  return [
    ...(lengths.every((each) => each === count) ? [] : [`${JSON.stringify(part)} says ${count}, lists ${lengths.join(", ")}`]),
    ...(names.length === (sorted.actorProperties?.length ?? 0) ? [] : ["the properties are not one row per unit"]),
    ...((definition as ReportDefinition).countBy === "user" ? strangeProperties(log, sorted) : []),
    ...(beyond.actors?.length === 0 ? [] : ["a page after the end lists somebody"]),
    ...(String([...names].sort()) === String((whole.actors ?? []).map(({ actor }) => actor).sort()) ? [] : ["another order lists others"]),
  ];
}

/** Texts of the log's users that stand beside somebody else, or nowhere. */
function strangeProperties({ users = {} }: CaseLog, { actors = [], actorProperties = [] }: Listed): string[] {
  return actors.flatMap(({ actor }, row) => {
    const said = Object.hasOwn(users, actor) ? users[actor]?.p : undefined;
    const shown = actorProperties[row]?.[0] ?? null;
    return typeof said === "string" && said !== "" && shown !== said ? [`${actor} has the property ${shown}, not ${said}`] : [];
  });
}

describe.each(Object.keys(reportKinds) as ReportKindName[])("the lists of a %s", (kind) => {
  it(`are as long as their numbers over ${logs} random logs (seed ${seed})`, async () => {
    const { log: logOfKind = randomLog, random, settled } = testsOf(kind);
    const questions = fc.array(random, { minLength: questionsPerLog, maxLength: questionsPerLog });
    const found: string[] = [];
    let lists = 0;
    for (const [raw, definitions] of fc.sample(fc.tuple(logOfKind, questions), { numRuns: logs, seed })) {
      const log = withoutFalseTwins(raw);
      for (const asked of definitions) {
        const { compare: _, ...definition } = (settled?.(asked, log) ?? asked) as ReportDefinition;
        const parts = listedParts(await product.open("fast")(log)(definition as ReportDefinition), definition);
        for (const part of someOf(parts)) {
          lists += 1;
          const wrong = await wrongs(log, definition, part);
          if (wrong.length > 0) found.push(`${wrong.join("; ")}: ${JSON.stringify({ definition, log })}`);
        }
      }
    }
    expect(found).toEqual([]);
    expect(lists).toBeGreaterThan(logs / 3);
  }, 7_200_000);
});
