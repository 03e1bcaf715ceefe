import { fullNumber } from "../../../format.ts";
import { endings, gapKey } from "../../../plan/paths.ts";
import { seconds } from "../../../vocabulary/duration.ts";
import { named, type Phrase, words } from "../../../vocabulary/phrase.ts";
import type { WitnessPart, WitnessRow } from "../../witness.ts";
import { apart, deadlineOf, momentOf, shownRow } from "../../witness-words.ts";
import { nodeNames } from "../definition/node.ts";
import { type PathsDefinition, pathWindow } from "../definition.ts";
import { pathsSpec } from "../plan/question.ts";
import type { FoundPath, PathFacts, PathNode, PathRow, Run, Sequence } from "./told.ts";

/** So many events of one node are shown, and so many that are hidden. */
const mostOfNode = 8;
const mostHidden = 12;

type Told = { path: FoundPath; behind: Run[][]; sequence: Sequence; nodes: PathFacts["nodes"]; definition: PathsDefinition };

/** A path of the unit: its nodes, the events behind each, and what is hidden between and after them. */
export function pathPart(told: Told, name: string): WitnessPart {
  const { path, behind, definition } = told;
  const window = pathWindow(definition);
  const { keep } = pathsSpec(definition);
  const start = behind[0]?.[0]?.last.micros ?? 0;
  return {
    name,
    state: path.inPart === false ? "out" : "in",
    ...(path.inPart === null ? {} : { standing: path.inPart ? "In this list" : "Another path" }),
    verdict: [...nodesPhrase(told), words(`. ${endWords(path, definition)}`)],
    rows: [...behind.flatMap((own, index) => stopRows(own, index + firstStep(told), told)), ...hiddenRows(told)].sort(
      (a, b) => a.micros - b.micros || a.tie - b.tie,
    ),
    deadline: window === null || keep !== "first" || definition.funnel ? null : deadlineOf(start + seconds(window) * 1_000_000),
  };
}

/** A path by the report alone, where not all of the unit's events are known. */
export function barePathPart(path: FoundPath, nodes: PathFacts["nodes"], definition: PathsDefinition): WitnessPart {
  const [first] = path.stops;
  const last = path.stops.at(-1);
  const took = first && last && last.micros > first.micros ? `, in ${apart(first.micros, last.micros)}` : "";
  const names = path.stops.flatMap(({ key, events }, index): Phrase[] => {
    const name = key === gapKey ? words(nodeNames.gap) : named(nodes.get(key)?.name ?? "");
    return [...(index === 0 ? [] : [words(" → ")]), name, ...(events > 1 && key !== gapKey ? [words(` ×${fullNumber(events)}`)] : [])];
  });
  return {
    name: "",
    state: path.inPart === false ? "out" : "in",
    ...(path.inPart === null ? {} : { standing: path.inPart ? "In this list" : "Another path" }),
    verdict: [...names, words(`${took}. ${endWords(path, definition)}`)],
    rows: [],
    deadline: null,
  };
}

/** The step of the first node: paths aligned at their end stand at the last steps. */
function firstStep({ path, definition }: Told): number {
  const { alignEnd, steps } = pathsSpec(definition);
  return alignEnd ? steps - path.stops.length + 1 : 1;
}

function nodesPhrase({ path, behind, nodes }: Told): Phrase[] {
  const names = path.stops.flatMap(({ key, events }, index): Phrase[] => {
    const arrow = index === 0 ? [] : [words(" → ")];
    if (key === gapKey) return [...arrow, words(`${nodeNames.gap} (${fullNumber(behind[index]?.length ?? 0)} nodes)`)];
    return [...arrow, named(nodes.get(key)?.name ?? ""), ...(events > 1 ? [words(` ×${fullNumber(events)}`)] : [])];
  });
  const [first, last] = [behind[0]?.[0]?.last, behind.at(-1)?.at(-1)?.last];
  const took = first && last && last.micros > first.micros ? [words(`, in ${apart(first.micros, last.micros)}`)] : [];
  return [...names, ...took];
}

/** How a path ends, and by which rule. */
function endWords({ ending }: FoundPath, definition: PathsDefinition): string {
  const { keep, steps } = pathsSpec(definition);
  if (keep !== "first") return "It ends where the report says.";
  if (ending === endings.continues) return `It goes on: only ${steps} steps are shown.`;
  if (ending === endings.hidden) return "It ends in hidden events.";
  if (definition.per === "session") return "Nothing more follows in the session.";
  return pathWindow(definition) === null ? "Nothing more follows." : "Nothing more follows within the window.";
}

function stopRows(runs: readonly Run[], step: number, { nodes }: Told): WitnessRow[] {
  const rows = runs.flatMap((run) => run.rows.map((row) => ({ row, node: nodes.get(run.key) })));
  const shown = rows.length > mostOfNode ? [...rows.slice(0, mostOfNode - 1), ...rows.slice(-1)] : rows;
  const left = rows.length - shown.length;
  return shown.map(({ row, node }, index) => {
    const isLast = index === shown.length - 1;
    const rest = isLast && left > 0 ? [words(`${fullNumber(left)} more before it; `)] : [];
    return shownRow(row, { role: runs.length > 1 ? "Between" : `Step ${step}`, means: "counts", note: [...rest, ...nodeNote(row, node)] });
  });
}

/** The node's name where the event alone does not say it, and what it was before the rules. */
function nodeNote({ event, raw }: PathRow, node: PathNode | undefined): Phrase[] {
  if (!node || node.name === event) return [];
  const before = raw !== null && raw !== node.name ? [words(", from "), named(raw)] : [];
  return [named(node.name), ...before];
}

/** The hidden and filtered events between the nodes and after the last. */
function hiddenRows({ behind, sequence, definition }: Told): WitnessRow[] {
  const [first, last] = [behind[0]?.[0]?.first, behind.at(-1)?.at(-1)?.last];
  if (!first || !last) return [];
  const isAfter = (row: PathRow) => row.micros > first.micros || (row.micros === first.micros && row.tie > first.tie);
  const places = sequence.rows.filter((row) => isAfter(row) && (!row.present || row.node === null));
  const between = places.filter(({ micros }) => micros <= last.micros);
  const after = places.filter(({ micros }) => micros > last.micros);
  return [...between.slice(0, mostHidden), ...after.slice(0, 3)].map((row) => hiddenRow(row, definition));
}

/** An event that is no node, and why. */
export function hiddenRow(row: PathRow, definition: PathsDefinition): WitnessRow {
  const { include, exclude } = definition;
  if (!row.present)
    return shownRow(row, { role: "Filtered", means: "beyond", note: [words("left out by the filters; it still divides sessions")] });
  const byName = exclude.includes(row.event) || (include !== undefined && !include.includes(row.event));
  const ofName = row.raw === null ? [] : [words(": "), named(row.raw)];
  const note = byName ? [words("events of this name are hidden")] : [words("nodes of its name are hidden"), ...ofName];
  return shownRow(row, { role: "Hidden", means: "beyond", note });
}

/** What a sequence is called: its session's id, or when it began. */
export function sequenceName({ id, key, rows }: Sequence, timezone: string): string {
  if (key === "") return "";
  return id === null ? `Session from ${momentOf(rows[0]?.micros ?? 0, timezone)}` : `Session ${id}`;
}
