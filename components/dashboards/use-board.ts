"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { arranged, freeSpot, type Nudge, nudged } from "../../lib/dashboards/arranged.ts";
import { type Board, type Spot, savedCohorts, type Tile } from "../../lib/dashboards/board.ts";
import type { BoardWords } from "../../lib/dashboards/boarded.ts";
import { conditions } from "../../lib/vocabulary/condition.ts";
import { range } from "../../lib/vocabulary/range.ts";
import { randomId } from "../report/random-id.ts";
import { useAddress } from "../report/use-address.ts";
import { toast } from "../ui/toast.tsx";
import type { BoardActions, ShownBoard } from "./board-actions.ts";

type Options = {
  board: ShownBoard;
  served: { id: string; definition: string | null } | null;
  actions: Pick<BoardActions, "changeBoard" | "saveDraft" | "loadDraft">;
};

type Draft = Pick<Board, "name" | "description" | "tiles">;

/** A board, its edits that are not yet kept, and the dates and filters that a reader chose for this visit. */
export function useBoard({ board: served, served: draftServed, actions }: Options) {
  const [base, setBase] = useState(served);
  const [edits, setEdits] = useState<Draft | null>(null);
  const [editing, setEditing] = useState(false);
  const [saving, setSaving] = useState(false);
  const [conflict, setConflict] = useState<ShownBoard | null>(null);
  const { words, setWords, chosen } = useWords(base, draftServed, actions);
  const draft: Draft = edits ?? base;
  const dirty = edits !== null || chosen;
  useLeaving(edits !== null);
  // While there are own edits they stay held against the board they began with, so that saving finds the other change.
  useEffect(() => {
    if (edits === null) setBase((now) => (served.revision > now.revision ? served : now));
  }, [served, edits]);
  const change = useCallback(
    (patch: Partial<Draft>) =>
      setEdits((now) => ({ ...(now ?? { name: base.name, description: base.description, tiles: base.tiles }), ...patch })),
    [base],
  );
  const tiles = draft.tiles;
  const settle = (board: ShownBoard) => {
    setBase(board);
    setEdits(null);
    setConflict(null);
    setEditing(false);
  };
  const save = async (over: ShownBoard = base) => {
    setSaving(true);
    try {
      const reply = await actions.changeBoard(over.id, over.revision, {
        ...draftOf(draft),
        range: words.range,
        filters: [...words.filters],
        cohorts: words.cohorts ?? {},
      });
      if (!reply.ok && reply.current) return void setConflict(reply.current);
      if (!reply.ok) return void toast(reply.words, "danger");
      settle(reply.board);
      setWords(null);
      toast("Saved for everybody");
    } catch {
      toast("The dashboard could not be saved; try again", "danger");
    } finally {
      setSaving(false);
    }
  };
  return {
    ...{ base, draft, words, setWords, chosen, dirty, editing, setEditing, saving, conflict, save },
    forget: () => {
      setEdits(null);
      setEditing(false);
      setWords(null);
    },
    /** Takes the board of the other one and forgets the own edits. */
    yieldTo: (board: ShownBoard) => {
      settle(board);
      setWords(null);
    },
    closeConflict: () => setConflict(null),
    rename: (patch: Pick<Partial<Draft>, "name" | "description">) => change(patch),
    ...tileEdits(tiles, { keep: (next) => change({ tiles: [...next] }), begin: () => setEditing(true) }),
  };
}

export type BoardState = ReturnType<typeof useBoard>;

type Keeping = { keep: (tiles: readonly Tile[]) => void; begin: () => void };

/** What can be done to the tiles; whatever adds one begins to edit. */
function tileEdits(tiles: readonly Tile[], { keep, begin }: Keeping) {
  const added = (tile: Tile) => {
    keep([...tiles, tile]);
    begin();
    return tile.id;
  };
  return {
    arrange: (spots: readonly (Spot & { id: string })[]) => {
      const next = placedAt(tiles, spots);
      if (JSON.stringify(next) !== JSON.stringify(tiles)) keep(next);
    },
    nudge: (id: string, nudge: Nudge) => keep(nudged(tiles, id, nudge)),
    add: (tile: NewTile, size: Pick<Spot, "w" | "h">) => added({ ...tile, id: randomId(), ...freeSpot(tiles, size) }),
    update: (id: string, patch: Partial<Tile>) => keep(tiles.map((each) => (each.id === id ? ({ ...each, ...patch } as Tile) : each))),
    duplicate: (tile: Tile) => added({ ...tile, id: randomId(), ...freeSpot(tiles, tile) }),
    remove: (id: string) => keep(arranged(tiles.filter((each) => each.id !== id))),
  };
}

/** A tile that has no place yet. */
export type NewTile = { is: "report"; reportId: string } | { is: "text"; text: string };

const draftOf = ({ name, description, tiles }: Draft): Draft => ({ name, description, tiles });

function placedAt(tiles: readonly Tile[], spots: readonly (Spot & { id: string })[]): Tile[] {
  return tiles.map((tile) => {
    const spot = spots.find(({ id }) => id === tile.id);
    return spot ? { ...tile, x: spot.x, y: spot.y, w: spot.w, h: spot.h } : tile;
  });
}

/** The dates and filters that hold now: those of the address, else those of the board. */
function useWords(base: ShownBoard, served: Options["served"], { saveDraft, loadDraft }: Options["actions"]) {
  const { range: dates, filters, cohorts: named } = base;
  const defaults = useMemo(() => ({ range: dates, filters, cohorts: named }), [dates, filters, named]);
  const address = useAddress({ defaults, served, saveDraft, loadDraft });
  const { draft, change } = address;
  const words = useMemo((): BoardWords => wordsOf(draft, defaults), [draft, defaults]);
  const setWords = useCallback((next: Partial<BoardWords> | null) => change((now) => (next === null ? {} : { ...now, ...next })), [change]);
  return { words, setWords, chosen: Object.keys(draft).length > 0 };
}

/** Words of a damaged address are as if they had not been said. */
function wordsOf(said: Record<string, unknown>, defaults: Pick<Board, "range" | "filters" | "cohorts">): BoardWords {
  const dates = range.nullable().safeParse(said["range"]);
  const filters = conditions.safeParse(said["filters"]);
  const named = savedCohorts.safeParse(said["cohorts"]);
  return {
    range: dates.success ? dates.data : defaults.range,
    filters: filters.success ? filters.data : defaults.filters,
    cohorts: named.success ? named.data : defaults.cohorts,
  };
}

/** The browser asks before it leaves edits behind. */
function useLeaving(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const leaving = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", leaving);
    return () => removeEventListener("beforeunload", leaving);
  }, [dirty]);
}
