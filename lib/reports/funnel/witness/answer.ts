import { DateTime } from "luxon";
import type { WalkSpec } from "../../../plan/walk.ts";
import { absencePhrase, storyOf } from "../../../vocabulary/actor-story.ts";
import { eventPhrase, joined, named, type Phrase, words } from "../../../vocabulary/phrase.ts";
import { asRecords, type RowRecord, type Rows } from "../../answer-rows.ts";
import { instantText } from "../../instant-text.ts";
import { areCut, notOneByOne } from "../../unit-rows.ts";
import type { Witness, WitnessPart } from "../../witness.ts";
import { chosenRows } from "./chosen-rows.ts";
import { type FunnelWitness, specAsked } from "./plan.ts";
import { deadlineOf, hitWithout, type Stop, stopOf, type Walked } from "./stop.ts";
import { type FoundAttempt, type Unit, type UnitRow, unitsOf } from "./unit-rows.ts";
import { byReport, reasonOf, rowsOf, verdictOf, witnessRow } from "./words.ts";

/** An attempt of the report, explained; null rows when none fit its times. */
export type Explained = { unit: Unit; walked: Walked | null; attempt: FoundAttempt; stop: Stop };

/** Explains every attempt that the report counts for the actor. */
export function explained(records: Parameters<typeof unitsOf>[0], { definition, frame }: Omit<FunnelWitness, "actor">): Explained[] {
  const spec = specAsked({ definition, frame });
  const cut = isCut(records);
  return unitsOf(records, spec.steps).flatMap((unit) => {
    const walks = unit.attempts.map((attempt) => ({ attempt, chosen: chosenRows(unit.rows, attempt, spec) }));
    const used = new Set<UnitRow>();
    return walks.map(({ attempt, chosen }): Explained => {
      if (cut) return { unit, attempt, walked: null, stop: attempt.depth === spec.steps ? { why: "converted" } : { why: "untold" } };
      if (!chosen) return { unit, attempt, walked: null, stop: { why: "contradiction", step: 0, row: null } };
      const walked = { attempt, chosen };
      for (const row of chosen) if (row) used.add(row);
      return { unit, attempt, walked, stop: stopOf(walked, unit, { spec, used }) };
    });
  });
}

const isCut = (records: Records): boolean => areCut(records.filter(({ of }) => of === "row"));

/** Why the actor is where it is in the funnel. */
export function witnessAnswer(rows: Rows, asked: FunnelWitness): Witness {
  const { definition, actor } = asked;
  const records = asRecords(rows);
  const spec = specAsked(asked);
  const all = explained(records, asked).filter(({ attempt }) => inBucket(attempt, asked));
  const story = storyOf(records, { actor, identity: definition.identity });
  const cut = isCut(records);
  const parts = all.map((each, index) => partOf(each, { asked, spec, place: all.length > 1 ? index + 1 : null }));
  return {
    kind: "funnel",
    actor,
    found: all.length > 0,
    verdict: all.length > 0 ? summary(all, definition) : absence(records, asked, story),
    parts: all.length > 0 ? parts : removedPart(records, asked, spec),
    resolvesTo: story.resolvesTo,
    broken: cut ? [] : all.flatMap(({ walked, attempt, stop }) => contradictions({ walked, attempt, stop }, spec)),
  };
}

function inBucket({ bucket }: FoundAttempt, { definition: { part }, frame }: FunnelWitness): boolean {
  if (part?.period === undefined) return true;
  return frame.spines[part.of]?.[bucket]?.period === part.period;
}

function summary(all: readonly Explained[], definition: FunnelWitness["definition"]): Phrase[] {
  const [only] = all;
  if (only && all.length === 1) return attemptWords(only, definition);
  const converted = all.filter(({ stop }) => stop.why === "converted").length;
  return [words(`Counts ${all.length} times, ${converted} of them converted.`)];
}

/** What became of an attempt; by the report alone where not all rows are known. */
function attemptWords({ walked, attempt, stop }: Explained, definition: FunnelWitness["definition"]): Phrase[] {
  if (walked) return verdictOf(walked, stop, definition);
  if (stop.why === "contradiction") return [words("No events fit the times of this attempt.")];
  return [...byReport(attempt, definition), ...notOneByOne];
}

