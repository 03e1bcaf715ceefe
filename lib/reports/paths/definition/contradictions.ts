import type { z } from "zod";
import { type EventRef, eventNames } from "../../../vocabulary/event-ref.ts";
import type { PathPart, PathsDefinition } from "../definition.ts";
import { cleanRuleComplaint } from "./clean-rule.ts";
import { endKinds } from "./node.ts";

type Complaint = { path: (string | number)[]; message: string };

/** Adds an issue for each pair of settings that cannot both hold, saying what to change. */
export function refusePathContradictions(definition: PathsDefinition, context: z.RefinementCtx): void {
  const complaints = [
    ...unitComplaints(definition),
    ...nodeComplaints(definition),
    ...endComplaints(definition),
    ...funnelComplaints(definition),
    ...limitComplaints(definition),
    ...viewComplaints(definition),
  ];
  for (const { path, message } of complaints) context.addIssue({ code: "custom", path, message });
}

function unitComplaints({ per, window, countBy, compare }: PathsDefinition): Complaint[] {
  const complaints: Complaint[] = [];
  if (per === "session" && window !== undefined)
    complaints.push({ path: ["window"], message: "a session ends by itself: take the window out, or count paths per user" });
  if (per === "session" && typeof countBy === "object")
    complaints.push({ path: ["countBy"], message: `paths per session count sessions: choose per user to follow each ${countBy.property}` });
  if (per === "user" && countBy === "session")
    complaints.push({ path: ["countBy"], message: "to count sessions, choose paths per session" });
  if (compare) complaints.push({ path: ["compare"], message: "paths of two periods are two reports: take the comparison out" });
  return complaints;
}

function nodeComplaints({ clean, include, exclude, nodeLabel, nodeBy, nodeProperty }: PathsDefinition): Complaint[] {
  const complaints: Complaint[] = clean.flatMap((rule, index) => {
    const message = cleanRuleComplaint(rule);
    return message ? [{ path: ["clean", index], message: `cleaning rule ${index + 1}: ${message}` }] : [];
  });
  if (include?.every((name) => exclude.includes(name)))
    complaints.push({ path: ["exclude"], message: "every included event is excluded too: take one of the two lists back" });
  if (nodeLabel === "event_and_value" && nodeProperty === undefined && Object.keys(nodeBy).length === 0)
    complaints.push({ path: ["nodeLabel"], message: "to show values beside events, name a property to take them from" });
  return complaints;
}

function endComplaints(definition: PathsDefinition): Complaint[] {
  const { from, fromNode, to, toNode, include, exclude } = definition;
  const complaints: Complaint[] = [];
  if (from && fromNode !== undefined)
    complaints.push({ path: ["fromNode"], message: "say once where paths start: by an event (from) or by a name (fromNode)" });
  if (to && toNode !== undefined)
    complaints.push({ path: ["toNode"], message: "say once where paths end: by an event (to) or by a name (toNode)" });
  const isHidden = (name: string): boolean => exclude.includes(name) || (include !== undefined && !include.includes(name));
  const hides = (ref: EventRef | undefined): boolean =>
    Boolean(ref && (eventNames(ref) ?? []).length > 0 && eventNames(ref)?.every(isHidden));
  if (hides(from)) complaints.push({ path: ["from"], message: "the start event is hidden: include it, or choose another start" });
  if (hides(to)) complaints.push({ path: ["to"], message: "the end event is hidden: include it, or choose another end" });
  return complaints;
}

function funnelComplaints({ funnel, from, fromNode, to, toNode, countBy }: PathsDefinition): Complaint[] {
  if (!funnel) return [];
  const complaints: Complaint[] = [];
  const { steps, step, part } = funnel;
  if (from || to || fromNode !== undefined || toNode !== undefined)
    complaints.push({ path: ["funnel"], message: "the funnel already says where paths start and end: take the start and the end out" });
  if (step > steps.length)
    complaints.push({ path: ["funnel", "step"], message: `step ${step} does not exist; the funnel has ${steps.length} steps` });
  if ((part === "between" || part === "afterDropOff") && step < 2)
    complaints.push({ path: ["funnel", "step"], message: "there is no step before the first: choose step 2 or a later one" });
  if (countBy === "session")
    complaints.push({ path: ["countBy"], message: "paths of a funnel follow its actors: count users, or the values of a property" });
  return complaints;
}

function limitComplaints({ minCount, maxCount }: PathsDefinition): Complaint[] {
  if (minCount === undefined || maxCount === undefined || minCount <= maxCount) return [];
  return [{ path: ["maxCount"], message: `no edge has at least ${minCount} and at most ${maxCount}: exchange the two` }];
}

function viewComplaints({ view, part, clean, groupNodes, maxNodesPerStep }: PathsDefinition): Complaint[] {
  if (view === "actors")
    return part ? partComplaints(part) : [{ path: ["part"], message: "say which node, edge or sequence the list is for" }];
  if (view === "members" && part?.step === undefined) return [{ path: ["part", "step"], message: "say which step's (other) to open" }];
  if (view === "members" && maxNodesPerStep === null)
    return [{ path: ["maxNodesPerStep"], message: "without a limit of nodes nothing is in (other): set one" }];
  if (view === "cleaning" && clean.length + groupNodes.length === 0)
    return [{ path: ["clean"], message: "there is no rule to look at: add a cleaning rule or a group" }];
  return [];
}

function partComplaints({ step, node, kind, from, to, sequence }: PathPart): Complaint[] {
  const chosen = [node !== undefined, from !== undefined || to !== undefined, sequence !== undefined].filter(Boolean).length;
  if (chosen !== 1) return [{ path: ["part"], message: "name one of: a node, an edge (from and to), a sequence" }];
  if (sequence) return [];
  if (node !== undefined && endKinds.some((each) => each === kind))
    return [{ path: ["part", "node"], message: "how paths end is asked for as an edge: give from and to" }];
  if (step === undefined) return [{ path: ["part", "step"], message: "say at which step" }];
  if (node === undefined && (from === undefined || to === undefined))
    return [{ path: ["part"], message: "an edge has two ends: give from and to" }];
  return [];
}
