"use client";

import { Ellipsis, Maximize, Pencil, Plus, Printer, RefreshCw, Share2, Type } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { ReportSettings } from "../report/question.ts";
import { Button, IconButton, Tip } from "../ui/button.tsx";
import { Menu, type MenuItem } from "../ui/menu.tsx";
import { TextInput } from "../ui/text-input.tsx";
import { BoardDates, BoardFilters } from "./board-filters.tsx";
import type { BoardState } from "./use-board.ts";

type BoardHeaderProps = {
  state: BoardState;
  settings: ReportSettings;
  maySave: boolean;
  onAddReport: () => void;
  onAddText: () => void;
  onRefresh: () => void;
  onFull: () => void;
  onPrint: () => void;
  /** What can be done with the board as a whole. */
  items: readonly MenuItem[];
  badge?: ReactNode;
  onShare?: () => void;
};

/** The name of the board, the dates and filters of all tiles, and what one can do. */
export function BoardHeader(props: BoardHeaderProps) {
  const { state, settings, maySave } = props;
  const { draft, editing, rename } = state;
  return (
    <header className="mb-4 flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-0 flex-1 basis-60">
          <p className="text-ink-3 text-xs print:hidden">
            <Link href="/dashboards" prefetch={false} className="rounded-sm hover:text-ink hover:underline">
              Dashboards
            </Link>
          </p>
          {editing ? (
            <TextInput
              label="Name of the dashboard"
              value={draft.name}
              maxLength={200}
              onCommit={(name) => (name.trim() === "" ? false : rename({ name: name.trim() }))}
              className="w-full max-w-xl font-semibold text-lg!"
            />
          ) : (
            <div className="flex min-w-0 items-center gap-2">
              <h1 className="truncate font-semibold text-lg tracking-tight">{draft.name}</h1>
              {props.badge}
            </div>
          )}
        </div>
        <Deeds {...props} />
      </div>
      {editing ? (
        <TextInput
          label="Description of the dashboard"
          placeholder="What this dashboard is for"
          value={draft.description}
          maxLength={5000}
          onCommit={(description) => rename({ description: description.trim() })}
          className="w-full max-w-xl"
        />
      ) : null}
      {draft.description && !editing ? <p className="max-w-[95ch] text-pretty text-ink-2">{draft.description}</p> : null}
      <div className="flex flex-wrap items-center gap-2">
        <BoardDates {...state} settings={settings} />
        <BoardFilters {...state} />
        <Unsaved state={state} maySave={maySave} />
      </div>
    </header>
  );
}

function Deeds({ state, maySave, onAddReport, onAddText, onRefresh, onFull, onPrint, items, onShare }: BoardHeaderProps) {
  const { editing, setEditing, dirty, save, saving, forget } = state;
  return (
    <div className="flex flex-wrap items-center gap-1.5 print:hidden">
      {editing ? (
        <>
          <Button onClick={onAddReport}>
            <Plus size={15} aria-hidden />
            Report
          </Button>
          <Button onClick={onAddText}>
            <Type size={15} aria-hidden />
            Text
          </Button>
          <span aria-hidden className="mx-1 h-5 w-px bg-line" />
          <Button tone="quiet" onClick={forget}>
            {dirty ? "Discard" : "Cancel"}
          </Button>
          <Button tone="primary" disabled={saving} onClick={() => (dirty ? void save() : setEditing(false))}>
            {dirty ? "Save" : "Done"}
          </Button>
        </>
      ) : (
        <>
          <IconButton label="Refresh all tiles" onClick={onRefresh}>
            <RefreshCw size={15} strokeWidth={1.7} aria-hidden />
          </IconButton>
          <IconButton label="Full screen (F)" onClick={onFull}>
            <Maximize size={15} strokeWidth={1.7} aria-hidden />
          </IconButton>
          <IconButton label="Print" onClick={onPrint}>
            <Printer size={15} strokeWidth={1.7} aria-hidden />
          </IconButton>
          {onShare ? (
            <Button onClick={onShare}>
              <Share2 size={14} aria-hidden />
              Share
            </Button>
          ) : null}
          {maySave ? (
            <Tip text="Add, move and size tiles (E)">
              <Button onClick={() => setEditing(true)}>
                <Pencil size={14} aria-hidden />
                Edit
              </Button>
            </Tip>
          ) : null}
          {items.length > 0 ? (
            <Menu
              label="The dashboard"
              items={items}
              trigger={
                <button
                  type="button"
                  aria-label="More about this dashboard"
                  className="grid size-8 place-items-center rounded-md text-ink-2 hover:bg-hover"
                >
                  <Ellipsis size={16} aria-hidden />
                </button>
              }
            />
          ) : null}
        </>
      )}
    </div>
  );
}

/** Dates and filters of this visit are nobody else's until they are kept. */
function Unsaved({ state: { chosen, editing, setWords, save, saving }, maySave }: { state: BoardState; maySave: boolean }): ReactNode {
  if (!chosen || editing) return null;
  return (
    <span className="flex flex-wrap items-center gap-1.5 text-ink-2 text-xs print:hidden">
      <span className="rounded-md bg-brass-soft px-2 py-1 text-brass">Only for you</span>
      <Button tone="quiet" className="h-7!" onClick={() => setWords(null)}>
        Discard
      </Button>
      {maySave ? (
        <Button tone="quiet" className="h-7! text-accent!" disabled={saving} onClick={() => void save()}>
          Save for everybody
        </Button>
      ) : null}
    </span>
  );
}
