import { compactNumber, fullNumber, humanDuration, percent, points, signed } from "../../../../lib/format.ts";
import { intervalText, rateChange } from "../../../../lib/reports/funnel/chart/bars.ts";
import type { StepFacts } from "./step-facts.ts";

type StepWordsProps = { facts: StepFacts; className?: string; inline?: boolean };

/** The numbers of a step: rate and count large, the rest beneath; the full value is in the title. */
export function StepWords({ facts: { step, before, previousCount, unit, groups }, className = "", inline }: StepWordsProps) {
  const change = step.step > 1 ? rateChange(step.fromFirst, before?.fromFirst) : null;
  const first = step.step === 1;
  const grouped = groups.length > 1;
  return (
    <div className={`pt-2 pr-3 ${className}`}>
      <p className="flex flex-wrap items-baseline gap-x-2">
        {first ? null : (
          <span className="font-semibold text-lg" title={`95% interval ${intervalText(step.fromFirst)}`}>
            {percent(step.fromFirst.rate)}
          </span>
        )}
        <span className={first ? "font-semibold text-lg" : "text-ink-2"} title={`${fullNumber(step.count)} ${unit}`}>
          {compactNumber(step.count)} <span className="font-normal text-ink-2 text-sm">{first ? unit : ""}</span>
        </span>
        {before ? (
          <Change
            text={first ? signed(step.count - before.count) : points(change)}
            direction={first ? step.count - before.count : (change ?? 0)}
          />
        ) : null}
      </p>
      {first ? (
        <p className="mt-1 whitespace-nowrap text-ink-2 text-xs">{grouped ? "all groups" : ""}</p>
      ) : (
        <dl
          className={`mt-1 text-xs ${inline ? "flex flex-wrap gap-x-4 gap-y-0.5" : "grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 gap-y-0.5"}`}
        >
          <Line
            label="of previous"
            value={percent(step.fromPrevious.rate)}
            title={`95% interval ${intervalText(step.fromPrevious)}; ${fullNumber(previousCount)} reached the previous step`}
          />
          <Line page label="dropped off" value={compactNumber(step.dropped)} title={fullNumber(step.dropped)} />
          {step.inWindow > 0 ? (
            <Line page label="in window" value={compactNumber(step.inWindow)} title={fullNumber(step.inWindow)} />
          ) : null}
          <Line
            page
            label="median time"
            value={humanDuration(step.medianSeconds)}
            title={`mean ${humanDuration(step.averageSeconds)}, 90% within ${humanDuration(step.p90Seconds)}`}
          />
        </dl>
      )}
    </div>
  );
}

/** A number with its name; `page` ones have no room on a tile of usual height. */
function Line({ label, value, title, page = false }: { label: string; value: string; title: string; page?: boolean }) {
  return (
    <div className={`flex gap-1.5 [dl.grid_&]:contents ${page ? "tile-short:hidden!" : ""}`} title={title}>
      <dt className="text-ink-2">{label}</dt>
      <dd title={title}>{value}</dd>
    </div>
  );
}

function Change({ text, direction }: { text: string; direction: number }) {
  return (
    <span
      className={`text-xs ${direction < 0 ? "text-danger" : direction > 0 ? "text-accent" : "text-ink-2"}`}
      title="Change against the compared period"
    >
      {direction < 0 ? "▼ " : direction > 0 ? "▲ " : ""}
      {text}
    </span>
  );
}
