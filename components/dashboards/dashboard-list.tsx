"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { counted, instantLabel } from "../../lib/format.ts";
import type { DashboardSummary, NewDashboard } from "../../lib/store/dashboards.ts";
import { randomId } from "../report/random-id.ts";
import { PublicBadge } from "../shares/public-badge.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { type NamedColumn, NamedTable } from "../ui/named-table.tsx";
import { Page } from "../ui/page.tsx";
import { toast } from "../ui/toast.tsx";
import { useBoardDeeds } from "./board-deeds.ts";
import { NameDialog } from "./name-dialog.tsx";

/** What the list of boards does; server actions, as props. */
export type ListActions = {
  saveBoard: (id: string, board: NewDashboard) => Promise<{ ok: true; id: string } | { ok: false; words: string }>;
  duplicateBoard: (id: string) => Promise<string | null>;
  deleteBoard: (id: string) => Promise<boolean>;
  restoreBoard: (id: string) => Promise<boolean>;
};

type ListedBoard = DashboardSummary & { ownerName: string | null; mayDelete: boolean; isPublic: boolean };

type DashboardListProps = { boards: readonly ListedBoard[]; maySave: boolean; actions: ListActions };

/** Every dashboard of the team, the newest change first. */
export function DashboardList({ boards, maySave, actions }: DashboardListProps) {
  const router = useRouter();
  const [naming, setNaming] = useState(false);
  const make = async (name: string) => {
    const reply = await actions
      .saveBoard(randomId(), { name })
      .catch(() => ({ ok: false as const, words: "The dashboard could not be made; try again" }));
    if (reply.ok) router.push(`/dashboards/${reply.id}`);
    else toast(reply.words, "danger");
    return reply.ok;
  };
  const add = (
    <Button tone="primary" onClick={() => setNaming(true)}>
      <Plus size={15} aria-hidden />
      New dashboard
    </Button>
  );
  return (
    <Page title="Dashboards" actions={maySave && boards.length > 0 ? add : null}>
      {boards.length === 0 ? (
        <EmptyState title="There are no dashboards yet" action={maySave ? add : null}>
          A dashboard puts saved reports and words side by side, under the same dates and filters.
        </EmptyState>
      ) : (
        <Boards boards={boards} maySave={maySave} actions={actions} />
      )}
      {naming ? (
        <NameDialog
          title="New dashboard"
          label="Name of the dashboard"
          name=""
          deed="Make it"
          onName={make}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </Page>
  );
}

function Boards({ boards, maySave, actions }: DashboardListProps) {
  const deeds = useBoardDeeds(actions, () => {});
  const owned = boards.some(({ ownerName }) => ownerName !== null);
  return (
    <NamedTable
      rows={boards}
      href={({ id }) => `/dashboards/${id}`}
      badge={({ isPublic }) => (isPublic ? <PublicBadge /> : null)}
      columns={[
        {
          label: "Tiles",
          className: "max-sm:hidden",
          cellClassName: "whitespace-nowrap text-ink-2",
          cell: ({ tileCount }) => counted(tileCount, "tile"),
        },
        ...(owned ? [ownerColumn] : []),
        {
          label: "Changed",
          cellClassName: "whitespace-nowrap text-ink-2 text-xs",
          cell: ({ changedAt }) => instantLabel(new Date(changedAt).toISOString()),
        },
      ]}
      menu={({ id, name, mayDelete }) =>
        maySave
          ? [
              { label: "Duplicate", onSelect: () => void deeds.duplicate(id) },
              ...(mayDelete ? [{ label: "Delete", danger: true, onSelect: () => void deeds.remove({ id, name }) }] : []),
            ]
          : []
      }
    />
  );
}

const ownerColumn: NamedColumn<ListedBoard> = {
  label: "Owner",
  className: "max-sm:hidden",
  cellClassName: "max-w-40 truncate text-ink-2",
  cell: ({ ownerName }) => ownerName,
};
