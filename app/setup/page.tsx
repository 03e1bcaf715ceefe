import type { Metadata } from "next";
import Link from "next/link";
import { EntryFrame } from "../../components/account/entry-frame.tsx";
import { NewAccountForm } from "../../components/account/new-account-form.tsx";
import { hashOf, isToken } from "../../lib/access/tokens.ts";
import { dataRoot } from "../../lib/env.ts";
import { isSetupToken } from "../../lib/store/accounts.ts";
import { pageMay } from "../access.ts";
import { setUp } from "../account/actions.ts";

export const metadata: Metadata = { title: "First account", robots: { index: false } };

type PageProps = { searchParams: Promise<{ token?: string | string[] }> };

export default async function SetupPage({ searchParams }: PageProps) {
  await pageMay("enter");
  const { token } = await searchParams;
  if (!isToken(token) || !(await isSetupToken(dataRoot(), hashOf(token))))
    return (
      <EntryFrame
        title="This address does not work any more"
        lead="It makes the first account once. Each start of Parquetry prints a new one while there is no account."
      >
        <Link href="/sign-in" className="text-accent underline underline-offset-4">
          To the sign-in
        </Link>
      </EntryFrame>
    );
  return (
    <EntryFrame
      title="Make the first account"
      lead="It becomes the owner. From then on every page asks for a sign-in, and the owner invites the others."
    >
      <NewAccountForm token={token} make={setUp} word="Make the account" />
    </EntryFrame>
  );
}
