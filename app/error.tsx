"use client";

import { Button } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/empty-state.tsx";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <EmptyState tone="danger" title="This page could not be shown" action={<Button onClick={reset}>Try again</Button>}>
      Nothing was lost: the address still holds the question. {error.digest ? `The server’s log has it under ${error.digest}.` : ""}
    </EmptyState>
  );
}
