"use client";

import { Ellipsis, Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { counted, instantLabel } from "../../lib/format.ts";
import type { DashboardSummary, NewDashboard } from "../../lib/store/dashboards.ts";
import { randomId } from "../report/random-id.ts";
import { PublicBadge } from "../shares/public-badge.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Menu } from "../ui/menu.tsx";
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
    <div className="mx-auto max-w-5xl px-4 pt-4 pb-12 lg:px-6">
      <div className="mb-4 flex min-h-8 items-center justify-between gap-2">
        <h1 className="font-semibold text-lg tracking-tight">Dashboards</h1>
        {maySave && boards.length > 0 ? add : null}
      </div>
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
    </div>
  );
}

function Boards({ boards, maySave, actions }: DashboardListProps) {
  const deeds = useBoardDeeds(actions, () => {});
  const owned = boards.some(({ ownerName }) => ownerName !== null);
  const head = "h-9 px-3 text-left font-medium text-ink-2 text-xs";
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-surface">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-line border-b">
            <th scope="col" className={head}>
              Name
            </th>
            <th scope="col" className={`${head} max-sm:hidden`}>
              Tiles
            </th>
            {owned ? (
              <th scope="col" className={`${head} max-sm:hidden`}>
                Owner
              </th>
            ) : null}
            <th scope="col" className={head}>
              Changed
            </th>
            <th scope="col" className="w-10">
              <span className="sr-only">Menu</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {boards.map(({ id, name, description, tileCount, ownerName, changedAt, mayDelete, isPublic }) => (
            <tr key={id} className="border-line border-b last:border-b-0 hover:bg-hover">
              <td className="max-w-0 px-3 py-2 sm:w-1/2">
                <span className="flex min-w-0 items-center gap-2">
                  <Link
                    href={`/dashboards/${id}`}
                    prefetch={false}
                    className="block truncate rounded-sm font-medium hover:text-accent hover:underline"
                  >
                    {name}
                  </Link>
                  {isPublic ? <PublicBadge /> : null}
                </span>
                {description ? <span className="block truncate text-ink-2 text-xs">{description}</span> : null}
              </td>
              <td className="whitespace-nowrap px-3 text-ink-2 max-sm:hidden">{counted(tileCount, "tile")}</td>
              {owned ? <td className="max-w-40 truncate px-3 text-ink-2 max-sm:hidden">{ownerName}</td> : null}
              <td className="whitespace-nowrap px-3 text-ink-2 text-xs">{instantLabel(new Date(changedAt).toISOString())}</td>
              <td className="px-1.5">
                {maySave ? (
                  <Menu
                    label={`Menu of ${name}`}
                    items={[
                      { label: "Duplicate", onSelect: () => void deeds.duplicate(id) },
                      ...(mayDelete ? [{ label: "Delete", danger: true, onSelect: () => void deeds.remove({ id, name }) }] : []),
                    ]}
                    trigger={
                      <button
                        type="button"
                        aria-label={`Menu of ${name}`}
                        className="grid size-7 place-items-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink"
                      >
                        <Ellipsis size={16} aria-hidden />
                      </button>
                    }
                  />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
