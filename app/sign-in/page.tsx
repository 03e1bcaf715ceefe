import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntryFrame } from "../../components/account/entry-frame.tsx";
import { SignInForm } from "../../components/account/sign-in-form.tsx";
import { dataRoot } from "../../lib/env.ts";
import { hasOwner } from "../../lib/store/accounts.ts";
import { pageMay } from "../access.ts";
import { signIn } from "../account/actions.ts";
import { ownPath } from "./address.ts";

export const metadata: Metadata = { title: "Sign in" };

type PageProps = { searchParams: Promise<{ to?: string | string[] }> };

export default async function SignInPage({ searchParams }: PageProps) {
  const principal = await pageMay("enter");
  const to = ownPath((await searchParams).to);
  if (principal.is !== "nobody") redirect(to);
  if (!(await hasOwner(dataRoot())))
    return (
      <EntryFrame
        title="Nobody has an account yet"
        lead="Until the first account is made, everything is open on the machine that Parquetry runs on, and closed to all others. Its start printed an address that makes the first account: open that one."
      />
    );
  return (
    <EntryFrame title="Sign in">
      <SignInForm signIn={signIn} to={to} />
    </EntryFrame>
  );
}
