"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ReportTile as Spec, TileView } from "../../lib/dashboards/board.ts";
import type { ReportKindName } from "../../lib/reports/index.ts";
import { periodPhrase } from "../../lib/vocabulary/phrase.ts";
import { firstSeen } from "../report/first-seen.ts";
import { ReportProblem } from "../report/follow-run.ts";
import { FreshnessLine } from "../report/receipt.tsx";
import type { RunReport } from "../report/report-actions.ts";
import { reportAddress } from "../report/report-address.ts";
import type { AnyScreen } from "../report/screen.ts";
import { TilePlaceProvider } from "../report/tile-place.tsx";
import { reportForms } from "../report-forms/index.tsx";
import type { MenuItem } from "../ui/menu.tsx";
import { useTheme } from "../ui/theme.tsx";
import type { TileReport } from "./board-actions.ts";
import { useBoardContext } from "./board-context.tsx";
import { Fitted } from "./fitted.tsx";
import { type TileFiles, tileFiles } from "./tile-files.ts";
import { TileFrame } from "./tile-frame.tsx";
import { type TileQuestion, useTileQuestion } from "./tile-question.ts";
import { TileSql } from "./tile-sql.tsx";
import { TileFailure, TileNotice, TileOutline } from "./tile-states.tsx";
import { useSeen } from "./use-seen.ts";
import { useTileAnswer } from "./use-tile-answer.ts";
import { type TileDesk, useTileDesk } from "./use-tile-desk.ts";

export type ReportTileProps = {
  tile: Spec;
  /** Undefined while it is fetched, null when there is none any more. */
  report: TileReport | null | undefined;
  /** What the board adds to the menu of a tile. */
  boardItems: (tools: { views: MenuItem[] }) => readonly MenuItem[];
  onView: (view: TileView) => void;
  /** Whether the tile may lead to its report's page. */
  leads: boolean;
};

/** A saved report on a board; whatever happens to it happens to it alone. */
export function ReportTile(props: ReportTileProps) {
  const { tile, report, boardItems } = props;
  const screen = useScreen(report?.kind);
  const [place, seen] = useSeen();
  const menu = () => boardItems({ views: [] });
  if (report && screen.data)
    return (
      <div ref={place} className="h-full">
        <Known {...props} report={report} screen={screen.data} seen={seen} />
      </div>
    );
  return (
    <TileFrame title={tile.title ?? report?.name ?? (report === null ? "A report that is gone" : "…")} menu={menu}>
      {report === null ? (
        <TileNotice
          title="This report was deleted"
          words="Take this tile off the board, or bring the report back from the list of reports."
        />
      ) : screen.isError || (report && !isKnown(report.kind)) ? (
        <TileFailure problem={new ReportProblem("E_LOST", "")} onRetry={() => void screen.refetch()} />
      ) : (
        <TileOutline />
      )}
    </TileFrame>
  );
}

const isKnown = (kind: string) => reportForms.some((each) => each.kind === kind);

/** The parts of a kind, fetched with the first tile of it. */
function useScreen(kind: string | undefined) {
  return useQuery({
    queryKey: ["screen", kind],
    enabled: kind !== undefined && isKnown(kind),
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<AnyScreen> => {
      const form = reportForms.find((each) => each.kind === kind);
      if (!form) throw new Error("a kind without a screen");
      return form.parts();
    },
  });
}

type KnownProps = ReportTileProps & { report: TileReport; screen: AnyScreen; seen: boolean };

function Known({ tile, report, screen, seen, boardItems, onView, leads }: KnownProps) {
  const { runReport, unseen = false } = useBoardContext();
  const question = useTileQuestion({ screen, report, view: tile.view });
  const answer = useTileAnswer(question.asked, { place: tile.id, waits: !seen && !unseen });
  const desk = useTileDesk({ tile, report, onView, opensParts: runReport !== undefined });
  const [sql, setSql] = useState(false);
  const title = tile.title ?? report.name;
  const href = leads ? addressOf(report, question, desk) : null;
  const { resolved: theme } = useTheme();
  const files = () => tileFiles(title, { desk, shown: answer.shown, theme });
  const menu = () => [
    ...boardItems({ views: viewItems(desk) }),
    ...fileItems(files()),
    ...(runReport ? [{ label: "SQL and definition", onSelect: () => setSql(true) }] : []),
    { label: "Refresh", onSelect: answer.refresh },
  ];
  const { progress, shown } = answer;
  const percent = progress?.state === "running" && progress.percent > 0 ? Math.min(100, progress.percent) : null;
  const waiting = progress?.state === "queued" && progress.position > 0 ? `waiting, ${progress.position} before` : null;
  return (
    <>
      <TileFrame
        title={title}
        reading={question.reading}
        href={href}
        notes={question.notes}
        menu={menu}
        running={answer.running ? { percent } : null}
        foot={
          shown && !answer.problem ? (
            <>
              <span className="shrink-0">{periodPhrase(shown.result.period)}</span>
              <span aria-hidden>·</span>
              <FreshnessLine
                short
                receipt={shown.receipt}
                at={firstSeen(shown.result)}
                fromCache={shown.fromCache}
                withoutActor={shown.result.withoutActor}
                broken={shown.result.broken}
              />
            </>
          ) : (
            waiting
          )
        }
      >
        <Body {...{ screen, question, answer, desk, href }} />
      </TileFrame>
      {runReport && sql && question.asked ? (
        <TileSql
          definition={question.asked}
          title={title}
          period={shown?.result.period}
          runReport={runReport}
          onClose={() => setSql(false)}
        />
      ) : null}
    </>
  );
}

