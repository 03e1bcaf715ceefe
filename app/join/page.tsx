import type { Metadata } from "next";
import { EntryFrame } from "../../components/account/entry-frame.tsx";
import { NewAccountForm } from "../../components/account/new-account-form.tsx";
import { hashOf, isToken } from "../../lib/access/tokens.ts";
import { dataRoot } from "../../lib/env.ts";
import { findInvitation } from "../../lib/store/invitations.ts";
import { pageMay } from "../access.ts";
import { join } from "../account/actions.ts";

export const metadata: Metadata = { title: "Join", robots: { index: false } };

type PageProps = { searchParams: Promise<{ token?: string | string[] }> };

const may = {
  owner: "As an owner you may do everything, and invite others.",
  editor: "As an editor you may look at everything, save reports and bring in data.",
  viewer: "As a viewer you may look at reports and change their filters and dates for yourself.",
};

export default async function JoinPage({ searchParams }: PageProps) {
  await pageMay("enter");
  const { token } = await searchParams;
  const invitation = isToken(token) ? await findInvitation(dataRoot(), hashOf(token)) : null;
  if (!isToken(token) || !invitation)
    return (
      <EntryFrame
        title="This invitation is over"
        lead="It was taken, withdrawn, or its seven days have passed. Ask whoever sent it for another."
      />
    );
  return (
    <EntryFrame title="You are invited" lead={may[invitation.role]}>
      <NewAccountForm token={token} make={join} word="Join" />
    </EntryFrame>
  );
}
