import { absencePhrase, type Story } from "../../../vocabulary/actor-story.ts";
import { eventPhrase, named, type Phrase, words } from "../../../vocabulary/phrase.ts";
import { matches, type UnitRow } from "../../unit-rows.ts";
import { birthRule } from "../plan/needs.ts";
import type { RetentionColumn } from "../result/answer.ts";
import { columnsOf } from "../result/columns.ts";
import { horizonOf, type Member, spanOf, spineOf, type Told } from "./members.ts";
import { bitOf, type RetentionWitness } from "./plan.ts";
import { cohortName, dayText, listed } from "./words.ts";

/** Why the unit is not in the cell, or in no cohort at all. */
export function absence(told: Told, asked: RetentionWitness, story: Story): Phrase[] {
  const { definition, actor } = asked;
  if (told.members.length > 0) return elsewhere(told.members, asked);
  const born = story.kept > 0 ? bornBefore(told, asked) : null;
  if (born) return born;
  const dayOf = (micros: number) => dayText(micros, asked);
  return (
    absencePhrase(story, { words: definition, actor, entry: eventPhrase(definition.start), dayOf }) ?? [
      words("It is in no cohort of this report."),
    ]
  );
}

/** Where births look back over all data: the first one lies before the range, or is not what the start asks for. */
function bornBefore({ earlier, rows }: Told, asked: RetentionWitness): Phrase[] | null {
  const { definition } = asked;
  const start = eventPhrase(definition.start);
  const rule = birthRule(definition);
  const isBirth = (row: UnitRow) => (rule === "first_of_name" ? matches(row, bitOf.name) : matches(row, bitOf.start) && row.passes);
  const before = earlier.find(isBirth);
  if (before && (rule === "first_ever" || rule === "first_of_name"))
    return [
      words("Its first "),
      ...(rule === "first_ever" ? start : [named(before.event)]),
      words(` ever was on ${dayText(before.micros, asked)}, before the dates of the report.`),
    ];
  const first = rule === "first_of_name" ? rows.find(isBirth) : undefined;
  if (!first) return null;
  const why = first.passes ? "is not one that the start asks for" : "is left out by the filters";
  return [words("Its first "), named(first.event), words(` ever, on ${dayText(first.micros, asked)}, ${why}: `), ...start, words(".")];
}

/** It is in a cohort, but not behind this cell. */
function elsewhere(members: readonly Member[], asked: RetentionWitness): Phrase[] {
  const { part } = asked.definition;
  const spine = spineOf(asked);
  const own = members.filter(({ cohort }) => part?.cohort === "all" || spine[cohort]?.period === part?.cohort);
  const [first] = own;
  if (!first) {
    const cohorts = listed([...new Set(members.map(({ cohort }) => cohortName(cohort, asked)))]);
    return [words(`Not in this cohort: it is in that of ${cohorts}.`)];
  }
  const column = columnsOf(asked.definition, spine.length)[part?.column ?? 0];
  if (column && !hasBegun(first, column, asked))
    return [
      words(`${column.label} of the cohort of ${cohortName(first.cohort, asked)} has not begun, or lies after the dates of the report.`),
    ];
  if (part?.group !== undefined) return [words("It is in this cohort, but not in the group "), named(part.group), words(".")];
  return [
    words(
      `${column?.label ?? "The cell"} of the cohort of ${cohortName(first.cohort, asked)} is still open, and the average counts closed cells alone.`,
    ),
  ];
}

function hasBegun(member: Member, column: RetentionColumn, asked: RetentionWitness): boolean {
  return member.cohort + column.from < spineOf(asked).length && spanOf(member, column, asked).from <= horizonOf(asked);
}
