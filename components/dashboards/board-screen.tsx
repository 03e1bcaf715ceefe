"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { resolveRange } from "../../lib/vocabulary/period.ts";
import { conditionsPhrase, periodPhrase, spoken } from "../../lib/vocabulary/phrase.ts";
import { type Catalogue, CatalogueProvider, useCatalogue } from "../inputs/catalogue.tsx";
import { wholeConditions } from "../inputs/whole.ts";
import { askTogether } from "../kpis/ask-together.ts";
import { AnnotationsProvider } from "../report/annotations.tsx";
import type { ReportSettings } from "../report/question.ts";
import { randomId } from "../report/random-id.ts";
import type { RunReport } from "../report/report-actions.ts";
import { SideQuestions } from "../report/side-question.tsx";
import { setAddressWord } from "../report/use-address.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import type { MenuItem } from "../ui/menu.tsx";
import { AddReport } from "./add-report.tsx";
import type { BoardActions, ShownBoard, TileReport } from "./board-actions.ts";
import { BoardProvider } from "./board-context.tsx";
import { BoardHeader } from "./board-header.tsx";
import { useBoardKeys } from "./board-keys.ts";
import { BoardTiles } from "./board-tiles.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { refreshMinutes, useClock, useFullScreen } from "./full-screen.ts";
import { type BoardState, useBoard } from "./use-board.ts";
import { paperWidth, usePaper } from "./use-paper.ts";
import { WallBar } from "./wall-bar.tsx";

export type BoardScreenProps = {
  board: ShownBoard;
  /** The reports of its tiles, as they are saved. */
  reports: readonly TileReport[];
  catalogue: Catalogue;
  settings: ReportSettings;
  served: { id: string; definition: string | null } | null;
  maySave: boolean;
  actions: BoardActions;
  /** What can be done with the board as a whole. */
  items: readonly MenuItem[];
  /** What stands beside its name. */
  badge?: ReactNode;
  /** Opens the window of its public link; absent for whoever may not share. */
  onShare?: () => void;
};

const sizes = { report: { w: 6, h: 7 }, text: { w: 6, h: 3 } };

/** A dashboard: its tiles, the dates and filters of all of them, its layout being edited, or all of it on a wall. */
export function BoardScreen(props: BoardScreenProps) {
  return (
    <CatalogueProvider catalogue={props.catalogue} findValues={props.actions.findValues}>
      <SideQuestions runReport={props.actions.runReport}>
        <AnnotationsProvider actions={props.actions}>
          <Body {...props} />
        </AnnotationsProvider>
      </SideQuestions>
    </CatalogueProvider>
  );
}

