import { z } from "zod";
import type { TrendsDefinition } from "../../reports/trends/definition.ts";
import type { TrendsLine, TrendsResult } from "../../reports/trends/result/answer.ts";
import { valueDifferences } from "../difference.ts";
import type { Ask } from "../kind-tests.ts";

const value = z.number().nullish();

const line = z.strictObject({
  label: z.string().nullish(),
  breakdown: z.union([z.string(), z.array(z.string())]).nullish(),
  groupKind: z.enum(["value", "unset", "other"]).nullish(),
  points: z.array(z.strictObject({ period: z.string(), value })).nullish(),
  sum: value,
  total: value,
  elapsedTotal: value,
  compare: z.enum(["current", "previous"]).nullish(),
  actors: z.record(z.string(), z.array(z.string())).nullish(),
});
type ExpectedLine = z.infer<typeof line>;

const expectation = z.strictObject({
  series: z.array(line).nullish(),
  seriesCount: z.number().nullish(),
  ordered: z.boolean().nullish(),
  tolerance: z.number().nullish(),
  /** Words of our own cases: what the answer says beside the lines. */
  partial: z.array(z.string()).nullish(),
  excluded: z.record(z.string(), z.number()).nullish(),
  elapsedTo: z.string().nullish(),
  unsetIsNotZero: z.boolean().nullish(),
});
type Expectation = z.infer<typeof expectation>;

type Setting = { facts: Expectation; definition: TrendsDefinition; ask: Ask<TrendsDefinition, TrendsResult>; answer: TrendsResult };

/** Everything that a case asserts and the answers do not give, one sentence each. */
export async function judgeTrends(
  expect: Record<string, unknown>,
  definition: TrendsDefinition,
  ask: Ask<TrendsDefinition, TrendsResult>,
): Promise<string[]> {
  const facts = expectation.parse(expect);
  const answer = await ask(definition);
  const setting = { facts, definition, ask, answer };
  const lines: string[] = [];
  for (const of of ["current", "previous"] as const) {
    const expected = (facts.series ?? []).filter(({ compare }) => (compare ?? "current") === of);
    lines.push(...(await lineDifferences(expected, of, setting)));
  }
  const count = answer.series.length + (answer.previous?.series.length ?? 0);
  return [...lines, ...valueDifferences("seriesCount", facts.seriesCount, count), ...factDifferences(setting)];
}

function factDifferences({ facts, answer }: Setting): string[] {
  const partial = answer.buckets.filter((bucket) => bucket.partial).map(({ period }) => period);
  const excluded = new Map(answer.exclusions.map((each) => [each.letter, each.excluded]));
  return [
    ...valueDifferences("partial", facts.partial?.join(" "), partial.join(" ")),
    ...Object.entries(facts.excluded ?? {}).flatMap(([letter, each]) => valueDifferences(`excluded ${letter}`, each, excluded.get(letter))),
    ...valueDifferences("elapsedTo", facts.elapsedTo, answer.previous?.elapsedTo),
  ];
}

async function lineDifferences(expected: readonly ExpectedLine[], of: "current" | "previous", setting: Setting): Promise<string[]> {
  const found = (of === "current" ? setting.answer.series : setting.answer.previous?.series) ?? [];
  const differences: string[] = [];
  let after = -1;
  for (const each of expected) {
    const name = `${of === "previous" ? "previous " : ""}${each.label ?? ""} ${[each.breakdown ?? []].flat().join("|")}`.trim();
    const index = found.findIndex((line) => isMeant(line, each));
    const meant = found[index];
    if (!meant) {
      differences.push(`${name}: there is no such series`);
      continue;
    }
    if (setting.facts.ordered && index < after) differences.push(`${name}: stands at place ${index + 1}, too early`);
    after = Math.max(after, index);
    differences.push(
      ...valuesOf(name, each, { found: meant, facts: setting.facts }),
      ...(await listDifferences(name, each, { of, found: meant, setting })),
    );
  }
  return differences;
}

function isMeant(found: TrendsLine, { label, breakdown, groupKind }: ExpectedLine): boolean {
  if (label !== null && label !== undefined && found.label !== label) return false;
  if (groupKind && found.groupKind !== groupKind) return false;
  const parts = breakdown === null || breakdown === undefined ? null : [breakdown].flat();
  return JSON.stringify(found.breakdown) === JSON.stringify(parts);
}

function valuesOf(name: string, expected: ExpectedLine, { found, facts }: { found: TrendsLine; facts: Expectation }): string[] {
  const compare = (what: string, wanted: number | null | undefined, actual: number | null | undefined) =>
    numberDifferences(`${name} ${what}`, { expected: wanted, found: actual }, facts);
  const sum = found.points.reduce((total, point) => total + (point.value ?? 0), 0);
  const periods = expected.points ? valueDifferences(`${name} points`, expected.points.length, found.points.length) : [];
  return [
    ...periods,
    ...(expected.points ?? []).flatMap((point, index) => {
      const actual = found.points[index];
      const sameName = withoutSeconds(point.period) === actual?.period;
      return sameName
        ? compare(point.period, point.value, actual.value)
        : [`${name}: point ${index + 1} is ${actual?.period}, not ${point.period}`];
    }),
    ...compare("sum", expected.sum, sum),
    ...compare("total", expected.total, found.total),
    ...compare("elapsedTotal", expected.elapsedTotal, found.elapsedTotal),
  ];
}

/** Cases write the hours of their periods with seconds. */
function withoutSeconds(period: string): string {
  return period.replace(/(T\d{2}:\d{2}):00$/, "$1");
}

/** The peer writes 0 where the product leaves a value unset; a case of our own may ask for the difference. */
function numberDifferences(
  what: string,
  { expected, found }: { expected: number | null | undefined; found: number | null | undefined },
  { tolerance, unsetIsNotZero }: Expectation,
): string[] {
  if (unsetIsNotZero && expected === null) return found === null ? [] : [`${what}: expected unset, got ${found}`];
  if (expected === null || expected === undefined) return [];
  if (!unsetIsNotZero && expected === 0 && found === null) return [];
  if (tolerance && typeof found === "number" && Math.abs(found - expected) <= tolerance) return [];
  return valueDifferences(what, expected, found ?? null);
}

type Listed = { of: "current" | "previous"; found: TrendsLine; setting: Setting };

/** The actors behind the points of a series; the empty period means the whole range. */
async function listDifferences(name: string, expected: ExpectedLine, { of, found, setting }: Listed): Promise<string[]> {
  const differences: string[] = [];
  for (const [period, wanted] of Object.entries(expected.actors ?? {})) {
    const group = found.breakdown && found.groupKind ? { group: found.breakdown, groupKind: found.groupKind } : {};
    const when = period === "" ? {} : { period: withoutSeconds(period) };
    const part = { letter: found.key, ...group, ...when, of, limit: 10_000, offset: 0 };
    const { actors = [] } = await setting.ask({ ...setting.definition, view: "actors", part });
    const names = actors.map(({ actor }) => actor);
    differences.push(...valueDifferences(`${name} ${period} actors`, [...wanted].sort().join(" "), names.sort().join(" ")));
  }
  return differences;
}
