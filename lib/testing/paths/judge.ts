import { z } from "zod";
import { type NodeKind, nodeKinds } from "../../reports/paths/definition/node.ts";
import type { PathPart, PathsDefinition } from "../../reports/paths/definition.ts";
import type { PathEdge, PathsResult } from "../../reports/paths/result/answer.ts";
import { setDifferences, valueDifferences } from "../difference.ts";
import type { Ask } from "../kind-tests.ts";

const fact = z.number().nullish();
const kind = z.enum(nodeKinds).optional();
const sum = z.object({ edges: fact, count: fact });

const pathFacts = z.strictObject({
  edges: z
    .array(
      z.strictObject({
        ...{ step: z.number(), from: z.string(), fromKind: kind, to: z.string(), toKind: kind },
        ...{ count: fact, share: fact, averageSeconds: fact, medianSeconds: fact },
      }),
    )
    .optional(),
  complete: z.union([z.boolean(), z.strictObject({ step: z.number() })]).optional(),
  actors: z.record(z.string(), z.array(z.string())).optional(),
  nodes: z
    .array(
      z.strictObject({
        ...{ step: z.number(), node: z.string(), kind, arrive: fact, begin: fact, goOn: fact, end: fact },
        ...{ hidden: fact, continues: fact, events: fact, members: fact },
      }),
    )
    .optional(),
  steps: z.array(z.record(z.string(), z.number())).optional(),
  starters: fact,
  unit: z.string().optional(),
  totals: z.record(z.string(), sum).optional(),
  hidden: sum.optional(),
  sequences: z
    .array(z.strictObject({ nodes: z.array(z.string()), count: fact, share: fact, medianSeconds: fact, averageSeconds: fact }))
    .optional(),
  sequenceCount: fact,
  otherSequences: z.record(z.string(), z.number()).optional(),
  members: z.array(z.string()).optional(),
  cleaning: z.array(z.record(z.string(), z.unknown())).optional(),
  rawNames: fact,
  cleanNames: fact,
});
type PathFacts = z.infer<typeof pathFacts>;

type Json = Record<string, unknown>;

/** Everything that a case asserts and the answers do not give, one sentence each. */
export async function judgePaths(expected: Json, definition: PathsDefinition, ask: Ask<PathsDefinition, PathsResult>): Promise<string[]> {
  const facts = pathFacts.parse(Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== null)));
  const answer = await ask(definition);
  const { starters, sequenceCount, rawNames, cleanNames, unit } = facts;
  return [
    ...answer.broken.map((each) => `broken: ${each}`),
    ...edgeDifferences(facts, answer),
    ...nodeDifferences(facts, answer),
    ...sequenceDifferences(facts, answer),
    ...(await actorDifferences(facts, answer, (part) => ask({ ...definition, view: "actors", part }))),
    ...recordDifferences({ starters, sequenceCount, rawNames, cleanNames, unit }, answer, "answer"),
    ...(facts.steps ?? []).flatMap((step) =>
      recordDifferences(
        step,
        answer.steps?.find((each) => each.step === step.step),
        `step ${step.step}`,
      ),
    ),
    ...Object.entries(facts.totals ?? {}).flatMap(([name, own]) => recordDifferences(own, answer.totals?.[name as "total"], name)),
    ...recordDifferences(facts.hidden ?? {}, answer.hidden, "hidden"),
    ...recordDifferences(facts.otherSequences ?? {}, answer.otherSequences, "other sequences"),
    ...(facts.members
      ? orderDifferences(
          "members",
          facts.members,
          (answer.members ?? []).map(({ node }) => node),
        )
      : []),
    ...cleaningDifferences(facts, answer),
  ];
}

function recordDifferences(expected: Json, actual: Json | undefined, what: string): string[] {
  return Object.entries(expected).flatMap(([name, value]) => valueDifferences(`${what} ${name}`, value, actual?.[name]));
}