type Placed = { asked: FunnelWitness; spec: WalkSpec; place: number | null };

function partOf(each: Explained, { asked, spec, place }: Placed): WitnessPart {
  const { definition } = asked;
  const { unit, walked, attempt, stop } = each;
  const held = unit.held.map((value, index) => `${definition.hold[index]} = ${value ?? "(not set)"}`).join(", ");
  const number = place === null ? "" : definition.attempt === "every" ? `Attempt ${place}` : held || `Unit ${place}`;
  const deadline = deadlineOf(attempt, spec);
  return {
    name: [number, definition.attempt === "every" ? held : ""].filter(Boolean).join(" · "),
    state: stop.why === "converted" ? "in" : attempt.open ? "open" : "out",
    verdict: attemptWords(each, definition),
    rows: walked ? rowsOf(walked, stop, asked) : [],
    deadline: deadline === null ? null : { micros: deadline, time: instantText(deadline) ?? "" },
  };
}

/** What the report says and its rows contradict. */
function contradictions({ walked, attempt, stop }: Omit<Explained, "unit">, spec: WalkSpec): string[] {
  if (!walked) return ["no events of the unit fit the times of its steps"];
  const entry = walked.chosen[0]?.micros ?? 0;
  const late = spec.windowMicros !== null && walked.chosen.some((row) => row && row.micros - entry > (spec.windowMicros ?? 0));
  return [
    ...(stop.why === "contradiction" ? [`an event could have served step ${stop.step + 1} and does not`] : []),
    ...(late ? ["a step lies after the window's end"] : []),
    ...(walked.chosen.length === attempt.depth ? [] : ["the steps reached are not as many as the report counts"]),
  ];
}

type Records = readonly RowRecord[];

function removal(records: Records, spec: WalkSpec): { unit: Unit; stop: Stop } | null {
  if (isCut(records)) return null;
  for (const unit of unitsOf(records, spec.steps)) {
    const hit = hitWithout(null, unit, spec);
    if (hit) return { unit, stop: { why: "excluded", ...hit } };
  }
  return null;
}

/** Why the actor takes no part. */
function absence(records: Records, asked: FunnelWitness, story: ReturnType<typeof storyOf>): Phrase[] {
  const { definition, actor } = asked;
  const removed = removal(records, specAsked(asked));
  if (removed) return [words("Left out of the report: "), ...reasonOf(removed.stop, definition), words(".")];
  if (isCut(records) && unitsOf(records, definition.steps.length).some(({ free }) => free.length > 0))
    return [words("Left out of the report by an event that it excludes."), ...notOneByOne];
  const entries = definition.order === "unordered" ? definition.steps : definition.steps.slice(0, 1);
  const entry = joined(entries.map(eventPhrase), ", ", " or ");
  const dayOf = (micros: number) => DateTime.fromMillis(micros / 1000, { zone: definition.timezone }).toFormat("d MMM yyyy");
  const absent = absencePhrase(story, { words: definition, actor, entry, dayOf });
  if (absent) return absent;
  if (definition.part?.period !== undefined) return [words("No attempt of "), named(actor), words(` begins in ${definition.part.period}.`)];
  return [words("It has no attempt in this report.")];
}

/** The rows that show why an exclusion took the actor out. */
function removedPart(records: Records, asked: FunnelWitness, spec: WalkSpec): WitnessPart[] {
  const removed = removal(records, spec);
  if (removed?.stop.why !== "excluded") return [];
  const { row, from, exclusion } = removed.stop;
  const after = asked.definition.exclusions[exclusion]?.after ?? 1;
  return [
    {
      name: "",
      state: "out",
      verdict: reasonOf(removed.stop, asked.definition),
      rows: [witnessRow(from, { role: `Step ${after}`, means: "beyond" }), witnessRow(row, { role: "Exclusion", means: "against" })],
      deadline: null,
    },
  ];
}
