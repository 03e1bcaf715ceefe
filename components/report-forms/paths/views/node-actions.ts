import { ArrowLeftToLine, ArrowRightFromLine, EyeOff, Filter, FoldVertical, Plus, Split, Users } from "lucide-react";
import { fullNumber } from "../../../../lib/format.ts";
import { mostSteps } from "../../../../lib/reports/paths/definition.ts";
import type { PartAction } from "../../../report/part-menu.tsx";
import { endingAt, type PathsPatch, startingAt } from "../draft.ts";
import type { ActionContext } from "./actions.ts";
import { plainEvent } from "./as-event.ts";
import { funnelOf, mainWay } from "./as-funnel.ts";
import type { ChosenNode } from "./chosen.ts";

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What one can do with a node. */
export function nodeActions(node: ChosenNode, context: ActionContext): PartAction[] {
  switch (node.kind) {
    case "value":
      return [
        people(node, context),
        ...anchors(node, context),
        ...hiding(node, context),
        ...expanding(node, context),
        ...funnel(node, context),
      ];
    case "unset":
      return [people(node, context), { label: "Hide what is not set", icon: EyeOff, onSelect: () => context.onPatch({ hideUnset: true }) }];
    case "other":
      return [...folded(node, context), people(node, context)];
    case "gap":
      return [people(node, context), ...longer(context)];
    default:
      return [...endings(node, context), ...(node.kind === "continues" ? longer(context) : [])];
  }
}

function people({ step, name, kind, count }: ChosenNode, { unit, onPeople }: ActionContext): PartAction {
  return { label: `${capital(unit)} here`, icon: Users, hint: fullNumber(count), onSelect: () => onPeople({ step, node: name, kind }) };
}

/** The start and the end as the catalogue knows it, so that it can be filtered; else by its name. */
export function asAnchor(name: string, context: ActionContext): { event: { event: string } } | { node: string } {
  const event = plainEvent(name, context);
  return event === null ? { node: name } : { event: { event } };
}

function anchors({ name }: ChosenNode, context: ActionContext): PartAction[] {
  const { onPatch } = context;
  return [
    { label: "Start here", icon: ArrowRightFromLine, onSelect: () => onPatch(startingAt(asAnchor(name, context))) },
    { label: "End here", icon: ArrowLeftToLine, onSelect: () => onPatch(endingAt(asAnchor(name, context))) },
  ];
}

/** A start or an end cannot be hidden. */
function hiding({ name }: ChosenNode, context: ActionContext): PartAction[] {
  const { definition, onPatch } = context;
  const { from, to, fromNode, toNode, exclude, excludeNodes } = definition;
  if ([from?.event, to?.event, fromNode, toNode].includes(name)) return [];
  const event = plainEvent(name, context);
  const patch: PathsPatch = event === null ? { excludeNodes: [...excludeNodes, name] } : { exclude: [...exclude, event] };
  return [{ label: "Hide", icon: EyeOff, onSelect: () => onPatch({ ...patch, part: undefined }) }];
}

function expanding({ name }: ChosenNode, context: ActionContext): PartAction[] {
  const { definition, catalogue, onPatch } = context;
  const event = plainEvent(name, context);
  if (event === null) return [];
  const { nodeBy, fromNode, toNode } = definition;
  const choices = catalogue.properties
    .filter(({ of, events }) => of === "event" && (events === undefined || events.includes(event)))
    .slice(0, 30)
    .map(({ name: property }) => ({
      label: property,
      onSelect: () =>
        onPatch({
          nodeBy: { ...nodeBy, [event]: property },
          nodeLabel: "event_and_value",
          ...(fromNode === event ? { fromNode: undefined, from: { event } } : {}),
          ...(toNode === event ? { toNode: undefined, to: { event } } : {}),
        }),
    }));
  return choices.length > 0 ? [{ label: "Expand by property", icon: Split, choices }] : [];
}

function funnel(node: ChosenNode, context: ActionContext): PartAction[] {
  const href = funnelOf(mainWay(node, context.result, context.definition), context);
  return href === null ? [] : [{ label: "Make a funnel of this path", icon: Filter, href }];
}

function folded({ step, facts }: ChosenNode, { definition, onPatch, onMembers }: ActionContext): PartAction[] {
  const { maxNodesPerStep } = definition;
  const members = facts?.members === undefined ? "its members" : `${fullNumber(facts.members)} nodes`;
  return [
    { label: `Open: ${members}`, icon: FoldVertical, onSelect: () => onMembers(step) },
    ...(maxNodesPerStep === null || maxNodesPerStep > 990
      ? []
      : [
          {
            label: "Draw 5 more nodes per step",
            icon: Plus,
            onSelect: () => onPatch({ maxNodesPerStep: maxNodesPerStep + 5 }),
          },
        ]),
  ];
}

function longer({ definition: { maxSteps }, onPatch }: ActionContext): PartAction[] {
  if (maxSteps >= mostSteps) return [];
  return [{ label: "One more step", icon: Plus, onSelect: () => onPatch({ maxSteps: maxSteps + 1 }) }];
}

/** How paths end is asked for by the node that they end after. */
function endings({ step, name, kind }: ChosenNode, { result, unit, onPeople, onPatch }: ActionContext): PartAction[] {
  const choices = (result.edges ?? [])
    .filter((edge) => edge.step === step - 1 && edge.toKind === kind)
    .map((edge) => ({
      label: `${edge.from} · ${fullNumber(edge.count)}`,
      onSelect: () => onPeople({ step: edge.step, from: edge.from, fromKind: edge.fromKind, to: name, toKind: kind }),
    }));
  return [
    ...(choices.length > 0 ? [{ label: `${capital(unit)}, by what came before`, icon: Users, choices }] : []),
    { label: "Do not draw how paths end", icon: EyeOff, onSelect: () => onPatch({ dropOff: false }) },
  ];
}
