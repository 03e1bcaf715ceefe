import { aggregate, all, call, column, type Expression, integer } from "../../../plan/expression.ts";
import { actorsWith, amongActors, base, isAnyActive } from "./actives.ts";
import { featureColumns, featureNames } from "./features.ts";
import { calendarNamed, canTellRegular, type PeriodName } from "./frame.ts";
import { usersAmong, usersOf } from "./pairs.ts";
import { cells, columnsOf, once, type Question } from "./question.ts";
import { quickBaseCell } from "./quick/base.ts";
import { quickUsers } from "./quick/pairs.ts";

/** Who was exposed; per feature who of them tried it, came back to it, and is regular. */
export function stageCells(question: Question, name: PeriodName): string[] {
  const { definition } = question;
  const feature = featureColumns(definition);
  const grouped = columnsOf(featureNames(definition));
  const quick = quickTried(question, name);
  const from = quick ?? triedBy(question, name);
  const count = (where?: Expression) => (quick ? aggregate("sum", [column("units")], where) : aggregate("count_rows", [], where));
  const stage = (kind: string, where?: Expression) => cells(question, { from, name, kind, feature, count: count(where), grouped });
  return [
    exposedCell(question, name),
    stage("tried"),
    stage("repeated", inStage(question, name, "repeated")),
    ...(canTell(question, name) ? [stage("regular", inStage(question, name, "regular"))] : []),
  ];
}

function exposedCell(question: Question, name: PeriodName): string {
  const quick = question.definition.exposure || question.definition.eligible.length > 0 ? null : quickBaseCell(question, name, "exposed");
  const count = aggregate("count_rows");
  return quick ?? cells(question, { from: exposed(question, name), name, kind: "exposed", feature: [], count });
}

function exposed(question: Question, name: PeriodName): string {
  const { exposure } = question.definition;
  return exposure ? actorsWith(question, exposure, name) : base(question, name);
}

/** Those of the exposed who used a feature in the range. */
export function triedBy(question: Question, name: PeriodName): string {
  const isBase = question.definition.exposure === undefined;
  return isBase ? usersOf(question, name) : once(question, `tried ${name}`, () => usersAmong(question, name, exposed(question, name)));
}

/** The same by the activity index, with "units"; null where it cannot tell. */
function quickTried(question: Question, name: PeriodName): string | null {
  const isOfThose = question.definition.exposure !== undefined || !isAnyActive(question.definition);
  const relation = quickUsers(question, name, { byUser: isOfThose });
  if (relation === null || !isOfThose) return relation;
  const columns = ["units", "days", "weeks"];
  return amongActors(question, { relation, actors: exposed(question, name), on: ["actor_1"], columns });
}

const canTell = ({ definition, frame }: Question, name: PeriodName): boolean =>
  canTellRegular(definition, frame, calendarNamed(frame, name).period);

/** Whether one of those who tried got so far; nobody is regular where it cannot be told. */
export function inStage(question: Question, name: PeriodName, stage: "repeated" | "regular"): Expression {
  const { repeatedDays, regular } = question.definition;
  const repeated = call("gte", column("days"), integer(repeatedDays));
  if (stage === "repeated") return repeated;
  return canTell(question, name)
    ? all([repeated, call("gte", column("weeks"), integer(regular.weeks))])
    : { is: "value", value: { is: "boolean", value: false } };
}
