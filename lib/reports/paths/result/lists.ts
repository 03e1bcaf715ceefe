import type { RowRecord } from "../../answer-rows.ts";
import { nodeKinds } from "../definition/node.ts";
import type { PathsDefinition } from "../definition.ts";
import type { CleaningRule, PathActor, PathsAnswer, SequenceNode } from "./answer.ts";
import { nodeOf } from "./edges.ts";

type Reader = (rows: RowRecord[], definition: PathsDefinition, starters: number) => Partial<PathsAnswer>;

const inPlace = (rows: RowRecord[]): RowRecord[] => [...rows].sort((a, b) => Number(a.place) - Number(b.place));
const totalOf = (rows: RowRecord[]): number => Number(rows[0]?.total ?? 0);
const lengthOf = (rows: RowRecord[]): number => totalOf(rows.filter(({ part }) => part === "length"));

function nodesOf(row: RowRecord): SequenceNode[] {
  const kinds = row.kinds as unknown[];
  return (row.names as string[]).map((node, index) => ({ node, kind: nodeKinds[Number(kinds[index])] ?? "value" }));
}

/** The most frequent paths, how many there are, and what the rest comes to. */
export const sequencesResult: Reader = (rows, _, starters) => {
  const sequences = inPlace(rows.filter(({ part }) => part === "sequence")).map((row) => ({
    nodes: nodesOf(row),
    count: Number(row.count),
    share: Number(row.count) / starters,
    averageSeconds: Number(row.average_seconds),
    medianSeconds: Number(row.median_seconds),
  }));
  const sequenceCount = totalOf(rows.filter(({ part }) => part === "sequence"));
  const shown = sequences.reduce((sum, { count }) => sum + count, 0);
  return { sequences, sequenceCount, otherSequences: { sequences: sequenceCount - sequences.length, count: starters - shown } };
};

/** One page of the nodes behind `(other)`. */
export const membersResult: Reader = (rows) => {
  const own = inPlace(rows.filter(({ part }) => part === "member"));
  const members = own.map((row) => nodeOf({ ...row, from_key: row.key, from_kind: row.kind, from_name: row.name }));
  return { members, memberCount: lengthOf(rows) };
};

/** One page of paths behind a part. */
export const actorsResult: Reader = (rows) => {
  const own = inPlace(rows.filter(({ part }) => part === "actor"));
  return { actors: own.map(actorOf), actorCount: lengthOf(rows) };
};

function actorOf(row: RowRecord): PathActor {
  return {
    actor: String(row.actor),
    session: sessionOf(row.session_label),
    startTime: instant(Number(row.first_time)),
    endTime: instant(Number(row.last_time)),
    nodes: nodesOf(row),
  };
}

/** The source's name of a session, or the instant of its first event. */
function sessionOf(label: unknown): string | null {
  if (label === null || label === undefined) return null;
  const text = String(label);
  return /^~-?\d+$/.test(text) ? instant(Number(text.slice(1))) : text;
}

/** ISO instant with the digits that are there. */
function instant(micros: number): string {
  const iso = new Date(Math.floor(micros / 1000)).toISOString().slice(0, 19);
  const fraction = String(((micros % 1_000_000) + 1_000_000) % 1_000_000).padStart(6, "0");
  return fraction === "000000" ? `${iso}Z` : `${iso}.${fraction}Z`;
}

/** What each rule catches, and the names before and after all of them. */
export const cleaningResult: Reader = (rows, { clean, groupNodes }) => {
  const [names] = rows.filter(({ part }) => part === "names");
  const rules = [
    ...clean.map(({ regex }, index) => ({ rule: "clean" as const, position: index + 1, pattern: regex })),
    ...groupNodes.map((pattern, index) => ({ rule: "group" as const, position: index + 1, pattern })),
  ];
  const cleaning = rules.map((rule, index): CleaningRule => {
    const own = rows.filter((row) => Number(row.rule) === index + 1);
    const [facts] = own.filter(({ part }) => part === "rule");
    const examples = inPlace(own.filter(({ part }) => part === "example")).map(({ raw, result, events }) => ({
      raw: String(raw),
      result: String(result),
      events: Number(events),
    }));
    return { ...rule, names: Number(facts?.total ?? 0), events: Number(facts?.events ?? 0), examples };
  });
  return { cleaning, rawNames: Number(names?.total ?? 0), cleanNames: Number(names?.events ?? 0) };
};
