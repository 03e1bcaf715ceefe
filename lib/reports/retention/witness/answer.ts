import { storyOf } from "../../../vocabulary/actor-story.ts";
import { type Phrase, words } from "../../../vocabulary/phrase.ts";
import type { Rows } from "../../answer-rows.ts";
import { instantText } from "../../instant-text.ts";
import type { Witness, WitnessPart } from "../../witness.ts";
import { columnsOf } from "../result/columns.ts";
import { absence } from "./absence.ts";
import { cameIn, columnAsked, isBack, isOpen, type Member, seenIn, spanOf, spineOf, toldOf } from "./members.ts";
import type { RetentionWitness } from "./plan.ts";
import { rowsOf } from "./rows.ts";
import { cohortName, verdictOf } from "./words.ts";

/** More cohorts of one unit than this are not told one by one. */
const mostParts = 30;

/** Why the unit is in its cohorts, and whether it came back. */
export function witnessAnswer(answer: Rows, asked: RetentionWitness): Witness {
  const { definition, actor } = asked;
  const told = toldOf(answer, asked);
  const members = definition.part ? told.members.filter(({ inCell }) => inCell) : told.members;
  const story = storyOf(told.records, { actor, identity: definition.identity });
  return {
    kind: "retention",
    actor,
    found: members.length > 0,
    verdict: members.length > 0 ? summary(members, asked) : absence(told, asked, story),
    parts: members.slice(0, mostParts).map((member) => partOf(member, asked)),
    resolvesTo: story.resolvesTo,
    broken: told.members.filter(({ cut }) => !cut).flatMap((member) => contradictions(member, asked)),
  };
}

function summary(members: readonly Member[], asked: RetentionWitness): Phrase[] {
  const [only] = members;
  if (only && members.length === 1) return verdictOf(only, asked);
  const column = columnAsked(asked);
  const back = column ? members.filter((member) => isBack(member, column, asked)).length : 0;
  const came = column ? `, and came back in ${column.label} in ${back} of them` : "";
  const cut = members.length > mostParts ? ` The first ${mostParts} are shown.` : "";
  return [words(`In ${members.length} cohorts${came}.${cut}`)];
}

const standings = { in: "Came back", out: "Did not come back", open: "Not back yet" } as const;

function partOf(member: Member, asked: RetentionWitness): WitnessPart {
  const column = columnAsked(asked);
  const name = [`Cohort of ${cohortName(member.cohort, asked)}`, member.held ?? ""].filter(Boolean).join(" · ");
  const told = { name, verdict: verdictOf(member, asked), rows: rowsOf(member, asked) };
  if (!column) return { ...told, state: "in", deadline: null };
  const span = spanOf(member, column, asked);
  const state = isBack(member, column, asked) ? "in" : isOpen(member, column, asked) ? "open" : "out";
  const rangeEnd = spineOf(asked).at(-1)?.endMicros ?? span.to;
  const last = Math.min(span.to, rangeEnd) - 1;
  const ends = span.to > rangeEnd || asked.definition.returning === "on_or_after" ? "End of the dates" : `End of ${column.label}`;
  return { ...told, state, standing: standings[state], deadline: { micros: last, time: instantText(last) ?? "", name: ends } };
}

/** What the report says and its rows contradict. */
function contradictions(member: Member, asked: RetentionWitness): string[] {
  const spine = spineOf(asked);
  const columns = columnsOf(asked.definition, spine.length).filter(({ column, from }) => column > 0 && member.cohort + from < spine.length);
  const differs = columns.filter((column) => seenIn(member, column, asked) !== cameIn(member, column, asked).length > 0);
  return [
    ...(member.birth.event === "" && member.birth.mask === 0 ? ["no event of the unit stands at its birth"] : []),
    ...differs.map(({ label }) => `the report and the events differ about ${label} of ${cohortName(member.cohort, asked)}`),
  ];
}
