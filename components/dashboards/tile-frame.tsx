"use client";

import { Ellipsis, Info } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { IconButton, Tip } from "../ui/button.tsx";
import { Menu, type MenuItem } from "../ui/menu.tsx";
import { Popover } from "../ui/popover.tsx";

type TileFrameProps = {
  title: string;
  /** The question in plain words, told on hover and focus of the title. */
  reading?: string;
  /** Where the title leads; null where a reader may not follow. */
  href?: string | null;
  /** What of the board does not apply here. */
  notes?: readonly string[];
  /** Asked when the menu opens; absent where there is none. */
  menu?: () => readonly MenuItem[];
  /** A thin line under the title while the tile is asked. */
  running?: { percent: number | null } | null;
  foot?: ReactNode;
  children: ReactNode;
};

/** The frame of a tile: its title, what does not apply, its menu; the answer; what it rests on. */
export function TileFrame({ title, reading, href = null, notes = [], menu, running = null, foot, children }: TileFrameProps) {
  return (
    <section aria-label={title} data-frame className="group/tile flex h-full min-h-0 flex-col rounded-lg border border-line bg-surface">
      <header className="flex h-10 shrink-0 items-center gap-1 pr-1.5 pl-3.5" data-grip>
        <h2 className="min-w-0 flex-1 truncate font-semibold text-sm">
          <Title {...{ title, reading, href }} />
        </h2>
        {notes.length > 0 ? <Notes title={title} notes={notes} /> : null}
        {menu ? (
          <Menu
            label={`Menu of ${title}`}
            items={menu}
            trigger={
              <button
                type="button"
                aria-label={`Menu of ${title}`}
                className="grid size-7 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink data-[state=open]:bg-hover print:hidden"
              >
                <Ellipsis size={16} aria-hidden />
              </button>
            }
          />
        ) : null}
      </header>
      <Strip running={running} />
      {children}
      {foot ? (
        <footer className="flex h-6 shrink-0 items-center gap-2 overflow-hidden px-3.5 pb-1.5 text-ink-3 text-xs">{foot}</footer>
      ) : null}
    </section>
  );
}

function Title({ title, reading, href }: Pick<TileFrameProps, "title" | "href"> & { reading: string | undefined }) {
  const words = href ? (
    <Link href={href} prefetch={false} className="rounded-sm hover:text-accent hover:underline">
      {title}
    </Link>
  ) : (
    <span>{title}</span>
  );
  return reading ? <Tip text={reading}>{words}</Tip> : words;
}

function Notes({ title, notes }: { title: string; notes: readonly string[] }) {
  return (
    <Popover
      label={`What does not apply to ${title}`}
      align="end"
      className="w-72 p-3"
      trigger={
        <IconButton
          label={notes.length === 1 ? (notes[0] ?? "") : `${notes.length} parts of the board do not apply here`}
          className="text-brass!"
        >
          <Info size={15} strokeWidth={1.8} aria-hidden />
        </IconButton>
      }
    >
      <ul className="flex flex-col gap-1.5 text-sm" data-testid="tile-notes">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </Popover>
  );
}

function Strip({ running }: { running: { percent: number | null } | null }) {
  if (!running) return <div className="h-0.5 shrink-0" />;
  return (
    <div className="h-0.5 shrink-0 overflow-hidden">
      <div
        role="progressbar"
        aria-label="Computing"
        aria-valuemin={0}
        aria-valuemax={100}
        {...(running.percent === null ? {} : { "aria-valuenow": Math.round(running.percent) })}
        className={`h-full bg-accent ${running.percent === null ? "w-1/4 animate-sweep" : "transition-[width] duration-150"}`}
        style={running.percent === null ? undefined : { width: `${running.percent}%` }}
      />
    </div>
  );
}