function orderDifferences(what: string, expected: readonly string[], actual: readonly string[]): string[] {
  const [left, right] = [JSON.stringify(expected), JSON.stringify(actual)];
  return left === right ? [] : [`${what}: expected ${left}, got ${right}`];
}

function edgeDifferences({ edges, complete }: PathFacts, answer: PathsResult): string[] {
  const inScope = ({ step }: { step: number }): boolean => typeof complete !== "object" || complete.step === step;
  const found = answer.edges ?? [];
  const differences = (edges ?? []).flatMap(({ step, from, to, fromKind, toKind, ...numbers }) => {
    const isIt = (edge: PathEdge): boolean =>
      edge.step === step && edge.from === from && edge.to === to && isKind(edge.fromKind, fromKind) && isKind(edge.toKind, toKind);
    const own = found.filter(isIt);
    const what = `edge ${step} ${from} → ${to}`;
    return own.length === 1 ? recordDifferences(numbers, own[0], what) : [`${what}: found ${own.length} times`];
  });
  if (!complete) return differences;
  const text = ({ step, from, to }: { step: number; from: string; to: string }): string => `${step} ${from} → ${to}`;
  return [...differences, ...setDifferences("edges", (edges ?? []).filter(inScope).map(text), found.filter(inScope).map(text))];
}

const isKind = (found: NodeKind, expected: NodeKind | undefined): boolean => expected === undefined || found === expected;

function nodeDifferences({ nodes }: PathFacts, answer: PathsResult): string[] {
  return (nodes ?? []).flatMap(({ step, node, kind: expected, ...numbers }) => {
    const own = (answer.nodes ?? []).filter((each) => each.step === step && each.node === node && isKind(each.kind, expected));
    const what = `node ${step} ${node}`;
    return own.length === 1 ? recordDifferences(numbers, own[0], what) : [`${what}: found ${own.length} times`];
  });
}

function sequenceDifferences({ sequences }: PathFacts, answer: PathsResult): string[] {
  if (!sequences) return [];
  const names = ({ nodes }: { nodes: string[] }): string => nodes.join(" → ");
  const found = (answer.sequences ?? []).map(({ nodes, ...rest }) => ({ nodes: nodes.map(({ node }) => node), ...rest }));
  return [
    ...orderDifferences("sequences", sequences.map(names), found.map(names)),
    ...sequences.flatMap(({ nodes, ...numbers }, index) => recordDifferences(numbers, found[index], `sequence ${nodes.join(" → ")}`)),
  ];
}

function cleaningDifferences({ cleaning }: PathFacts, answer: PathsResult): string[] {
  return (cleaning ?? []).flatMap(({ examples, ...expected }, index) => {
    const found = answer.cleaning?.[index];
    const own = recordDifferences(expected, found, `rule ${index + 1}`);
    return examples
      ? [...own, ...orderDifferences(`examples of rule ${index + 1}`, [JSON.stringify(examples)], [JSON.stringify(found?.examples)])]
      : own;
  });
}

/** The list behind "step|from|to" names each user behind the counted paths, once or more. */
async function actorDifferences(
  { actors }: PathFacts,
  answer: PathsResult,
  list: (part: PathPart) => Promise<PathsResult>,
): Promise<string[]> {
  const differences: string[] = [];
  for (const [key, expected] of Object.entries(actors ?? {})) {
    const edge = (answer.edges ?? []).find(({ step, from, to }) => `${step}|${from}|${to}` === key);
    if (!edge) {
      differences.push(`actors of ${key}: there is no such edge`);
      continue;
    }
    const { step, from, fromKind, to, toKind, count } = edge;
    const found = await list({ kind: "value", step, from, fromKind, to, toKind, limit: 10_000, offset: 0 });
    const names = (found.actors ?? []).map(({ actor }) => actor);
    differences.push(...setDifferences(`actors of ${key}`, expected, names), ...valueDifferences(`length of ${key}`, count, names.length));
  }
  return differences;
}
