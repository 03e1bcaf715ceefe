"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Nudge } from "../../lib/dashboards/arranged.ts";
import { reportsOf, type Tile } from "../../lib/dashboards/board.ts";
import type { MenuItem } from "../ui/menu.tsx";
import type { BoardActions, TileReport } from "./board-actions.ts";
import { BoardGrid } from "./board-grid.tsx";
import { NameDialog } from "./name-dialog.tsx";
import { ReportTile } from "./report-tile.tsx";
import { TextDialog } from "./text-dialog.tsx";
import { TextTileFrame } from "./text-tile-frame.tsx";
import type { BoardState } from "./use-board.ts";

type BoardTilesProps = {
  state: BoardState;
  reports: readonly TileReport[];
  load: BoardActions["loadTileReports"];
  maySave: boolean;
  /** The text tile that is being written. */
  writing: string | null;
  onWriting: (id: string | null) => void;
  /** Whether titles lead to the pages of their reports. */
  leads: boolean;
};

/** The tiles of a board with their menus. */
export function BoardTiles(props: BoardTilesProps) {
  const { state, maySave, writing, onWriting, leads } = props;
  const { draft, editing } = state;
  const router = useRouter();
  const reports = useReports(props);
  const [naming, setNaming] = useState<string | null>(null);
  const itemsOf = (tile: Tile, views: readonly MenuItem[]): MenuItem[] => {
    const report = tile.is === "report" ? reports.get(tile.reportId) : null;
    return [
      ...(report ? [{ label: "Open as saved", onSelect: () => router.push(savedAddress(report)) }] : []),
      ...(maySave && tile.is === "text" ? [{ label: "Edit the text", onSelect: () => onWriting(tile.id) }] : []),
      ...(maySave ? layoutItems({ tile, state, views, onName: () => setNaming(tile.id) }) : []),
      ...(tile.is === "report" ? ["line" as const] : []),
    ];
  };
  const named = draft.tiles.find(({ id }) => id === naming);
  const written = draft.tiles.find(({ id }) => id === writing);
  return (
    <>
      <BoardGrid tiles={draft.tiles} editing={editing && maySave} onArrange={state.arrange}>
        {(tile) =>
          tile.is === "text" ? (
            <TextTileFrame text={tile.text} {...(maySave ? { menu: () => itemsOf(tile, []) } : {})} />
          ) : (
            <ReportTile
              tile={tile}
              report={reports.get(tile.reportId)}
              leads={leads && !editing}
              boardItems={({ views }) => itemsOf(tile, views)}
              onView={(view) => {
                state.update(tile.id, { view });
                state.setEditing(true);
              }}
            />
          )
        }
      </BoardGrid>
      {named?.is === "report" ? (
        <NameDialog
          title="Name of the tile"
          label="Name of the tile; empty: that of the report"
          name={named.title ?? reports.get(named.reportId)?.name ?? ""}
          deed="Keep"
          optional
          onName={(title) => {
            const own = title === "" || title === reports.get(named.reportId)?.name;
            state.update(named.id, { title: own ? undefined : title });
            state.setEditing(true);
            return true;
          }}
          onClose={() => setNaming(null)}
        />
      ) : null}
      {written?.is === "text" ? (
        <TextDialog
          text={written.text}
          onClose={() => {
            if (written.text === "") state.remove(written.id);
            onWriting(null);
          }}
          onSave={(text) => {
            state.update(written.id, { text });
            state.setEditing(true);
            onWriting(null);
          }}
        />
      ) : null}
    </>
  );
}

const moves: readonly (readonly [Nudge, string])[] = [
  ["left", "Left"],
  ["right", "Right"],
  ["up", "Up"],
  ["down", "Down"],
];
const measures: readonly (readonly [Nudge, string])[] = [
  ["wider", "Wider"],
  ["narrower", "Narrower"],
  ["taller", "Taller"],
  ["shorter", "Shorter"],
];

type LayoutOptions = { tile: Tile; state: BoardState; views: readonly MenuItem[]; onName: () => void };

/** What changes the board itself; each of these begins to edit it. */
function layoutItems({ tile, state, views, onName }: LayoutOptions): MenuItem[] {
  const nudge = (move: Nudge) => () => {
    state.nudge(tile.id, move);
    state.setEditing(true);
  };
  return [
    ...(views.length > 1 ? [{ label: "View", choices: views }] : []),
    ...(tile.is === "report" ? [{ label: "Name…", onSelect: onName }] : []),
    { label: "Duplicate", onSelect: () => state.duplicate(tile) },
    { label: "Move", choices: moves.map(([move, label]) => ({ label, onSelect: nudge(move) })) },
    { label: "Size", choices: measures.map(([move, label]) => ({ label, onSelect: nudge(move) })) },
    {
      label: "Take off the board",
      danger: true,
      onSelect: () => {
        state.remove(tile.id);
        state.setEditing(true);
      },
    },
  ];
}

/** The page of a saved report leads on to its view. */
const savedAddress = ({ id, kind }: TileReport) => `/reports/${kind}?saved=${id}&v=1`;

/** The reports of the tiles; those of tiles that were just added are fetched. Null: there is none. */
function useReports({
  state: { draft },
  reports,
  load,
}: Pick<BoardTilesProps, "state" | "reports" | "load">): Map<string, TileReport | null | undefined> {
  const served = new Map<string, TileReport>(reports.map((each) => [each.id, each]));
  const missing = reportsOf(draft.tiles).filter((id) => !served.has(id));
  const { data } = useQuery({
    queryKey: ["tile-reports", missing.join()],
    enabled: missing.length > 0,
    placeholderData: (before) => before,
    queryFn: () => load(missing),
  });
  const fetched = new Map(data?.map((each) => [each.id, each] as const));
  return new Map(reportsOf(draft.tiles).map((id) => [id, served.get(id) ?? fetched.get(id) ?? (data ? null : undefined)]));
}
