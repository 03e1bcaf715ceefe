import type { RetentionDefinition, RetentionPart } from "../../reports/retention/definition.ts";
import type { RetentionActor, RetentionAnswer, RetentionCohort, RetentionResult } from "../../reports/retention/result/answer.ts";
import { setDifferences, valueDifferences } from "../difference.ts";
import type { Ask } from "../kind-tests.ts";
import { samePeriod } from "../same-period.ts";
import { averageDifferences, cohortDifferences } from "./judge/cohorts.ts";
import { type ExpectedActors, type RetentionFacts, retentionExpectation } from "./judge/facts.ts";

/** One period of a case, its answer, and how to get lists. */
type Comparison = {
  facts: RetentionFacts;
  answer: RetentionAnswer;
  definition: RetentionDefinition;
  list: (part: Pick<RetentionPart, "cohort"> & { group?: string }) => Promise<RetentionActor[]>;
};

/** Everything that a case asserts and the answers do not give, one sentence each. */
export async function judgeRetention(
  expect: Record<string, unknown>,
  definition: RetentionDefinition,
  ask: Ask<RetentionDefinition, RetentionResult>,
): Promise<string[]> {
  const { previous, ...current } = retentionExpectation.parse(expect);
  const answer = await ask(definition);
  const list =
    (of: "current" | "previous"): Comparison["list"] =>
    async (part) => {
      const whole = { column: 0, state: "retained" as const, limit: 10_000, offset: 0 };
      const { actors = [] } = await ask({ ...definition, view: "actors", part: { ...whole, ...part, of } });
      return actors;
    };
  const differences = await factDifferences({ facts: current, answer, definition, list: list("current") });
  if (!previous) return differences;
  if (!answer.previous) return [...differences, "there is no previous period"];
  const before = await factDifferences({ facts: previous, answer: answer.previous, definition, list: list("previous") });
  return [...differences, ...before.map((each) => `previous ${each}`)];
}

async function factDifferences(comparison: Comparison): Promise<string[]> {
  const { facts, answer, definition } = comparison;
  const gaps = Object.entries(facts.gaps ?? {});
  return [
    ...valueDifferences("period from", facts.period?.from, answer.period.from),
    ...valueDifferences("period to", facts.period?.to, answer.period.to),
    ...cohortDifferences("", { expected: facts.cohorts, found: answer.cohorts }, definition),
    ...averageDifferences("", facts.average ?? [], answer.average ?? []),
    ...(await breakdownDifferences(comparison)),
    ...(await actorDifferences(facts.actors ?? {}, comparison)),
    ...namedDifferences("significance", facts.significance, answer.significance),
    ...gaps.flatMap(([name, value]) =>
      valueDifferences(`gaps ${name}`, JSON.stringify(value), JSON.stringify((answer.gaps as Record<string, unknown> | undefined)?.[name])),
    ),
  ];
}

/** Each asserted word of an object. */
function namedDifferences(what: string, expected: object | null | undefined, found: object | undefined): string[] {
  return Object.entries(expected ?? {}).flatMap(([name, value]) =>
    valueDifferences(`${what} ${name}`, value, (found as Record<string, unknown> | undefined)?.[name]),
  );
}

async function breakdownDifferences(comparison: Comparison): Promise<string[]> {
  const { facts, answer, definition } = comparison;
  const names = (answer.groups ?? []).map(({ group }) => group);
  const differences = valueDifferences("number of groups", facts.breakdownCount, answer.groupCount);
  if (facts.breakdownValues) differences.push(...valueDifferences("groups", JSON.stringify(facts.breakdownValues), JSON.stringify(names)));
  for (const [name, expected] of Object.entries(facts.byBreakdown ?? {})) {
    const group = answer.groups?.find((each) => each.group === name);
    if (!group) differences.push(`group ${name}: no such group`);
    const what = `group ${name} `;
    differences.push(
      ...cohortDifferences(what, { expected: expected?.cohorts, found: group?.cohorts }, definition),
      ...averageDifferences(what, expected?.average ?? [], group?.average ?? []),
      ...(await actorDifferences(expected?.actors ?? {}, comparison, name)),
      ...namedDifferences(`${what}significance`, expected?.significance, group?.significance),
    );
  }
  return differences;
}

async function actorDifferences(lists: ExpectedActors, { answer, list }: Comparison, group?: string): Promise<string[]> {
  const differences: string[] = [];
  for (const [period, actors] of Object.entries(lists)) {
    if (!actors) continue;
    const cohort = answer.cohorts?.find((each: RetentionCohort) => samePeriod(each.period, period))?.period ?? period;
    const found = await list({ cohort, ...(group === undefined ? {} : { group }) });
    const where = `${group === undefined ? "" : `group ${group} `}cohort ${period}`;
    differences.push(
      ...setDifferences(
        `${where} actors`,
        Object.keys(actors),
        found.map(({ actor }) => actor),
      ),
    );
    for (const [actor, columns] of Object.entries(actors))
      differences.push(
        ...valueDifferences(
          `${where} ${actor}`,
          columns && JSON.stringify(columns),
          JSON.stringify(found.find((each) => each.actor === actor)?.columns),
        ),
      );
  }
  return differences;
}
