"use client";

import { Toast as RadixToast } from "radix-ui";
import { useSyncExternalStore } from "react";

type ToastAction = { label: string; run: () => void };
type Toast = { id: number; text: string; tone: "plain" | "danger"; action?: ToastAction | undefined };

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

/** Says something in passing; it leaves by itself, later when it offers to do something about it. Plain text only. */
export function toast(text: string, tone: Toast["tone"] = "plain", action?: ToastAction): void {
  lastId += 1;
  update([...toasts.slice(-2), { id: lastId, text, tone, action }]);
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
      {shown.map(({ id, text, tone, action }) => (
        <RadixToast.Root
          key={id}
          {...(action ? { duration: 10_000 } : {})}
          onOpenChange={(open) => !open && update(toasts.filter((each) => each.id !== id))}
          className={`flex items-center gap-3 rounded-md px-3 py-2 text-sm shadow-(--shadow-float) ${tone === "danger" ? "bg-danger-soft text-danger" : "bg-ink text-canvas"}`}
        >
          <RadixToast.Title>{text}</RadixToast.Title>
          {action ? (
            <RadixToast.Action altText={action.label} onClick={action.run} className="shrink-0 font-medium underline underline-offset-4">
              {action.label}
            </RadixToast.Action>
          ) : null}
        </RadixToast.Root>
      ))}
      <RadixToast.Viewport className="fixed bottom-4 left-1/2 z-50 flex -translate-x-1/2 flex-col gap-2 outline-none" />
    </RadixToast.Provider>
  );
}
