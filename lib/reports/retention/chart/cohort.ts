import { everyone } from "../../../charts/groups.ts";
import type { RetentionAnswer } from "../result/answer.ts";
import { type CurveModel, type CurvePoint, modelOf } from "./curve.ts";
import { closesText } from "./words.ts";

type Part = Pick<RetentionAnswer, "columns" | "cohorts" | "average" | "period">;

/** The curve of one cohort alone, against the average of them all. */
export function cohortModel(answer: Part, cohort: { index: number; name: string }): CurveModel {
  const labels = new Map((answer.columns ?? []).map(({ column, label }) => [column, label]));
  const cells = (answer.cohorts?.[cohort.index]?.cells ?? []).filter(({ column, state }) => column > 0 && state !== "not_started");
  const points = cells.map(({ column, rate, retained, state, closesAt }): CurvePoint => {
    const open = state === "open";
    const remark = open ? `May still change: ${closesText(closesAt, answer.period.timezone)}.` : null;
    return { label: labels.get(column) ?? "", rate, retained: retained ?? 0, open, remark };
  });
  const before = (answer.average ?? [])
    .slice(1, points.length + 1)
    .map(({ column, rate, retained }): CurvePoint => ({ label: labels.get(column) ?? "", rate, retained, open: false, remark: null }));
  const { max } = modelOf({ period: answer.period }, undefined, () => [...points, ...before]);
  return { lines: [{ group: { ...everyone, name: cohort.name }, points }], before, beforeName: "Average", max };
}
