"use client";

import { useRouter } from "next/navigation";
import { toast } from "../ui/toast.tsx";
import type { BoardActions } from "./board-actions.ts";
import { useBoardDeeds } from "./board-deeds.ts";
import { BoardScreen, type BoardScreenProps } from "./board-screen.tsx";
import type { ListActions } from "./dashboard-list.tsx";

type BoardPageProps = Omit<BoardScreenProps, "items" | "actions"> & {
  mayDelete: boolean;
  actions: BoardActions & Omit<ListActions, "saveBoard">;
};

/** The page of a dashboard, with what can be done with the board as a whole. */
export function BoardPage({ mayDelete, ...props }: BoardPageProps) {
  const { board, maySave, actions } = props;
  const router = useRouter();
  const deeds = useBoardDeeds(actions, () => router.push("/dashboards"));
  const copyAddress = () =>
    navigator.clipboard.writeText(location.href).then(
      () => toast("Copied the address of this view"),
      () => toast("The browser did not allow copying", "danger"),
    );
  const items = [
    { label: "Copy the address of this view", onSelect: () => void copyAddress() },
    ...(maySave ? [{ label: "Duplicate", onSelect: () => void deeds.duplicate(board.id) }] : []),
    ...(mayDelete ? ["line" as const, { label: "Delete", danger: true, onSelect: () => void deeds.remove(board) }] : []),
  ];
  return <BoardScreen {...props} items={items} />;
}
