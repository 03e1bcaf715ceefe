import { asRecords, type RowRecord, type Rows } from "../answer-rows.ts";
import { chosenMetric } from "./definition/labels.ts";
import type { ExperimentDefinition } from "./definition.ts";
import type { Frame } from "./plan/frame.ts";
import { actorsResult } from "./result/actors.ts";
import type { ExperimentResult } from "./result/answer.ts";
import { exposureFacts } from "./result/exposure.ts";
import { brokenInvariants } from "./result/invariants.ts";
import { metricAnswers } from "./result/metrics.ts";
import { exposuresResult, overTimeResult } from "./result/over-time.ts";
import { plannerOf } from "./result/planner.ts";
import type { Reading } from "./result/reading.ts";
import { segmentsResult } from "./result/segments.ts";

type View = Exclude<ExperimentDefinition["view"], "actors">;

const views: Record<View, (reading: Reading) => Partial<ExperimentResult>> = {
  panel: panelResult,
  overTime: (reading) => ofMetric(reading, overTimeResult),
  exposures: exposuresResult,
  segments: (reading) => ofMetric(reading, segmentsResult),
};

/** Turns the rows of the answer into what the screen, the command line and exports show. */
export function experimentResult(rows: Rows, definition: ExperimentDefinition, frame: Frame): ExperimentResult {
  const records = asRecords(rows);
  const { countBy, view, method, alpha } = definition;
  const { from, to, timezone } = frame.periods.current;
  const result: ExperimentResult = {
    kind: "experiment",
    unit: typeof countBy === "object" ? countBy.property : countBy,
    dataEnd: frame.dataEnd === 0 ? null : new Date(frame.dataEnd / 1000).toISOString(),
    withoutActor: view === "actors" ? 0 : Number(records[0]?.without_actor ?? 0),
    broken: [],
    period: { from, to, timezone },
    method,
    alpha,
    ...(view === "actors" ? actorsResult(records) : viewResult(view, records, { definition, frame })),
  };
  return { ...result, broken: brokenInvariants(result, definition) };
}

function viewResult(view: View, records: readonly RowRecord[], asked: Pick<Reading, "definition" | "frame">): Partial<ExperimentResult> {
  const inState = records.filter(({ state }) => state !== null && state !== undefined);
  const exposure = exposureFacts(inState, asked.definition, asked.frame);
  const unitRows = inState.filter(({ state }) => state === "exposed");
  const sumRows = records.filter(({ metric }) => metric !== null && metric !== undefined);
  return { exposure, ...views[view]({ ...asked, unitRows, sumRows, exposure }) };
}

function panelResult(reading: Reading): Pick<ExperimentResult, "metrics" | "planner"> {
  const metrics = metricAnswers(reading);
  return { metrics, planner: plannerOf(metrics, reading.definition, reading.exposure) };
}

function ofMetric<Part>(reading: Reading, view: (metric: NonNullable<ReturnType<typeof chosenMetric>>, reading: Reading) => Part): Part {
  const metric = chosenMetric(reading.definition);
  if (!metric) throw new RangeError("the definition names no metric");
  return view(metric, reading);
}
