"use client";

import { useState } from "react";
import { longestText } from "../../lib/dashboards/board.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { BoardText } from "./text-tile.tsx";

type TextDialogProps = { text: string; onSave: (text: string) => void; onClose: () => void };

/** Writes the words of a text tile, with a look at how they will stand. */
export function TextDialog({ text, onSave, onClose }: TextDialogProps) {
  const [typed, setTyped] = useState(text);
  const [page, setPage] = useState<"write" | "look">("write");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Text" className="w-[min(44rem,calc(100vw-1.5rem))]!">
      <div className="flex flex-col gap-2 p-4">
        <span className="self-start">
          <Segmented
            label="Write or look"
            value={page}
            onChange={setPage}
            options={[
              { value: "write", label: "Write" },
              { value: "look", label: "Preview" },
            ]}
          />
        </span>
        {page === "write" ? (
          <textarea
            autoFocus
            aria-label="Text in Markdown"
            value={typed}
            maxLength={longestText}
            rows={12}
            onChange={({ target }) => setTyped(target.value)}
            className="w-full resize-y rounded-md border border-line bg-raised px-2.5 py-2 font-mono text-sm leading-5 hover:border-line-strong"
          />
        ) : (
          <div className="min-h-60 rounded-md border border-line px-3 py-2">
            <BoardText text={typed} />
          </div>
        )}
        <div className="flex items-center gap-2">
          <p className="flex-1 text-ink-3 text-xs">Markdown: # title, **bold**, - list, [words](address), tables.</p>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" onClick={() => onSave(typed)}>
            Keep
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
