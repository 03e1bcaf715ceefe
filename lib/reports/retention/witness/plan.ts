import { PlanBuilder } from "../../../plan/builder.ts";
import { call, column, integer } from "../../../plan/expression.ts";
import type { Plan } from "../../../plan/relation.ts";
import { unitsNamed } from "../../../vocabulary/actor-names.ts";
import { storyLayout, storyParts } from "../../../vocabulary/actor-story.ts";
import { eventNames } from "../../../vocabulary/event-ref.ts";
import { beginningOfTime, endOfTime } from "../../../vocabulary/event-scope.ts";
import { type Layout, own, type Tagged, taggedRows } from "../../../vocabulary/tagged-rows.ts";
import { unitRowsLayout, unitRowsPart } from "../../unit-rows.ts";
import type { WitnessAsked } from "../../witness.ts";
import type { RetentionDefinition } from "../definition.ts";
import { listedMembers, membersOfCell } from "../plan/actors.ts";
import { heldNames, rowColumns } from "../plan/births.ts";
import { type Frame, listedPeriod } from "../plan/frame.ts";
import { birthRule } from "../plan/needs.ts";
import type { Question } from "../plan/question.ts";
import { seenOf } from "../plan/seen.ts";

export type RetentionWitness = WitnessAsked<RetentionDefinition, Frame>;

/** Places of the references that rows are asked about. */
export const bitOf = { start: 0, return: 1, name: 2 } as const;

/** More returns after the range are not looked at. */
const mostLater = 100;

/** The report's own births and returns of one unit, whether the cell asked about is of its cohort, its rows, and who it is. */
export function witnessPlan({ definition, frame, actor }: RetentionWitness): Plan {
  const question: Question = { builder: new PlanBuilder(), definition: { ...definition, view: "actors" }, frame, actor };
  const name = listedPeriod(definition, frame);
  const members = listedMembers({ ...question, definition: { ...question.definition, breakdown: heldOnly(definition) } });
  const { units, births } = members.found;
  const { seen } = seenOf(question, name, members.found);
  const birth = { ...own(...units, "cohort"), tie: column("birth_tie"), time: call("micros", column("birth_time")) };
  taggedRows(question.builder, layoutOf(units), [
    { of: "member", from: births, columns: birth },
    { of: "seen", from: seen, columns: own(...units, "cohort", "column") },
    ...(definition.part ? [cellPart(question, units)] : []),
    ...rowsParts(question),
    ...storyParts({
      builder: question.builder,
      words: definition,
      actor,
      entries: [definition.start],
      period: frame.periods[name] ?? frame.periods.current,
    }),
  ]);
  return question.builder.plan();
}

/** Groups are nothing to one unit, but a value that must be the same on both events is part of it. */
const heldOnly = ({ breakdown }: RetentionDefinition) => (breakdown?.at === "both" ? breakdown : undefined);

function layoutOf(units: readonly string[]): Layout {
  return {
    ...Object.fromEntries(units.map((each) => [each, "text" as const])),
    cohort: "integer",
    column: "integer",
    ...unitRowsLayout,
    ...storyLayout,
  };
}

/** The unit's members of the cell; groups and rolling limits are found among all units. */
function cellPart(question: Question, units: readonly string[]): Tagged {
  const { actor = "", definition, ...rest } = question;
  const amongAll = definition.part?.group !== undefined || definition.windows === "rolling";
  const { builder } = question;
  const asked: Question = amongAll
    ? { ...rest, definition }
    : { ...question, definition: { ...definition, breakdown: heldOnly(definition) } };
  const cell = membersOfCell(asked, listedMembers(asked));
  return { of: "cell", from: unitsNamed({ builder, countBy: definition.countBy, units: cell }, actor), columns: own(...units, "cohort") };
}

/** The unit's rows in the range, what it did before where births look back, and its first returns after the range. */
function rowsParts(question: Question): Tagged[] {
  const { builder, definition, frame, actor = "" } = question;
  const { fromMicros, toMicros } = frame.periods[listedPeriod(definition, frame)] ?? frame.periods.current;
  const rule = birthRule(definition);
  const { start } = definition;
  const named = rule === "first_of_name" ? [{ event: eventNames(start) }] : [];
  const more = heldNames(question).length > 0 ? { more: (scope: Parameters<typeof rowColumns>[1]) => rowColumns(question, scope) } : {};
  const asked = { builder, words: definition, actor, ...more };
  const rows = unitRowsPart("row", { ...asked, refs: [start, definition.return, ...named], bounds: { from: fromMicros, until: toMicros } });
  if (definition.countBy === "session") return [rows];
  const looksBack = rule === "first_ever" || rule === "first_of_name";
  const before = { bounds: { from: beginningOfTime, until: fromMicros - 1 }, passing: rule === "first_ever", limit: 1 };
  const after = { from: toMicros + 1, until: endOfTime };
  return [
    rows,
    ...(looksBack ? [unitRowsPart("earlier", { ...asked, refs: [start, start, ...named], ...before })] : []),
    withReturnBit(unitRowsPart("later", { ...asked, refs: [definition.return], bounds: after, passing: true, limit: mostLater })),
  ];
}

/** Rows after the range match the return alone. */
const withReturnBit = (part: Tagged): Tagged => ({ ...part, columns: { ...part.columns, mask: integer(2 ** bitOf.return) } });
