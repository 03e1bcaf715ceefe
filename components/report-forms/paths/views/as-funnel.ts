import { type PathsDefinition, pathWindow } from "../../../../lib/reports/paths/definition.ts";
import type { PathsResult, SequenceNode } from "../../../../lib/reports/paths/result/answer.ts";
import type { EventRef } from "../../../../lib/vocabulary/event-ref.ts";
import type { Catalogue } from "../../../inputs/catalogue.tsx";
import { reportAddress } from "../../../report/report-address.ts";
import { nodeEvents } from "./as-event.ts";
import type { ChosenNode } from "./chosen.ts";

type Context = { definition: PathsDefinition; catalogue: Pick<Catalogue, "events">; test: string | null };

const mostFunnelSteps = 20;

/** The address of a funnel with the nodes of a path as its steps; null where a node cannot be asked for exactly. */
export function funnelOf(nodes: readonly SequenceNode[], { definition, catalogue, test }: Context): string | null {
  const steps = nodes.map((node) => nodeEvents(node, { definition, catalogue }));
  if (steps.length < 2 || steps.length > mostFunnelSteps || steps.some((each) => each === null)) return null;
  const { per, range, timezone, weekStart, filters, countBy, identity, daysOfWeek, cohorts, sessionTimeoutMinutes, from, to } = definition;
  const exact = (steps as EventRef[]).map((step, index) => (index === 0 && from ? from : index === steps.length - 1 && to ? to : step));
  return reportAddress(
    "funnel",
    {
      ...{ steps: exact, range, timezone, weekStart, filters, identity, daysOfWeek, cohorts, sessionTimeoutMinutes },
      ...(per === "session" ? { countBy: "session" } : { countBy, window: pathWindow(definition) }),
    },
    { test },
  );
}

/** The way most paths take through a node: back to where they begin, and on to the end if there is one; empty where it is lost in a fold. */
export function mainWay({ step, name, kind }: ChosenNode, { edges = [] }: PathsResult, definition: PathsDefinition): SequenceNode[] {
  const before: SequenceNode[] = [];
  const after: SequenceNode[] = [];
  let first = step;
  for (let at = { step, node: name, kind }; ; ) {
    const [edge] = edges
      .filter((each) => each.step === at.step - 1 && each.to === at.node && each.toKind === at.kind && each.fromKind === "value")
      .sort((a, b) => b.count - a.count);
    if (!edge) break;
    at = { step: edge.step, node: edge.from, kind: edge.fromKind };
    before.unshift({ node: at.node, kind: at.kind });
    first = at.step;
  }
  if (first !== Math.min(first, ...edges.map((each) => each.step))) return [];
  const counted = definition.to !== undefined || definition.toNode !== undefined;
  for (let at = { step, node: name, kind }; counted; ) {
    const [edge] = edges
      .filter((each) => each.step === at.step && each.from === at.node && each.fromKind === at.kind && each.toKind === "value")
      .sort((a, b) => b.count - a.count);
    if (!edge) {
      if (edges.some((each) => each.step === at.step && each.from === at.node && each.fromKind === at.kind)) return [];
      break;
    }
    at = { step: edge.step + 1, node: edge.to, kind: edge.toKind };
    after.push({ node: at.node, kind: at.kind });
  }
  return [...before, { node: name, kind }, ...after];
}
