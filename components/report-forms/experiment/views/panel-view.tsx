"use client";

import { useState } from "react";
import { fullNumber } from "../../../../lib/format.ts";
import { testWords } from "../../../../lib/reports/experiment/chart/effect-words.ts";
import { inputsTable, metricsTable } from "../../../../lib/reports/experiment/chart/table.ts";
import type { ExperimentDefinition } from "../../../../lib/reports/experiment/definition.ts";
import type { ExperimentResult, MetricAnswer } from "../../../../lib/reports/experiment/result/answer.ts";
import type { ExperimentLogEntry } from "../../../../lib/store/experiment-log.ts";
import { ResultTable } from "../../../report/result-table.tsx";
import { Button } from "../../../ui/button.tsx";
import { armLists } from "./arm-lists.ts";
import { type EffectRows, EffectsTable } from "./effects-table.tsx";
import type { PeoplePart } from "./people.ts";
import { Planned } from "./planner.tsx";
import { ReadingLog } from "./reading-log.tsx";
import { VerdictCard } from "./verdict-card.tsx";

export type ViewProps = {
  /** On what terms the experiment was read, newest first. */
  log: readonly ExperimentLogEntry[];
  definition: ExperimentDefinition;
  result: ExperimentResult;
  file: { name: string; period: { from: string; to: string } };
  onPeople: (part: PeoplePart) => void;
};

/** The panel: the verdict first, then metric by metric, then what it rests on. */
export function PanelView({ definition, log, result, file, onPeople }: ViewProps) {
  const [open, setOpen] = useState(false);
  const { metrics = [], exposure } = result;
  const rows = metrics.flatMap(rowsOf);
  return (
    <>
      <VerdictCard result={result}>
        <ReadingLog definition={definition} log={log} />
      </VerdictCard>
      <EffectsTable
        noun="Metric"
        label="Metrics"
        rows={rows}
        result={result}
        lists={(row, arm) => armLists({ row, arm, part: partOf(row), onPeople })}
      />
      <Notes metrics={metrics} />
      <LeftOutLists result={result} onPeople={onPeople} />
      <div className="tile:hidden">
        <Planned definition={definition} result={result} />
      </div>
      <div className="tile:hidden mt-6">
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Hide methods and inputs" : "Methods and exact inputs"}
        </Button>
        {open ? (
          <>
            <Methods definition={definition} result={result} />
            <ResultTable label="Tests" table={metricsTable(result)} file={{ ...file, name: `${file.name} tests` }} />
            <ResultTable
              label="Inputs"
              table={inputsTable(result)}
              file={{ ...file, name: `${file.name} inputs` }}
              foot={`Sums over the settled ${exposure?.units === 1 ? "unit" : "units"}: enough to run every test again elsewhere.`}
            />
          </>
        ) : null}
      </div>
    </>
  );
}

/** Which number a row is: its metric, of a funnel's step also which. */
function partOf({ key }: EffectRows): Omit<PeoplePart, "state"> {
  const step = Number(key.slice(1));
  return { metric: key.charAt(0), ...(step > 0 ? { step } : {}) };
}

/** A metric, and under a funnel its steps, which are described and not tested. */
function rowsOf(metric: MetricAnswer): EffectRows[] {
  const { key, label, role, steps = [] } = metric;
  const own: EffectRows = {
    ...{ key, label, metric, outcome: metric },
    name: (
      <>
        <span className="block truncate font-medium text-ink" title={label}>
          {label}
        </span>
        <span className="block text-ink-2 text-xs">
          {key} · {role}
        </span>
      </>
    ),
  };
  return [
    own,
    ...steps.slice(0, -1).map((step) => ({
      ...{ key: `${key}${step.step}`, label: `${label}, step ${step.step}`, metric, outcome: step, isQuiet: true },
      name: (
        <span className="block truncate pl-3 text-xs" title={step.label}>
          {step.step}. {step.label}
        </span>
      ),
    })),
  ];
}

function Notes({ metrics }: { metrics: readonly MetricAnswer[] }) {
  const notes = metrics.flatMap(({ key, label, notNumeric, comparisons }) => [
    ...(notNumeric ? [`${key} ${label}: ${fullNumber(notNumeric)} events had no number and are left out.`] : []),
    ...comparisons.flatMap(({ cuped }) =>
      cuped?.varianceReduction
        ? [`${key} ${label}: adjusting by the days before took away ${(cuped.varianceReduction * 100).toFixed(0)}% of the variance.`]
        : [],
    ),
  ]);
  if (notes.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-col gap-0.5 text-ink-2 text-xs">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

function LeftOutLists({ result: { exposure }, onPeople }: Pick<ViewProps, "result" | "onPeople">) {
  if (!exposure) return null;
  const { leftOut } = exposure;
  const lists = [
    ["several_variants", leftOut.severalVariants, "in several variants"],
    ["before_range", leftOut.beforeRange, "exposed before the range"],
    ["not_planned", leftOut.notPlanned, "in a variant that is no arm"],
    ["without_variant", leftOut.withoutVariant, "without a variant"],
  ] as const;
  const found = lists.filter(([, count]) => count > 0);
  if (found.length === 0) return null;
  return (
    <p className="mt-2 flex flex-wrap gap-x-3 gap-y-1 text-ink-2 text-xs">
      Left out:
      {found.map(([state, count, words]) => (
        <button
          key={state}
          type="button"
          onClick={() => onPeople({ state })}
          className="underline decoration-line-strong decoration-dotted underline-offset-4 hover:text-accent"
        >
          {fullNumber(count)} {words}
        </button>
      ))}
    </p>
  );
}

const corrections = {
  holm: "Holm's correction over the comparisons of the primary metrics together, and of the secondary ones",
  benjamini_hochberg: "Benjamini and Hochberg's correction over the comparisons of the primary metrics together, and of the secondary ones",
  none: "no correction for several comparisons",
} as const;

const methods = {
  fixed: "Fixed horizon: one reading when the plan is reached",
  sequential: "Sequential: an always-valid confidence sequence",
  bayesian: "Bayesian: a Beta prior for rates, a flat one for means and ratios",
} as const;

function Methods({ definition, result }: Pick<ViewProps, "definition" | "result">) {
  const tests = [...new Set((result.metrics ?? []).flatMap(({ comparisons }) => comparisons.flatMap(({ test }) => test ?? [])))];
  return (
    <ul className="mt-3 flex list-disc flex-col gap-1 pl-5 text-ink-2 text-sm">
      <li>
        {methods[result.method]}; {Number(((1 - result.alpha) * 100).toFixed(2))}% intervals; {corrections[definition.correction]}.
        Guardrails are not corrected and tested for harm alone.
      </li>
      {tests.length > 0 ? <li>Tests: {tests.map((test) => testWords[test]).join("; ")}.</li> : null}
      <li>The first exposure of a unit decides its variant; only events after it count, within the window of the metric.</li>
      <li>Below the line are all exposed units whose window has passed, at every step.</li>
      <li>Traffic split: Pearson's chi-square against the planned shares; an alarm below p 0.001.</li>
    </ul>
  );
}
