import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountScreen } from "../../components/account/account-screen.tsx";
import { dataRoot } from "../../lib/env.ts";
import { accountBy } from "../../lib/store/accounts.ts";
import { listSessions } from "../../lib/store/sessions.ts";
import { pageMay, whoAsks } from "../access.ts";
import { changeName, changePassword, endSession, signOutElsewhere } from "./actions.ts";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const principal = await pageMay("own-account");
  if (principal.is !== "account") notFound();
  const [account, sessions, { session }] = await Promise.all([
    accountBy(dataRoot(), { id: principal.id }),
    listSessions(dataRoot(), principal.id),
    whoAsks(),
  ]);
  if (!account) notFound();
  const { name, email, role, seesPeople } = account;
  return (
    <AccountScreen
      account={{ name, email, role, seesPeople }}
      sessions={sessions}
      current={session}
      now={Date.now()}
      actions={{ changeName, changePassword, endSession, signOutElsewhere }}
    />
  );
}
