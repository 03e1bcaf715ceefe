import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { AppShell } from "../components/shell/app-shell.tsx";
import { themeCookie, themeOf } from "../components/ui/theme-choice.ts";
import { signOut } from "./account/actions.ts";
import { findIndex } from "./find/actions.ts";
import { Providers } from "./providers.tsx";
import { whoLooks } from "./who-looks.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Parquetry", template: "%s · Parquetry" },
  description: "Exact, fast, open-source product analytics over Parquet.",
};

export const viewport: Viewport = { colorScheme: "light dark", width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  const me = await whoLooks();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body className="font-sans">
        <Providers theme={theme} me={me} {...(nonce ? { nonce } : {})}>
          <AppShell signOut={signOut} findIndex={findIndex}>
            {children}
          </AppShell>
        </Providers>
      </body>
    </html>
  );
}
