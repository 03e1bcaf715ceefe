"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Tooltip } from "radix-ui";
import { type ReactNode, useState } from "react";
import { type Me, MeProvider } from "../components/account/me.tsx";
import { RunsProvider } from "../components/runs/runs-provider.tsx";
import { ThemeProvider } from "../components/ui/theme.tsx";
import type { ThemeChoice } from "../components/ui/theme-choice.ts";
import { Toaster } from "../components/ui/toast.tsx";

type ProvidersProps = { theme: ThemeChoice; me: Me; nonce?: string; children: ReactNode };

/** What every screen needs around it: the state of runs, the theme, tooltips and toasts. */
export function Providers({ theme, me, nonce, children }: ProvidersProps) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 300_000 } } }),
  );
  // Read by the scroll lock of modal dialogs for its <style> element (package get-nonce).
  if (typeof window !== "undefined" && nonce) (globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce;
  return (
    <QueryClientProvider client={client}>
      <MeProvider me={me}>
        <RunsProvider>
          <ThemeProvider initial={theme}>
            <Tooltip.Provider delayDuration={350} skipDelayDuration={150}>
              {children}
              <Toaster />
            </Tooltip.Provider>
          </ThemeProvider>
        </RunsProvider>
      </MeProvider>
    </QueryClientProvider>
  );
}
