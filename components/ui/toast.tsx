"use client";

import { Toast as RadixToast } from "radix-ui";
import { useSyncExternalStore } from "react";

type Toast = { id: number; text: string; tone: "plain" | "danger" };

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function update(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says something in passing; it leaves by itself. Plain text only. */
export function toast(text: string, tone: Toast["tone"] = "plain"): void {
  lastId += 1;
  update([...toasts.slice(-2), { id: lastId, text, tone }]);
}

const none: readonly Toast[] = [];

/** Where the toasts appear; mounted once. */
export function Toaster() {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  );
  return (
    <RadixToast.Provider swipeDirection="down" duration={3500}>
      {shown.map(({ id, text, tone }) => (
        <RadixToast.Root
          key={id}
          onOpenChange={(open) => !open && update(toasts.filter((each) => each.id !== id))}
          className={`rounded-md px-3 py-2 text-sm shadow-(--shadow-float) ${tone === "danger" ? "bg-danger-soft text-danger" : "bg-ink text-canvas"}`}
        >
          <RadixToast.Title>{text}</RadixToast.Title>
        </RadixToast.Root>
      ))}
      <RadixToast.Viewport className="fixed bottom-4 left-1/2 z-50 flex -translate-x-1/2 flex-col gap-2 outline-none" />
    </RadixToast.Provider>
  );
}