type BodyProps = {
  screen: AnyScreen;
  question: TileQuestion;
  answer: ReturnType<typeof useTileAnswer>;
  desk: TileDesk;
  href: string | null;
};

function Body({ screen: { Answer }, question, answer, desk, href }: BodyProps) {
  const { runReport } = useBoardContext();
  const router = useRouter();
  const { shown, problem } = answer;
  if (!question.asked) return <TileFailure problem={new ReportProblem("E_DEFINITION", "", question.issues)} onRetry={answer.refresh} />;
  if (problem) return <TileFailure problem={problem} onRetry={answer.refresh} />;
  if (!shown) return <TileOutline />;
  if (shown.result.broken.length > 0)
    return (
      <TileNotice
        tone="danger"
        title="These numbers contradict each other"
        words="So they are not shown. This is a fault of the product: please report it."
      />
    );
  const definition = shown.definition as unknown as TileQuestion["draft"];
  return (
    <div
      className={`flex min-h-0 flex-1 flex-col transition-opacity duration-200 ${answer.outdated ? "opacity-45" : ""}`}
      aria-busy={answer.outdated}
    >
      <TilePlaceProvider value={desk.place}>
        <Fitted>
          <Answer
            shown={shown}
            definition={definition}
            draft={question.draft}
            reading={question.reading}
            runReport={(runReport ?? refuse) as RunReport<typeof shown.result>}
            onPatch={(patch) => (desk.takes(patch) ? undefined : href && router.push(reportWith(question, patch)))}
          />
        </Fitted>
      </TilePlaceProvider>
    </div>
  );
}

const refuse: RunReport<unknown> = async () => ({
  ok: false,
  issues: [{ path: "", message: "Only the numbers of this page are public." }],
});

/** The page of the report, under the dates and filters of the board. */
function addressOf(report: TileReport, { draft }: TileQuestion, desk: TileDesk): string {
  const { kind, ...said } = draft;
  const words = new URLSearchParams(Object.entries({ ...report.view, ...desk.place.words }).filter(([word]) => word !== "test")).toString();
  const address = reportAddress(kind as ReportKindName, said, { test: desk.place.words["test"] ?? null });
  return words ? address.replace("&v=1", `&${words}&v=1`) : address;
}

function reportWith({ draft }: TileQuestion, patch: Record<string, unknown>): string {
  const { kind, ...said } = { ...draft, ...patch };
  return reportAddress(kind as ReportKindName, Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)));
}

function viewItems({ facts, choose }: TileDesk): MenuItem[] {
  const views = facts()?.views;
  return (views?.options ?? []).map(({ value, label }) => ({
    label,
    checked: value === views?.value,
    onSelect: () => choose(() => views?.onChange(value)),
  }));
}

function fileItems({ tables, saveCsv, savePicture }: TileFiles): MenuItem[] {
  return [
    ...csvItem("Save as CSV", tables, (index) => saveCsv(index)),
    ...csvItem("Save as CSV with its definition", tables, (index) => saveCsv(index, true)),
    ...(savePicture
      ? [
          { label: "Save as PNG", onSelect: () => savePicture("png") },
          { label: "Save as SVG", onSelect: () => savePicture("svg") },
        ]
      : []),
    "line",
  ];
}

function csvItem(label: string, tables: readonly string[], save: (index: number) => void): MenuItem[] {
  if (tables.length === 0) return [];
  if (tables.length === 1) return [{ label, onSelect: () => save(0) }];
  return [{ label, choices: tables.map((each, index) => ({ label: each, onSelect: () => save(index) })) }];
}
