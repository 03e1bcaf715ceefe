"use client";

import { Lock } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ago, counted } from "../../lib/format.ts";
import { SettingsFrame } from "../account/settings-frame.tsx";
import { Button, Tip } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { toast } from "../ui/toast.tsx";
import type { OwnShare, ShareActions } from "./share-actions.ts";
import { endWords } from "./share-terms.ts";

export type ListedLink = OwnShare & { dashboardId: string; dashboardName: string; creatorName: string | null };

type SharesScreenProps = { links: readonly ListedLink[]; now: number; revokeLink: ShareActions["revokeLink"] };

/** Every live public link of the product. */
export function SharesScreen({ links, now, revokeLink }: SharesScreenProps) {
  const lead =
    links.length === 0
      ? "Nothing is public."
      : `${counted(links.length, "dashboard")} can be seen by whoever has a link, and nothing else is public.`;
  return (
    <SettingsFrame title="Public links" lead={lead}>
      {links.length === 0 ? (
        <EmptyState
          title="There are no public links"
          action={
            <Link href="/dashboards" prefetch={false} className="text-accent underline underline-offset-2">
              To the dashboards
            </Link>
          }
        >
          An owner or editor makes one on a dashboard, under Share.
        </EmptyState>
      ) : (
        <ul className="mt-5 divide-y divide-line rounded-lg border border-line bg-surface">
          {links.map((link) => (
            <LinkRow key={link.id} link={link} now={now} revokeLink={revokeLink} />
          ))}
        </ul>
      )}
    </SettingsFrame>
  );
}

function LinkRow({ link, now, revokeLink }: { link: ListedLink } & Omit<SharesScreenProps, "links">) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const { dashboardId, dashboardName, creatorName, tokenPrefix, hasPassword, expiresAt, createdAt, lastOpenedAt } = link;
  const facts = [
    `made ${ago(now - createdAt)}${creatorName ? ` by ${creatorName}` : ""}`,
    lastOpenedAt === null ? "never opened" : `opened ${ago(now - lastOpenedAt)}`,
    endWords(expiresAt),
  ];
  const revoke = async () => {
    const done = await revokeLink(dashboardId).catch(() => false);
    toast(done ? "The link is over" : "This was not done; try again", done ? undefined : "danger");
    router.refresh();
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex items-center gap-1.5">
          <Link
            href={`/dashboards/${dashboardId}`}
            prefetch={false}
            className="truncate rounded-sm font-medium hover:text-accent hover:underline"
          >
            {dashboardName}
          </Link>
          {hasPassword ? (
            <Tip text="Asks for a password">
              <Lock size={13} aria-label="Asks for a password" className="shrink-0 text-ink-3" />
            </Tip>
          ) : null}
        </p>
        <p className="text-ink-2 text-xs">
          <span className="font-mono">{tokenPrefix}…</span> · {facts.join(" · ")}
        </p>
      </div>
      {asking ? (
        <span className="flex items-center gap-1.5">
          <Button tone="quiet" onClick={() => setAsking(false)}>
            Keep it
          </Button>
          <Button tone="danger" onClick={() => void revoke()}>
            End it for everybody
          </Button>
        </span>
      ) : (
        <Button onClick={() => setAsking(true)}>Revoke</Button>
      )}
    </li>
  );
}
