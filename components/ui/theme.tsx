"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState, useSyncExternalStore } from "react";
import { type ThemeChoice, themeCookie } from "./theme-choice.ts";

type Theme = { choice: ThemeChoice; resolved: "light" | "dark"; choose: (choice: ThemeChoice) => void };

const ThemeContext = createContext<Theme>({ choice: "system", resolved: "light", choose: () => {} });

function subscribe(changed: () => void): () => void {
  const query = matchMedia("(prefers-color-scheme: dark)");
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

const systemIsDark = () => matchMedia("(prefers-color-scheme: dark)").matches;

function subscribePrint(changed: () => void): () => void {
  const query = matchMedia("print");
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

const isPrinting = () => matchMedia("print").matches;

/** Paper is light. Keeps the chosen theme in a cookie and on <html>, so that the server paints it without a flash. */
export function ThemeProvider({ initial, children }: { initial: ThemeChoice; children: ReactNode }) {
  const [choice, setChoice] = useState(initial);
  const dark = useSyncExternalStore(subscribe, systemIsDark, () => false);
  const printing = useSyncExternalStore(subscribePrint, isPrinting, () => false);
  const choose = useCallback((next: ThemeChoice) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is absent in Firefox and on plain http
    document.cookie = `${themeCookie}=${next}; path=/; max-age=31536000; samesite=lax`;
    document.documentElement.dataset.theme = next;
    setChoice(next);
  }, []);
  const value = useMemo<Theme>(
    () => ({ choice, choose, resolved: printing ? "light" : choice === "system" ? (dark ? "dark" : "light") : choice }),
    [choice, choose, dark, printing],
  );
  return <ThemeContext value={value}>{children}</ThemeContext>;
}

/** The theme in force: the reader's choice, and what it comes to on this machine. */
export function useTheme(): Theme {
  return useContext(ThemeContext);
}
