import type { Metadata } from "next";
import { EntryFrame } from "../../components/account/entry-frame.tsx";
import { ResetForm } from "../../components/account/reset-form.tsx";
import { hashOf, isToken } from "../../lib/access/tokens.ts";
import { dataRoot } from "../../lib/env.ts";
import { findReset } from "../../lib/store/password-resets.ts";
import { pageMay } from "../access.ts";
import { resetPassword } from "../account/actions.ts";

export const metadata: Metadata = { title: "New password", robots: { index: false } };

type PageProps = { searchParams: Promise<{ token?: string | string[] }> };

export default async function ResetPage({ searchParams }: PageProps) {
  await pageMay("enter");
  const { token } = await searchParams;
  const found = isToken(token) ? await findReset(dataRoot(), hashOf(token)) : null;
  if (!isToken(token) || !found)
    return <EntryFrame title="This link is over" lead="It was used, replaced, or its day has passed. Ask an owner for another." />;
  return (
    <EntryFrame title="Set a new password" lead={`For ${found.email}. Every browser that is signed in with it is signed out.`}>
      <ResetForm token={token} email={found.email} reset={resetPassword} />
    </EntryFrame>
  );
}
