"use client";

import { notFound } from "next/navigation";
import type { ScreenProps } from "../report/screen.ts";
import { reportForms } from "./index.tsx";

/** The screen of the kind that an address names. */
export function KindScreen({ kind, ...props }: ScreenProps & { kind: string }) {
  const form = reportForms.find((each) => each.kind === kind);
  return form ? <form.Screen {...props} /> : notFound();
}
