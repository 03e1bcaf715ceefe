import type { ReactNode } from "react";
import { fullNumber } from "../../../../lib/format.ts";
import { armValueText, effectText, intervalName, probabilityText, pText } from "../../../../lib/reports/experiment/chart/effect-words.ts";
import { drawnEffect, effectEnd } from "../../../../lib/reports/experiment/chart/interval-scale.ts";
import { armValue } from "../../../../lib/reports/experiment/chart/table.ts";
import type { ArmOutcomes, Comparison, ExperimentResult, MetricAnswer, Outcome } from "../../../../lib/reports/experiment/result/answer.ts";
import { Menu } from "../../../ui/menu.tsx";
import { Sideways } from "../../../ui/sideways.tsx";
import { IntervalBar } from "./interval-bar.tsx";

/** A row of effects: a metric, a step of it, or a segment, with the arms' outcomes. */
export type EffectRows = {
  key: string;
  name: ReactNode;
  /** What it is called in words, for those who do not see the bar. */
  label: string;
  metric: Pick<MetricAnswer, "type" | "direction">;
  outcome: Pick<Outcome, "arms" | "comparisons" | "status">;
  /** Described, not tested: steps of a funnel. */
  isQuiet?: boolean;
};

/** A list that leads to the units behind a number, as long as `count`. */
export type ArmList = { label: string; count: number; onOpen: () => void };

type EffectsTableProps = {
  label: string;
  /** What a row is: a metric, a segment. */
  noun: string;
  rows: readonly EffectRows[];
  result: ExperimentResult;
  /** The lists of units behind an arm's value. */
  lists?: ((row: EffectRows, arm: ArmOutcomes) => readonly ArmList[]) | undefined;
};

const verdictWords = {
  better: "better",
  worse: "worse",
  no_difference: "no difference",
  inconclusive: "not clear",
  too_early: "too early",
} as const;

/** Effects one below the other on one axis: the control, the arm, the interval, and what may be said. */
export function EffectsTable({ label, noun, rows, result, lists }: EffectsTableProps) {
  const relative = rows.flatMap(({ outcome }) => outcome.comparisons.map(drawnEffect)).filter(({ isRelative }) => isRelative);
  const end = relative.length > 0 ? effectEnd(relative) : undefined;
  const heads = [
    noun,
    "Control",
    "Variant",
    `Effect, ${intervalName(result)}`,
    "",
    result.method === "bayesian" ? "Better" : "p",
    "Reading",
  ];
  return (
    <Sideways className="mt-4 rounded-lg border border-line bg-surface">
      <table aria-label={label} className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-line border-b text-ink-2 text-xs">
            {heads.map((head, index) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have places
                key={index}
                scope="col"
                className={`whitespace-nowrap px-2.5 py-2 font-medium ${index === 1 || index === 2 || index === 5 ? "text-right" : "text-left"} ${index === 0 ? "sticky left-0 bg-surface" : ""}`}
              >
                {head || <span className="sr-only">Interval around no difference</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) =>
            row.outcome.comparisons.map((comparison, index) => (
              <EffectRow key={`${row.key} ${comparison.variant}`} {...{ row, comparison, result, end, lists }} isFirst={index === 0} />
            )),
          )}
        </tbody>
      </table>
    </Sideways>
  );
}

type EffectRowProps = {
  row: EffectRows;
  comparison: Comparison;
  result: ExperimentResult;
  end: number | undefined;
  isFirst: boolean;
  lists: EffectsTableProps["lists"];
};

