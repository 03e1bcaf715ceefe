"use client";

import Link from "next/link";
import type { KpiContext } from "../../lib/kpis/context.ts";
import type { Figure } from "../../lib/kpis/figure.ts";
import { type Kpi, spokenDefinition } from "../../lib/kpis/kpi.ts";
import { shortText, valueText } from "../../lib/reports/trends/chart/value.ts";
import { adviceOf } from "../report/failure.tsx";
import { ReportProblem } from "../report/follow-run.ts";
import { reportAddress } from "../report/report-address.ts";
import { Button, Tip } from "../ui/button.tsx";
import { Change } from "./change.tsx";
import { TileDetails } from "./tile-details.tsx";
import { type KpiAnswer, useKpi } from "./use-kpi.ts";
import { WayLine } from "./way-line.tsx";

type KpiTileProps = { kpi: Kpi; context: KpiContext; test: string | null };

/** One key figure: its number, how it changed, the way there; the title opens its report. */
export function KpiTile({ kpi, context, test }: KpiTileProps) {
  const ready = kpi.needs === undefined || context[kpi.needs] !== null;
  const spoken = ready ? spokenDefinition(kpi, kpi.says(context)) : null;
  const answer = useKpi(spoken, kpi.id);
  const waySpoken = ready && kpi.way ? spokenDefinition(kpi, kpi.way.says(context)) : null;
  const wayAnswer = useKpi(waySpoken, `${kpi.id}-way`);
  const figure = answer.data && figureOf(kpi, answer.data);
  const way = kpi.way ? wayAnswer.data && kpi.way.read(wayAnswer.data.result as never) : figure?.way;
  const retry = () => {
    void answer.refetch();
    if (waySpoken) void wayAnswer.refetch();
  };
  const meaning = ready ? kpi.meaning(context) : null;
  return (
    <li className="flex min-w-0 flex-col rounded-lg border border-line bg-surface px-4 pt-3 pb-3" data-kpi={kpi.id}>
      <div className="flex min-h-6 items-center justify-between gap-2">
        {spoken && meaning ? (
          <Tip text={meaning}>
            <Link
              href={reportAddress(kpi.kind, spoken, { test })}
              prefetch={false}
              className="-mx-1 min-w-0 truncate rounded-sm px-1 font-medium hover:text-accent hover:underline"
            >
              {kpi.name}
            </Link>
          </Tip>
        ) : (
          <span className="truncate font-medium">{kpi.name}</span>
        )}
        {meaning ? <TileDetails name={kpi.name} meaning={meaning} answer={answer.data} figure={figure} /> : null}
      </div>
      <TileBody kpi={kpi} ready={ready} answer={answer} figure={figure} way={way} onRetry={retry} />
    </li>
  );
}

type TileBodyProps = {
  kpi: Kpi;
  ready: boolean;
  answer: ReturnType<typeof useKpi>;
  figure: Figure | undefined;
  way: Figure["way"] | undefined;
  onRetry: () => void;
};

function TileBody({ kpi, ready, answer, figure, way, onRetry }: TileBodyProps) {
  if (!ready) return <Missing needs={kpi.needs} />;
  if (answer.error && !answer.isFetching) return <Failed error={answer.error} onRetry={onRetry} />;
  if (!figure) return <Skeleton />;
  if (answer.data && answer.data.result.broken.length > 0)
    return <p className="min-h-26 pt-2 text-danger">These numbers contradict each other, so they are not shown: a fault of the product.</p>;
  const outdated = answer.isPlaceholderData;
  return (
    <div className={`transition-opacity duration-200 ${outdated ? "opacity-45" : ""}`} aria-busy={outdated}>
      <p className="mt-1 flex min-h-9 flex-wrap items-baseline gap-x-2">
        <span
          data-testid="value"
          title={valueText(figure.value, figure.kind)}
          className="font-semibold text-[1.75rem] leading-9 tracking-tight"
        >
          {headline(figure)}
        </span>
        <Change figure={figure} better={kpi.better} />
      </p>
      <p className="flex justify-between gap-3 text-ink-2 text-xs">
        <span className="min-w-0 truncate" title={figure.of}>
          {figure.of}
        </span>
        {figure.before ? (
          <span className="shrink-0 text-ink-3" title={`In the compared period: ${figure.before.of}`}>
            before {headline({ value: figure.before.value, kind: figure.kind })}
          </span>
        ) : null}
      </p>
      <div className="mt-2">{way ? <WayLine way={way} /> : <div className="h-10" />}</div>
    </div>
  );
}

const longest = 10;

/** All digits as long as they fit. */
function headline({ value, kind }: Pick<Figure, "value" | "kind">): string {
  const whole = valueText(value, kind);
  return whole.length > longest ? shortText(value, kind) : whole;
}

/** The kind of the answer is that of the definition which was asked. */
function figureOf(kpi: Kpi, { result, definition }: KpiAnswer): Figure {
  return kpi.figure(result as never, definition as never);
}

function Missing({ needs }: { needs: Kpi["needs"] | undefined }) {
  const words =
    needs === "revenue"
      ? "Choose above which event earns money and which of its numbers says how much."
      : "Choose above what users are meant to do.";
  return <p className="min-h-26 pt-2 max-w-[32ch] text-ink-2">{words}</p>;
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const problem = error instanceof ReportProblem ? error : new ReportProblem("E_SERVER", error.message);
  const { title, words } = adviceOf(problem);
  return (
    <div role="alert" className="flex min-h-26 flex-col items-start gap-1 pt-1">
      <p className="font-medium text-danger">{title}</p>
      <p className="line-clamp-3 text-ink-2 text-xs">{problem.issues[0]?.message ?? words}</p>
      <Button onClick={onRetry} className="mt-auto h-7!">
        Run again
      </Button>
    </div>
  );
}

function Skeleton() {
  return (
    <div aria-busy="true" className="min-h-26">
      <div className="mt-3 h-6 w-28 rounded-sm bg-sunken" />
      <div className="mt-3.5 h-3 w-36 rounded-sm bg-sunken" />
      <div className="mt-3 h-7 w-full rounded-sm bg-sunken" />
    </div>
  );
}
