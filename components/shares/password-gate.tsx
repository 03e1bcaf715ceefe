"use client";

import { type FormEvent, useState } from "react";
import { EntryFrame } from "../account/entry-frame.tsx";
import { Field } from "../account/field.tsx";
import { Button } from "../ui/button.tsx";

const words: Record<number, string> = {
  401: "This is not the password.",
  404: "This link is over.",
  429: "Too many attempts. Try again in a quarter of an hour.",
};

/** Asks for the password of a public link. */
export function PasswordGate({ token }: { token: string }) {
  const [issue, setIssue] = useState<string | undefined>();
  const [pending, setPending] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = new FormData(event.currentTarget).get("password");
    if (typeof password !== "string" || password === "") return setIssue("Write the password.");
    setPending(true);
    const status = await fetch("/api/shares/enter", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token, password }),
    }).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 204) return location.reload();
    setPending(false);
    setIssue(words[status] ?? "The server did not answer. Try again.");
  };
  return (
    <EntryFrame title="This dashboard has a password" lead="Whoever gave you the link knows it.">
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label="Password" name="password" type="password" autoComplete="off" autoFocus issue={issue} />
        <Button type="submit" tone="primary" className="h-9 w-full" disabled={pending}>
          {pending ? "Opening…" : "Open"}
        </Button>
      </form>
    </EntryFrame>
  );
}
