import type { StickinessDefinition } from "../../reports/stickiness/definition.ts";
import type { Distribution, StickinessResult } from "../../reports/stickiness/result/answer.ts";
import { setDifferences, valueDifferences } from "../difference.ts";
import type { Ask } from "../kind-tests.ts";
import { samePeriod } from "../same-period.ts";
import { type ExpectedSeries, type StickinessFacts, stickinessExpectation } from "./judge/facts.ts";

/** Everything that a case asserts and the answers do not give, one sentence each. */
export async function judgeStickiness(
  expect: Record<string, unknown>,
  definition: StickinessDefinition,
  ask: Ask<StickinessDefinition, StickinessResult>,
): Promise<string[]> {
  const facts = stickinessExpectation.parse(expect);
  const answer = await ask(definition);
  return [
    ...seriesDifferences(facts, answer),
    ...powerDifferences(facts, answer),
    ...ratioDifferences(facts, answer),
    ...(await actorDifferences(facts, definition, ask)),
  ];
}

function seriesDifferences({ series }: StickinessFacts, answer: StickinessResult): string[] {
  return (["current", "previous"] as const).flatMap((of) => {
    const expected = (series ?? []).filter(({ compare }) => (compare ?? "current") === of);
    const found = of === "current" ? answer.series : answer.previous?.series;
    return expected.flatMap((each, index) => {
      const what = `${of} series ${index + 1}`;
      const own = found?.[index];
      return own ? [...valueDifferences(`${what} label`, each.label, own.label), ...valuesDifferences(what, each, own)] : [`${what}: none`];
    });
  });
}

function valuesDifferences(what: string, expected: Pick<ExpectedSeries, "values" | "actors">, found: Distribution): string[] {
  return [
    ...valueDifferences(`${what} number of intervals`, expected.values?.length, found.values.length),
    ...valueDifferences(`${what} actors`, expected.actors, found.actors),
    ...(expected.values ?? []).flatMap(({ periods, count, rate }) => {
      const own = found.values.find((each) => each.periods === periods);
      return [
        ...valueDifferences(`${what} with ${periods}`, count, own?.count),
        ...valueDifferences(`${what} rate with ${periods}`, rate, own?.rate),
      ];
    }),
  ];
}

function powerDifferences({ power }: StickinessFacts, answer: StickinessResult): string[] {
  return (power ?? []).flatMap((expected) => {
    const what = `power ${expected.label ?? ""} ${expected.days} days`;
    const own = answer.power?.find(({ days, label }) => days === expected.days && (expected.label ?? label) === label);
    return own
      ? valuesDifferences(what, { ...expected, values: undefined }, own).concat(someValues(what, expected, own))
      : [`${what}: none`];
  });
}

/** Of a window's many values a case lists those above zero. */
function someValues(what: string, { values }: Pick<ExpectedSeries, "values">, found: Distribution): string[] {
  const text = ({ periods, count }: { periods: number; count?: number | null | undefined }) => `${periods}: ${count}`;
  return values ? setDifferences(what, values.map(text), found.values.filter(({ count }) => count > 0).map(text)) : [];
}

function ratioDifferences({ ratio }: StickinessFacts, answer: StickinessResult): string[] {
  return (ratio ?? []).flatMap(({ points }, index) =>
    points.flatMap((expected) => {
      const own = answer.ratio?.[index]?.points.find(({ period }) => samePeriod(period, expected.period));
      return (["day", "dau", "wau", "mau", "dauPerWauRate", "dauPerMauRate"] as const).flatMap((name) =>
        valueDifferences(`ratio ${expected.period} ${name}`, expected[name], own?.[name]),
      );
    }),
  );
}

async function actorDifferences(
  { actors }: StickinessFacts,
  definition: StickinessDefinition,
  ask: Ask<StickinessDefinition, StickinessResult>,
): Promise<string[]> {
  const differences: string[] = [];
  for (const how of ["exactly", "atLeast", "atMost"] as const)
    for (const [periods, expected] of Object.entries(actors?.[how] ?? {})) {
      if (!expected) continue;
      const part = { series: 0, periods: Number(periods), how, of: "current" as const, limit: 10_000, offset: 0 };
      const { actors: found = [] } = await ask({ ...definition, view: "actors", part });
      differences.push(
        ...setDifferences(
          `actors ${how} ${periods}`,
          expected,
          found.map(({ actor }) => actor),
        ),
      );
    }
  return differences;
}
