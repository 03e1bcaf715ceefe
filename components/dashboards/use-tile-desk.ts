"use client";

import { useEffect, useMemo, useRef } from "react";
import type { Table } from "../../lib/charts/table.ts";
import type { ReportTile, TileView } from "../../lib/dashboards/board.ts";
import type { TileFacts, TilePlace } from "../report/tile-place.tsx";
import type { TileReport } from "./board-actions.ts";

/** What a tile knows of the answer on it, and how its view is chosen. */
export type TileDesk = {
  place: TilePlace;
  /** What the answer told last. */
  facts: () => TileFacts | null;
  tables: () => readonly { label: string; table: Table }[];
  /** Edits made inside are the choice of a view and belong to the tile. */
  choose: (change: () => void) => void;
  /** Takes an edit of the question where it is the choice of a view; else it belongs to the report's page. */
  takes: (patch: Record<string, unknown>) => boolean;
};

type DeskOptions = { tile: ReportTile; report: TileReport; onView: (view: TileView) => void; opensParts: boolean };

/** Collects what the answer of a tile tells, without drawing the tile anew. */
export function useTileDesk({ tile, report, onView, opensParts }: DeskOptions): TileDesk {
  const facts = useRef<TileFacts | null>(null);
  const tables = useRef(new Map<string, Table>());
  const choosing = useRef(false);
  const latest = useRef({ view: tile.view, onView });
  useEffect(() => {
    latest.current = { view: tile.view, onView };
  });
  const { view: reportView } = report;
  const words = useMemo(() => {
    const said = Object.entries({ ...reportView, ...tile.view?.words });
    return Object.fromEntries(said.filter(([, value]) => value !== ""));
  }, [reportView, tile.view?.words]);
  return useMemo(() => {
    const keep = (next: TileView) => {
      latest.current = { ...latest.current, view: { ...latest.current.view, ...next } };
      latest.current.onView(latest.current.view ?? {});
    };
    const place: TilePlace = {
      words,
      opensParts,
      setWord: (name, value) => keep({ words: { ...latest.current.view?.words, [name]: value ?? "" } }),
      tell: (told) => {
        facts.current = told;
      },
      lend: (label, table) => {
        tables.current.set(label, table);
        return () => void tables.current.delete(label);
      },
    };
    return {
      place,
      facts: () => facts.current,
      tables: () => [...tables.current].map(([label, table]) => ({ label, table })),
      choose: (change) => {
        choosing.current = true;
        change();
        choosing.current = false;
      },
      takes: (patch) => {
        if (!choosing.current) return false;
        const said = Object.fromEntries(Object.entries(patch).map(([word, value]) => [word, value === undefined ? null : value]));
        keep({ patch: { ...latest.current.view?.patch, ...said } });
        return true;
      },
    };
  }, [words, opensParts]);
}
