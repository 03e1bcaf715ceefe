"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { searchRank } from "../inputs/search-rank.ts";
import { Dialog } from "../ui/dialog.tsx";
import { type PickItem, PickList } from "../ui/pick-list.tsx";
import { toast } from "../ui/toast.tsx";

/** The boards of the team, and how a report gets onto one of them; server actions, as props. */
export type AddToDashboardActions = {
  findBoards: () => Promise<{ id: string; name: string }[]>;
  /** Puts a report onto a board, a new one of this name where the id is null. */
  addToBoard: (reportId: string, board: { id: string | null; name: string }) => Promise<AddReply>;
};

/** The board that a report was put onto, or why it was not. */
export type AddReply = { ok: true; id: string; name: string } | { ok: false; words: string };

type AddToDashboardProps = { report: { id: string; name: string }; actions: AddToDashboardActions; onClose: () => void };

/** Asks onto which dashboard a saved report goes; what is typed can name a new one. */
export function AddToDashboard({ report, actions, onClose }: AddToDashboardProps) {
  const router = useRouter();
  const { data, isError } = useQuery({ queryKey: ["boards"], staleTime: 0, queryFn: actions.findBoards });
  const add = async (board: { id: string | null; name: string }) => {
    onClose();
    const found = await actions.addToBoard(report.id, board).catch(() => null);
    if (!found?.ok) return toast(found?.words ?? "The report could not be added; try again", "danger");
    toast(`Added to ${found.name}`, "plain", { label: "Open it", run: () => router.push(`/dashboards/${found.id}`) });
  };
  const rows = (search: string): PickItem<{ id: string | null; name: string }>[] => {
    const name = search.trim() || report.name;
    const found = searchRank(data ?? [], search, (each) => each.name).map((board) => ({
      key: board.id,
      section: "Dashboards",
      value: board as { id: string | null; name: string },
      row: <span className="block truncate">{board.name}</span>,
    }));
    return [
      ...found,
      { key: "new", section: "New", value: { id: null, name }, row: <span className="block truncate">New dashboard “{name}”</span> },
    ];
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Add to a dashboard" hideTitle>
      <PickList
        label="Find a dashboard, or name a new one"
        placeholder="Find a dashboard, or name a new one"
        find={rows}
        onPick={(board) => void add(board)}
        empty={isError ? "The dashboards could not be read; try again." : "…"}
      />
    </Dialog>
  );
}
