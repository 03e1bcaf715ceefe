"use client";

import { useQuery } from "@tanstack/react-query";
import { instantLabel } from "../../lib/format.ts";
import { periodPhrase } from "../../lib/vocabulary/phrase.ts";
import { Fitted } from "../dashboards/fitted.tsx";
import { TileFrame } from "../dashboards/tile-frame.tsx";
import { TileFailure, TileNotice, TileOutline } from "../dashboards/tile-states.tsx";
import { ReportProblem } from "../report/follow-run.ts";
import type { SharedDefinition } from "../report/question.ts";
import type { AnyScreen } from "../report/screen.ts";
import { type TilePlace, TilePlaceProvider } from "../report/tile-place.tsx";
import { reportForms } from "../report-forms/index.tsx";
import type { SharedAnswer, SharedReport } from "./shared-answer.ts";
import type { SharedState } from "./use-shared-answers.ts";

type SharedTileProps = { tile: SharedReport; state: SharedState | undefined; onRetry: () => void };

/** A report on a public page: its drawing, up to when its data reach, and nothing that leads further. */
export function SharedTile({ tile, state, onRetry }: SharedTileProps) {
  const { title, kind } = tile;
  const screen = useScreen(kind);
  if (kind === null || state?.problem === "E_NOT_PUBLIC")
    return (
      <TileFrame title={title}>
        <TileNotice title="Not part of the public page" words="This tile shows single people, or its report is gone." />
      </TileFrame>
    );
  const answer = state?.answer ?? null;
  return (
    <TileFrame
      title={title}
      notes={state?.notes ?? []}
      running={state?.running ? { percent: state.percent } : null}
      foot={answer && !state?.problem ? <Foot {...answer} /> : null}
    >
      {state?.problem ? (
        <TileFailure problem={new ReportProblem(state.problem, "")} onRetry={onRetry} />
      ) : screen.isError ? (
        <TileFailure problem={new ReportProblem("E_LOST", "")} onRetry={() => void screen.refetch()} />
      ) : answer && screen.data ? (
        <Drawing screen={screen.data} answer={answer} words={tile.words} title={title} dim={state?.outdated ?? false} />
      ) : (
        <TileOutline />
      )}
    </TileFrame>
  );
}

function Foot({ result, receipt: { dataEnd } }: SharedAnswer) {
  return (
    <>
      <span className="shrink-0">{periodPhrase(result.period)}</span>
      <span aria-hidden>·</span>
      <span className="truncate">data through {instantLabel(dataEnd)}</span>
    </>
  );
}

function useScreen(kind: string | null) {
  return useQuery({
    queryKey: ["screen", kind],
    enabled: kind !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<AnyScreen> => {
      const form = reportForms.find((each) => each.kind === kind);
      if (!form) throw new Error("a kind without a screen");
      return form.parts();
    },
  });
}

type DrawingProps = { screen: AnyScreen; answer: SharedAnswer; words: SharedReport["words"]; title: string; dim: boolean };

function Drawing({ screen: { Answer }, answer, words, title, dim }: DrawingProps) {
  if (answer.result.broken.length > 0)
    return <TileNotice tone="danger" title="These numbers contradict each other" words="So they are not shown." />;
  const definition = answer.definition as SharedDefinition & Record<string, unknown>;
  const place: TilePlace = { words, setWord: () => {}, tell: () => {}, lend: () => () => {}, opensParts: false };
  const rest = { definitionHash: "", generation: "", productVersion: "", tookMs: 0, files: 0, rowsScanned: 0, bytesScanned: 0 };
  const shown = { ...answer, receipt: { ...answer.receipt, ...rest }, asked: "", fromCache: true, sql: "", portableSql: "", hash: "" };
  return (
    <div className={`flex min-h-0 flex-1 flex-col transition-opacity duration-200 ${dim ? "opacity-45" : ""}`} aria-busy={dim}>
      <TilePlaceProvider value={place}>
        <Fitted>
          <Answer shown={shown} definition={definition} draft={definition} reading={title} runReport={refuse} onPatch={() => {}} />
        </Fitted>
      </TilePlaceProvider>
    </div>
  );
}

const refuse = async () => ({ ok: false as const, issues: [{ path: "", message: "Only the numbers of this page are public." }] });
