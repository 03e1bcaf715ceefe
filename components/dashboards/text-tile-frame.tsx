"use client";

import { Ellipsis } from "lucide-react";
import { Menu, type MenuItem } from "../ui/menu.tsx";
import { BoardText } from "./text-tile.tsx";

type TextTileProps = { text: string; menu?: () => readonly MenuItem[] };

/** A tile of words, without a frame of its own. */
export function TextTileFrame({ text, menu }: TextTileProps) {
  return (
    <section
      aria-label="Text"
      data-frame
      className="group/tile relative h-full overflow-auto rounded-lg px-3.5 py-2.5 [scrollbar-width:thin]"
      data-grip
    >
      {text.trim() === "" ? <p className="text-ink-3">An empty text.</p> : <BoardText text={text} />}
      {menu ? (
        <div className="absolute top-1.5 right-1.5 opacity-0 focus-within:opacity-100 group-hover/tile:opacity-100 has-data-[state=open]:opacity-100 print:hidden">
          <Menu
            label="Menu of this text"
            items={menu}
            trigger={
              <button
                type="button"
                aria-label="Menu of this text"
                className="grid size-7 place-items-center rounded-md bg-canvas text-ink-3 hover:bg-hover hover:text-ink"
              >
                <Ellipsis size={16} aria-hidden />
              </button>
            }
          />
        </div>
      ) : null}
    </section>
  );
}
