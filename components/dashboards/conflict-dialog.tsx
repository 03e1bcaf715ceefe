"use client";

import { ago } from "../../lib/format.ts";
import { ChangesList } from "../saved/changes-list.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import type { TileReport } from "./board-actions.ts";
import { boardWords } from "./conflict-words.ts";
import type { BoardState } from "./use-board.ts";

type ConflictDialogProps = { state: BoardState; reports: readonly TileReport[] };

/** Somebody else saved the board meanwhile: both versions, what differs, and which of them stays. */
export function ConflictDialog({ state: { conflict, draft, words, closeConflict, yieldTo, save }, reports }: ConflictDialogProps) {
  if (!conflict) return null;
  const nameOf = (id: string) => reports.find((each) => each.id === id)?.name ?? "a new report";
  const mine = { ...draft, range: words.range, filters: words.filters };
  const rows = [
    ["Yours", draft.name, draft.tiles.length, "not saved yet"],
    ["Saved meanwhile", conflict.name, conflict.tiles.length, ago(Math.max(0, Date.now() - conflict.changedAt))],
  ] as const;
  return (
    <Dialog open onOpenChange={(open) => !open && closeConflict()} title="Somebody else saved this dashboard">
      <div className="flex flex-col gap-3 p-4">
        <p className="text-ink-2">It changed after you opened it. Nothing of yours is lost until you choose.</p>
        <table className="w-full text-sm">
          <thead className="text-left text-ink-2 text-xs">
            <tr>
              <th scope="col" className="py-1 font-medium">
                Version
              </th>
              <th scope="col" className="py-1 font-medium">
                Name
              </th>
              <th scope="col" className="py-1 text-right font-medium">
                Tiles
              </th>
              <th scope="col" className="py-1 text-right font-medium">
                Saved
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([version, name, tiles, at]) => (
              <tr key={version} className="border-line border-t">
                <td className="py-1.5">{version}</td>
                <td className="max-w-48 truncate py-1.5">{name}</td>
                <td className="py-1.5 text-right">{tiles}</td>
                <td className="py-1.5 text-right">{at}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <section aria-label="From theirs to yours">
          <h3 className="mb-1 font-medium text-sm">From theirs to yours</h3>
          <ChangesList before={boardWords(conflict, nameOf)} after={boardWords(mine, nameOf)} none="Both say the same." />
        </section>
        <div className="flex flex-wrap justify-end gap-2">
          <Button tone="quiet" onClick={closeConflict}>
            Keep editing
          </Button>
          <Button onClick={() => yieldTo(conflict)}>Take theirs</Button>
          <Button tone="primary" onClick={() => void save(conflict)}>
            Put mine over it
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
