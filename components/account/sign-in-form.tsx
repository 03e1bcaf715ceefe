"use client";

import { Button } from "../ui/button.tsx";
import type { FormAction } from "./account-actions.ts";
import { Field, FormIssue } from "./field.tsx";
import { useForm } from "./use-form.ts";

/** E-mail and password; afterwards the page that was asked for. */
export function SignInForm({ signIn, to }: { signIn: FormAction; to: string }) {
  const { pending, submit, issueOf, general } = useForm(signIn, () => location.assign(to));
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormIssue>{general}</FormIssue>
      <Field
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        autoFocus
        issue={issueOf("email")}
      />
      <Field label="Password" name="password" type="password" autoComplete="current-password" issue={issueOf("password")} />
      <Button type="submit" tone="primary" className="h-9 w-full" disabled={pending}>
        {pending ? "Signing in…" : "Sign in"}
      </Button>
      <p className="text-ink-3 text-xs">Forgot the password? An owner can make you a link to set a new one.</p>
    </form>
  );
}
