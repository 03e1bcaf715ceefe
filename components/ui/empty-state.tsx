import type { ReactNode } from "react";

type EmptyStateProps = { title: string; children?: ReactNode; action?: ReactNode; tone?: "plain" | "danger" };

/** What a place says when it has nothing to show: what is so, and what to do about it. */
export function EmptyState({ title, children, action, tone = "plain" }: EmptyStateProps) {
  return (
    <div
      role={tone === "danger" ? "alert" : undefined}
      className="mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-16 text-center"
    >
      <svg width="64" height="34" viewBox="0 0 64 34" aria-hidden="true" className="mb-2">
        {[0, 1, 2, 3].map((tile) => (
          <path
            key={tile}
            d={`M${tile * 16 + 8} 1l8 8-8 8-8-8z`}
            className={tile === 2 ? (tone === "danger" ? "fill-danger" : "fill-brass") : "fill-line-strong"}
            transform={`translate(0 ${tile % 2 ? 8 : 0})`}
          />
        ))}
      </svg>
      <h2 className={`font-semibold text-base ${tone === "danger" ? "text-danger" : ""}`}>{title}</h2>
      {children ? <div className="text-ink-2 text-sm">{children}</div> : null}
      {action ? <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
