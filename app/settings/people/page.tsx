import type { Metadata } from "next";
import { OpenNote } from "../../../components/account/open-note.tsx";
import { TeamScreen } from "../../../components/account/team-screen.tsx";
import { dataRoot } from "../../../lib/env.ts";
import { listAccounts } from "../../../lib/store/accounts.ts";
import { listInvitations } from "../../../lib/store/invitations.ts";
import { listLog } from "../../../lib/store/log.ts";
import { listSessions } from "../../../lib/store/sessions.ts";
import { pageMay } from "../../access.ts";
import { changeRights, invite, makeResetLink, remove, signOutAccount, withdraw } from "./actions.ts";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage() {
  const principal = await pageMay("settings");
  if (principal.is === "open") return <OpenNote />;
  const root = dataRoot();
  const [accounts, invitations, sessions, entries] = await Promise.all([
    listAccounts(root),
    listInvitations(root),
    listSessions(root),
    listLog(root, 50),
  ]);
  const members = accounts.map((account) => {
    const own = sessions.filter(({ accountId }) => accountId === account.id);
    return { ...account, sessions: own.length, seenAt: own[0]?.seenAt ?? null };
  });
  return (
    <TeamScreen
      members={members}
      invitations={invitations}
      entries={entries}
      now={Date.now()}
      actions={{ invite, withdraw, changeRights, makeResetLink, signOutAccount, remove }}
    />
  );
}