function EffectRow({ row, comparison, result, end, isFirst, lists }: EffectRowProps) {
  const { metric, outcome, isQuiet } = row;
  const arms = result.exposure?.arms ?? [];
  const labelOf = (variant: string) => arms.find((arm) => arm.variant === variant)?.label ?? variant;
  const effect = drawnEffect(comparison);
  const words = effectText(comparison, metric, result);
  const [value, interval = ""] = words.split(", ");
  const limits = interval.replace(`${intervalName(result)} `, "");
  return (
    <tr className={`border-line border-b last:border-b-0 ${isQuiet ? "text-ink-2" : ""}`}>
      <th scope="row" className="sticky left-0 max-w-64 bg-surface max-sm:max-w-36 px-2.5 py-2 text-left align-middle font-normal">
        {isFirst ? row.name : null}
        {arms.length > 2 ? <span className="block truncate font-mono text-[0.8rem] text-ink-2">{labelOf(comparison.variant)}</span> : null}
      </th>
      {[result.exposure?.control ?? "", comparison.variant].map((variant) => {
        const arm = outcome.arms.find((each) => each.variant === variant);
        return (
          <td key={variant} className="whitespace-nowrap px-2.5 py-2 text-right tabular-nums">
            <ArmCell arm={arm} metric={metric} name={`${row.label}, ${labelOf(variant)}`} lists={arm && lists ? lists(row, arm) : []} />
          </td>
        );
      })}
      <td className="whitespace-nowrap px-2.5 py-2 tabular-nums">
        <span className={`font-medium ${outcome.status === "ok" ? "text-ink" : "text-ink-3"}`}>{value}</span>
        {limits ? <span className="block text-ink-2 text-xs">{limits}</span> : null}
      </td>
      <td className="px-2.5 py-2">
        <IntervalBar
          effect={effect}
          verdict={isQuiet ? null : comparison.verdict}
          {...(effect.isRelative && end !== undefined ? { end } : {})}
          label={`${row.label}, ${labelOf(comparison.variant)}: ${words}`}
        />
      </td>
      <td className="whitespace-nowrap px-2.5 py-2 text-right tabular-nums">{isQuiet ? "—" : evidenceOf(comparison, metric, result)}</td>
      <td className="whitespace-nowrap px-2.5 py-2">
        <Reading comparison={comparison} status={outcome.status} isQuiet={isQuiet ?? false} />
      </td>
    </tr>
  );
}

type ArmCellProps = { arm: ArmOutcomes | undefined; metric: EffectRows["metric"]; name: string; lists: readonly ArmList[] };

function ArmCell({ arm, metric, name, lists }: ArmCellProps) {
  const n = fullNumber(arm?.inputs.n ?? 0);
  return (
    <>
      {armValueText(armValue(arm?.inputs), metric)}
      {lists.length > 0 ? (
        <Menu
          label={name}
          items={lists.map(({ label, count, onOpen }) => ({ label, hint: fullNumber(count), onSelect: onOpen, disabled: count === 0 }))}
          trigger={
            <button
              type="button"
              aria-label={`${name}: of ${n}, lists`}
              className="block w-full text-right text-ink-2 text-xs underline decoration-line-strong decoration-dotted underline-offset-4 hover:text-accent"
            >
              of {n}
            </button>
          }
        />
      ) : (
        <span className="block text-ink-2 text-xs">of {n}</span>
      )}
    </>
  );
}

function evidenceOf(
  { p, pAdjusted, probabilityHigher }: Comparison,
  { direction }: EffectRows["metric"],
  { method }: ExperimentResult,
): ReactNode {
  if (method === "bayesian") {
    if (probabilityHigher === null) return "—";
    return probabilityText(direction === "increase" ? probabilityHigher : 1 - probabilityHigher);
  }
  return (
    <>
      {pText(pAdjusted ?? p)}
      {pAdjusted !== null && p !== null && pAdjusted !== p ? <span className="block text-ink-2 text-xs">{pText(p)} alone</span> : null}
    </>
  );
}

const looks = {
  better: "bg-accent-soft text-accent",
  worse: "bg-danger-soft text-danger",
  too_early: "bg-brass-soft text-brass",
  no_difference: "bg-sunken text-ink-2",
  inconclusive: "bg-sunken text-ink-2",
} as const;

function Reading({
  comparison: { verdict, borderline },
  status,
  isQuiet,
}: {
  comparison: Comparison;
  status: Outcome["status"];
  isQuiet: boolean;
}) {
  if (isQuiet) return <span className="text-ink-3 text-xs">described, not tested</span>;
  if (verdict === null)
    return (
      <span className="rounded-full bg-sunken px-2 py-0.5 text-ink-2 text-xs">
        {status === "srm" ? "split looks broken" : status === "not_enough_data" ? "not enough data" : "no reading"}
      </span>
    );
  return (
    <>
      <span className={`rounded-full px-2 py-0.5 text-xs ${looks[verdict]}`}>{verdictWords[verdict]}</span>
      {borderline ? <span className="ml-1.5 text-brass text-xs">borderline</span> : null}
    </>
  );
}