function Body(props: BoardScreenProps) {
  const { board, settings, served, maySave, actions, items, badge, onShare } = props;
  const router = useRouter();
  const state = useBoard({ board, served, actions });
  const { editing, setEditing, dirty, words } = state;
  const [adding, setAdding] = useState(false);
  const [writing, setWriting] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const [full, setFull] = useFullScreen();
  const [minutes, setMinutes] = useRefreshWord();
  const [onPaper, print] = usePaper();
  const refresh = useCallback(() => {
    router.refresh();
    setRound((now) => now + 1);
  }, [router]);
  const clock = useClock(full ? minutes : null, refresh);
  const { runReports, runReport } = actions;
  const [owner] = useState(randomId);
  const ask = useMemo(() => askTogether(runReports, owner), [runReports, owner]);
  const context = useMemo(
    () => ({ ask, words, settings, round, unseen: onPaper, runReport: runReport as RunReport<unknown> }),
    [ask, words, settings, round, onPaper, runReport],
  );
  const edit = () => maySave && !full && (editing ? !dirty && setEditing(false) : setEditing(true));
  useBoardKeys({ edit, full: () => setFull(!full), leave: () => (full ? setFull(false) : !dirty && setEditing(false)) });
  return (
    <BoardProvider value={context}>
      <div
        className={
          full ? "fixed inset-0 z-30 overflow-auto bg-canvas px-5 py-4" : "mx-auto max-w-[110rem] px-4 pt-4 pb-12 lg:px-6 print:p-0!"
        }
        style={onPaper ? { width: paperWidth, padding: 0 } : undefined}
      >
        {full ? (
          <Wall
            state={state}
            settings={settings}
            clock={clock.lastAt}
            minutes={minutes}
            onMinutes={setMinutes}
            onLeave={() => setFull(false)}
          />
        ) : (
          <BoardHeader
            state={state}
            settings={settings}
            maySave={maySave}
            onAddReport={() => setAdding(true)}
            onAddText={() => setWriting(state.add({ is: "text", text: "" }, sizes.text))}
            onRefresh={clock.now}
            onFull={() => setFull(true)}
            onPrint={print}
            items={items}
            badge={badge}
            {...(onShare ? { onShare } : {})}
          />
        )}
        {board.unreadable.length > 0 ? <Unreadable parts={board.unreadable} /> : null}
        {state.draft.tiles.length === 0 ? (
          <Bare maySave={maySave} onAdd={() => setAdding(true)} />
        ) : (
          <BoardTiles
            state={state}
            reports={props.reports}
            load={actions.loadTileReports}
            maySave={maySave && !full}
            writing={writing}
            onWriting={setWriting}
            leads={!full}
          />
        )}
      </div>
      <AddReport
        open={adding}
        onOpenChange={setAdding}
        find={actions.findReports}
        onPick={({ id }) => {
          setAdding(false);
          state.add({ is: "report", reportId: id }, sizes.report);
        }}
      />
      <ConflictDialog state={state} reports={props.reports} />
    </BoardProvider>
  );
}

const partWords = { tiles: "tiles", range: "dates", filters: "filters" };

/** What is kept and cannot be read is not shown as if it were not there, nor written over. */
function Unreadable({ parts }: { parts: ShownBoard["unreadable"] }) {
  return (
    <p role="alert" className="mb-4 rounded-md bg-brass-soft px-3 py-2 text-brass">
      This version cannot read all {parts.map((part) => partWords[part]).join(", ")} of this dashboard, so it shows what it can and lets
      nobody change it. Nothing is lost: start the version that saved it, or restore a backup.
    </p>
  );
}

/** How often a wall refreshes stands in the address, so that it can be opened so. */
function useRefreshWord(): [minutes: number | null, set: (minutes: number | null) => void] {
  const said = Number(useSearchParams().get("refresh"));
  const minutes = refreshMinutes.find((each) => each === said) ?? null;
  return [minutes, (next) => setAddressWord("refresh", next === null ? null : String(next))];
}

type WallProps = {
  state: BoardState;
  settings: ReportSettings;
  clock: number;
  minutes: number | null;
  onMinutes: (minutes: number | null) => void;
  onLeave: () => void;
};

function Wall({ state: { draft, words }, settings: { timezone, weekStart }, clock, ...rest }: WallProps) {
  const { dataStart, dataEnd } = useCatalogue();
  const micros = (iso: string | null) => (iso === null ? null : Date.parse(iso) * 1000);
  const period =
    words.range && dataEnd
      ? resolveRange(words.range, { timezone, weekStart, dataStart: micros(dataStart), dataEnd: micros(dataEnd) })
      : null;
  const filters = wholeConditions(words.filters);
  const said = [
    ...(period ? [periodPhrase(period)] : []),
    ...(filters.length > 0 ? [spoken(conditionsPhrase(filters)).replaceAll("*", "")] : []),
  ];
  return <WallBar name={draft.name} said={said.join(" · ")} lastAt={clock} {...rest} />;
}

function Bare({ maySave, onAdd }: { maySave: boolean; onAdd: () => void }) {
  return (
    <EmptyState title="This dashboard is empty" action={maySave ? <Button onClick={onAdd}>Add a report</Button> : null}>
      {maySave ? "Put saved reports and words on it; drag them where they belong." : "Nobody has put anything on it yet."}
    </EmptyState>
  );
}
