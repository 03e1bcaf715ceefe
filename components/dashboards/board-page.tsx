"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { PublicBadge } from "../shares/public-badge.tsx";
import type { ShareActions } from "../shares/share-actions.ts";
import { ShareDialog } from "../shares/share-dialog.tsx";
import { toast } from "../ui/toast.tsx";
import type { BoardActions } from "./board-actions.ts";
import { useBoardDeeds } from "./board-deeds.ts";
import { BoardScreen, type BoardScreenProps } from "./board-screen.tsx";
import type { ListActions } from "./dashboard-list.tsx";

type BoardPageProps = Omit<BoardScreenProps, "items" | "actions" | "badge" | "onShare"> & {
  mayDelete: boolean;
  /** Whether whoever has its link sees it. */
  isPublic: boolean;
  /** Null for whoever may not share. */
  share: ShareActions | null;
  actions: BoardActions & Omit<ListActions, "saveBoard">;
};

/** The page of a dashboard, with what can be done with the board as a whole. */
export function BoardPage({ mayDelete, isPublic, share, ...props }: BoardPageProps) {
  const { board, maySave, actions } = props;
  const router = useRouter();
  const [sharing, setSharing] = useState(false);
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
  return (
    <>
      <BoardScreen
        {...props}
        items={items}
        badge={isPublic ? <PublicBadge /> : null}
        {...(share ? { onShare: () => setSharing(true) } : {})}
      />
      {share && sharing ? (
        <ShareDialog boardId={board.id} actions={share} onClose={() => setSharing(false)} onChange={() => router.refresh()} />
      ) : null}
    </>
  );
}
