"use client";

import { Button } from "../ui/button.tsx";
import type { FormAction } from "./account-actions.ts";
import { Field, FormIssue } from "./field.tsx";
import { useForm } from "./use-form.ts";

type NewAccountFormProps = { token: string; make: FormAction; word: string };

/** Name, e-mail and password of a new account. */
export function NewAccountForm({ token, make, word }: NewAccountFormProps) {
  const { pending, submit, issueOf, general } = useForm(make, () => location.assign("/"));
  return (
    <form onSubmit={(event) => submit(event, { token })} noValidate className="flex flex-col gap-4">
      <FormIssue>{general}</FormIssue>
      <Field
        label="Your name"
        name="name"
        autoComplete="name"
        autoFocus
        issue={issueOf("name")}
        hint="As others see it beside what you save."
      />
      <Field
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        issue={issueOf("email")}
        hint="You sign in with it; nothing is ever sent there."
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        issue={issueOf("password")}
        hint="At least 10 characters; a few words make a good one."
      />
      <Button type="submit" tone="primary" className="h-9 w-full" disabled={pending}>
        {pending ? "One moment…" : word}
      </Button>
    </form>
  );
}
