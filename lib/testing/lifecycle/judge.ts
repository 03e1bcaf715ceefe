import { z } from "zod";
import type { LifecycleDefinition } from "../../reports/lifecycle/definition.ts";
import type { LifecycleAnswer, LifecyclePoint, LifecycleResult } from "../../reports/lifecycle/result/answer.ts";
import { setDifferences, valueDifferences } from "../difference.ts";
import type { Ask } from "../kind-tests.ts";
import { samePeriod } from "../same-period.ts";

const states = ["new", "returning", "resurrecting", "dormant"] as const;

const point = z.strictObject({
  period: z.string(),
  new: z.number().nullish(),
  returning: z.number().nullish(),
  resurrecting: z.number().nullish(),
  /** Negative, as it is drawn. */
  dormant: z.number().nullish(),
  quickRatio: z.number().nullish(),
  state: z.string().nullish(),
});
type ExpectedPoint = z.infer<typeof point>;

const lifecycleFacts = z.strictObject({
  period: z.strictObject({ from: z.string(), to: z.string() }).nullish(),
  points: z.array(point).nullish(),
  byBreakdown: z.record(z.string(), z.array(point).nullable()).nullish(),
  breakdownCount: z.number().nullish(),
  /** By period, then by state: who. */
  actors: z.record(z.string(), z.partialRecord(z.enum(states), z.array(z.string()).nullable()).nullable()).nullish(),
});
type LifecycleFacts = z.infer<typeof lifecycleFacts>;

const lifecycleExpectation = lifecycleFacts.extend({ previous: lifecycleFacts.nullish() });

/** Everything that a case asserts and the answers do not give, one sentence each. */
export async function judgeLifecycle(
  expect: Record<string, unknown>,
  definition: LifecycleDefinition,
  ask: Ask<LifecycleDefinition, LifecycleResult>,
): Promise<string[]> {
  const { previous, ...current } = lifecycleExpectation.parse(expect);
  const answer = await ask(definition);
  const differences = [...factDifferences(current, answer), ...(await actorDifferences(current, definition, ask))];
  if (!previous) return differences;
  if (!answer.previous) return [...differences, "there is no previous period"];
  return [...differences, ...factDifferences(previous, answer.previous).map((each) => `previous ${each}`)];
}

function factDifferences(facts: LifecycleFacts, answer: LifecycleAnswer): string[] {
  const groups = Object.entries(facts.byBreakdown ?? {});
  return [
    ...valueDifferences("period from", facts.period?.from, answer.period.from),
    ...valueDifferences("period to", facts.period?.to, answer.period.to),
    ...pointDifferences("", facts.points, answer.points),
    ...valueDifferences("number of groups", facts.breakdownCount, answer.groupCount),
    ...groups.flatMap(([name, points]) => {
      const group = answer.groups?.find((each) => each.group === name);
      return group ? pointDifferences(`group ${name} `, points, group.points) : [`group ${name}: no such group`];
    }),
  ];
}

function pointDifferences(
  what: string,
  expected: readonly ExpectedPoint[] | null | undefined,
  found: readonly LifecyclePoint[] | undefined,
): string[] {
  return (expected ?? []).flatMap(({ period, dormant, ...rest }) => {
    const own = found?.find((each) => samePeriod(each.period, period));
    if (!own) return [`${what}${period}: no such period`];
    const wanted = { ...rest, dormant: typeof dormant === "number" ? Math.abs(dormant) : dormant };
    return Object.entries(wanted).flatMap(([name, value]) =>
      valueDifferences(`${what}${period} ${name}`, value, own[name as keyof LifecyclePoint]),
    );
  });
}

async function actorDifferences(
  { actors }: LifecycleFacts,
  definition: LifecycleDefinition,
  ask: Ask<LifecycleDefinition, LifecycleResult>,
): Promise<string[]> {
  const differences: string[] = [];
  for (const [period, lists] of Object.entries(actors ?? {}))
    for (const state of states) {
      const expected = lists?.[state];
      if (!expected) continue;
      const part = { period, state, of: "current" as const, limit: 10_000, offset: 0 };
      const { actors: found = [] } = await ask({ ...definition, view: "actors", part });
      differences.push(
        ...setDifferences(
          `${state} in ${period}`,
          expected,
          found.map(({ actor }) => actor),
        ),
      );
    }
  return differences;
}
