import { fullNumber } from "../../../format.ts";
import { storyOf } from "../../../vocabulary/actor-story.ts";
import { type Phrase, spoken, words } from "../../../vocabulary/phrase.ts";
import { asRecords, type Rows } from "../../answer-rows.ts";
import { notOneByOne } from "../../unit-rows.ts";
import type { Witness, WitnessPart } from "../../witness.ts";
import { absenceOfAll, momentOf } from "../../witness-words.ts";
import type { PathsDefinition } from "../definition.ts";
import { noPath, notInFunnel } from "./no-path.ts";
import { barePathPart, hiddenRow, pathPart, sequenceName } from "./path-part.ts";
import { ownerOf, type PathsWitness } from "./plan.ts";
import { type FoundPath, type PathFacts, pathFacts, runsBehind, runsOf, type Sequence } from "./told.ts";

/** So many paths of one unit are shown. */
const mostShown = 25;

/** Which paths the actor has, and why the rest of what it did makes none. */
export function witnessAnswer(rows: Rows, asked: PathsWitness): Witness {
  const { definition, actor } = asked;
  const records = asRecords(rows);
  const facts = pathFacts(records, definition);
  const story = storyOf(records, { actor, identity: definition.identity });
  const { parts, without, broken } = told(facts, definition);
  const found = facts.paths.length > 0;
  const words = { ...definition, countBy: ownerOf(definition) };
  const dayOf = (micros: number) => momentOf(micros, definition.timezone);
  const absent = facts.sequences.length === 0 && !found ? absenceOfAll(story, { words, actor, dayOf }) : null;
  const rest = without.length > 0 ? withoutParts(without, definition) : [];
  return {
    kind: "paths",
    actor,
    found,
    verdict: absent ?? summary({ facts, without, definition, parts }),
    parts: parts.length === 0 && rest.length === 1 ? rest.map((part) => ({ ...part, name: "" })) : [...parts, ...rest],
    resolvesTo: story.resolvesTo,
    broken,
  };
}

/** A sequence without a path, and why. */
type Without = { sequence: Sequence; why: Phrase[] };
type Told = { parts: WitnessPart[]; without: Without[]; broken: string[] };

function told(facts: PathFacts, definition: PathsDefinition): Told {
  const byPart = (a: FoundPath, b: FoundPath) => Number(b.inPart ?? false) - Number(a.inPart ?? false);
  const shown = [...facts.paths].sort(byPart).slice(0, mostShown);
  if (facts.cut) return { parts: shown.map((path) => barePathPart(path, facts.nodes, definition)), without: [], broken: [] };
  const parts: WitnessPart[] = [];
  const broken: string[] = [];
  for (const path of shown) {
    const sequence = facts.sequences.find(({ key }) => key === path.sequence);
    const behind = sequence && runsBehind(path, runsOf(sequence, definition));
    if (!sequence || !behind) broken.push("no events of the unit fit the nodes of one of its paths");
    else parts.push(pathPart({ path, behind, sequence, nodes: facts.nodes, definition }, nameOf(sequence, shown.length, definition)));
  }
  if (definition.funnel) return { parts, without: [], broken };
  const used = new Set(facts.paths.map(({ sequence }) => sequence));
  const without = facts.sequences.flatMap((sequence): Without[] => {
    if (used.has(sequence.key)) return [];
    const why = noPath({ sequence, runs: runsOf(sequence, definition), definition });
    if (!why) broken.push("some of its events make a path that the report does not have");
    return why ? [{ sequence, why }] : [];
  });
  return { parts, without, broken };
}

function nameOf(sequence: Sequence, count: number, { timezone }: PathsDefinition): string {
  return sequenceName(sequence, timezone) || (count > 1 ? "A path" : "");
}

type Summed = { facts: PathFacts; without: readonly Without[]; definition: PathsDefinition; parts: readonly WitnessPart[] };

function summary({ facts, without, definition, parts }: Summed): Phrase[] {
  const { paths, sequences } = facts;
  const [only] = parts;
  const [first] = without;
  if (paths.length === 0 && definition.funnel) return notInFunnel(facts, definition);
  if (facts.cut) return [...summaryOfCut(facts, only), ...notOneByOne];
  if (paths.length === 0)
    return without.length === 1 && first
      ? [words("No path: "), ...first.why, words(".")]
      : [words(`None of its ${sequencesOf(sequences.length)} is a path.`)];
  const inPart = paths.filter((path) => path.inPart).length;
  const ofList = paths.some((path) => path.inPart !== null) ? `, ${fullNumber(inPart)} of them in this list` : "";
  const shown = paths.length > mostShown ? ` The first ${mostShown} are shown.` : "";
  if (paths.length === 1 && only && without.length === 0) return only.verdict;
  const among = definition.per === "session" && !definition.funnel ? ` in ${sequencesOf(sequences.length)}` : "";
  return [words(`${fullNumber(paths.length)} ${paths.length === 1 ? "path" : "paths"}${among}${ofList}.${shown}`)];
}

/** What the report has of a unit whose rows are not all known. */
function summaryOfCut({ paths, pathsCut }: PathFacts, only: WitnessPart | undefined): Phrase[] {
  if (paths.length === 0) return [words("It has no path in this report.")];
  if (paths.length === 1 && only) return only.verdict;
  if (pathsCut) return [words(`More than ${fullNumber(paths.length - 1)} paths. The first ${mostShown} are shown.`)];
  const inPart = paths.filter((path) => path.inPart).length;
  const ofList = paths.some((path) => path.inPart !== null) ? `, ${fullNumber(inPart)} of them in this list` : "";
  const shown = paths.length > mostShown ? ` The first ${mostShown} are shown.` : "";
  return [words(`${fullNumber(paths.length)} paths${ofList}.${shown}`)];
}

const sequencesOf = (count: number): string => `${fullNumber(count)} ${count === 1 ? "session" : "sessions"}`;

/** Sequences without a path, together where the reason is the same. */
function withoutParts(without: readonly Without[], definition: PathsDefinition): WitnessPart[] {
  const reasons = new Map<string, Without[]>();
  for (const each of without) reasons.set(spoken(each.why), [...(reasons.get(spoken(each.why)) ?? []), each]);
  return [...reasons.values()].map((same): WitnessPart => {
    const [{ sequence, why }] = same as [Without];
    const hidden = sequence.rows.filter(({ present, node }) => !present || node === null).slice(0, 3);
    const alone = same.length === 1;
    return {
      name: alone ? sequenceName(sequence, definition.timezone) || "No path" : sequencesOf(same.length),
      state: "out",
      standing: "No path",
      verdict: [words("No path: "), ...why, words(".")],
      rows: alone ? hidden.map((row) => hiddenRow(row, definition)) : [],
      deadline: null,
    };
  });
}
