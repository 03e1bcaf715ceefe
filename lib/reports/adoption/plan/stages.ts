import { aggregate, all, call, column, type Expression, integer } from "../../../plan/expression.ts";
import { actorsWith, base } from "./actives.ts";
import { featureColumns, featureNames } from "./features.ts";
import { calendarNamed, canTellRegular, type PeriodName } from "./frame.ts";
import { usersAmong, usersOf } from "./pairs.ts";
import { cells, columnsOf, once, type Question } from "./question.ts";

/** Who was exposed; per feature who of them tried it, came back to it, and is regular. */
export function stageCells(question: Question, name: PeriodName): string[] {
  const { definition } = question;
  const feature = featureColumns(definition);
  const grouped = columnsOf(featureNames(definition));
  const from = triedBy(question, name);
  const stage = (kind: string, where?: Expression) =>
    cells(question, { from, name, kind, feature, count: aggregate("count_rows", [], where), grouped });
  return [
    cells(question, { from: exposed(question, name), name, kind: "exposed", feature: [], count: aggregate("count_rows") }),
    stage("tried"),
    stage("repeated", inStage(question, name, "repeated")),
    ...(canTell(question, name) ? [stage("regular", inStage(question, name, "regular"))] : []),
  ];
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
