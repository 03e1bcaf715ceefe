import type { PathsDefinition } from "../../../reports/paths/definition.ts";
import type { CleaningRule, PathsAnswer } from "../../../reports/paths/result/answer.ts";
import type { Row } from "../../reference/world.ts";
import { grouped } from "./fold.ts";
import { cleanedBy, isFoundBy, isInGroup, isNamedEvent, nodeOf, prefixOf, rawName, trimmed } from "./name.ts";
import { byCodePoint, firstOf } from "./order.ts";

const mostExamples = 5;

type Catch = { raw: string; result: string };

/** What every rule catches at its turn, over the rows that may become nodes. */
export function cleaningAnswer(rows: readonly Row[], definition: PathsDefinition): Partial<PathsAnswer> {
  const named = rows.filter((row) => isNamedEvent(row, definition));
  const caught = new Map<string, Catch[]>();
  const raws = new Set<string>();
  for (const row of named) {
    const { text, fromProperty } = rawName(row, definition);
    if (text === null) continue;
    raws.add(text);
    let name = trimmed(text, definition);
    for (const [index, rule] of definition.clean.entries()) {
      const isFound = isFoundBy(name, rule);
      name = cleanedBy(name, rule);
      if (isFound) note(caught, `clean ${index}`, { raw: text, result: name });
    }
    if (name === "") continue;
    const whole = prefixOf(row, fromProperty, definition) + name;
    const group = definition.groupNodes.findIndex((pattern) => isInGroup(whole, pattern));
    if (group !== -1) note(caught, `group ${group}`, { raw: text, result: definition.groupNodes[group] ?? "" });
  }
  const clean = definition.clean.map(({ regex }, index) => ruleOf("clean", index, regex));
  const groups = definition.groupNodes.map((pattern, index) => ruleOf("group", index, pattern));
  const nodes = named.map((row) => nodeOf(row, definition)).filter(({ kind }) => kind === "value");
  return {
    cleaning: [...clean, ...groups].map((rule) => ({ ...rule, ...factsOf(caught.get(`${rule.rule} ${rule.position - 1}`) ?? []) })),
    rawNames: raws.size,
    cleanNames: new Set(nodes.map(({ node }) => node)).size,
  };
}

function note(caught: Map<string, Catch[]>, key: string, found: Catch): void {
  caught.set(key, [...(caught.get(key) ?? []), found]);
}

function ruleOf(rule: CleaningRule["rule"], index: number, pattern: string): Pick<CleaningRule, "rule" | "position" | "pattern"> {
  return { rule, position: index + 1, pattern };
}

function factsOf(caught: readonly Catch[]): Pick<CleaningRule, "names" | "events" | "examples"> {
  const examples = grouped(caught, ({ raw }) => raw)
    .map((own) => ({ raw: own[0]?.raw ?? "", result: own[0]?.result ?? "", events: own.length }))
    .sort((a, b) => firstOf(b.events - a.events, byCodePoint(a.raw, b.raw)));
  return { names: examples.length, events: caught.length, examples: examples.slice(0, mostExamples) };
}
