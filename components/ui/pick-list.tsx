"use client";

import { Search } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";

export type PickItem<T> = { key: string; section?: string; value: T; row: ReactNode };

type PickListProps<T> = {
  label: string;
  placeholder: string;
  /** The rows for a search text, best first; called on every key. */
  find: (search: string) => readonly PickItem<T>[];
  onPick: (value: T) => void;
  empty: ReactNode;
  /** Tells the search text to whoever loads rows from elsewhere. */
  onSearch?: (search: string) => void;
  footer?: ReactNode;
};

/** A search field over a list: arrows move, Enter picks; built as the combobox pattern of the ARIA guide. */
export function PickList<T>({ label, placeholder, find, onPick, empty, onSearch, footer }: PickListProps<T>) {
  const [search, setSearch] = useState("");
  const [active, setActive] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const items = find(search);
  useEffect(() => {
    list.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step) {
      event.preventDefault();
      setActive((now) => Math.max(0, Math.min(items.length - 1, now + step)));
    }
    const item = items[active];
    if (event.key === "Enter" && item) {
      event.preventDefault();
      onPick(item.value);
    }
  };
  return (
    <div className="flex min-h-0 flex-col">
      <div className="flex items-center gap-2 border-line border-b px-3">
        <Search size={14} aria-hidden className="shrink-0 text-ink-3" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the list was opened to be searched
          autoFocus
          role="combobox"
          aria-label={label}
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={items.length > 0 ? `${id}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={search}
          onKeyDown={move}
          onChange={(event) => {
            setSearch(event.target.value);
            setActive(0);
            onSearch?.(event.target.value);
          }}
          className="h-9 w-full bg-transparent text-sm outline-none"
        />
      </div>
      <div ref={list} id={id} role="listbox" aria-label={label} className="max-h-72 overflow-y-auto p-1">
        {items.map((item, index) => (
          <Option
            key={item.key}
            id={`${id}-${index}`}
            index={index}
            item={item}
            before={items[index - 1]?.section}
            active={index === active}
            onPick={onPick}
            onHover={setActive}
          />
        ))}
      </div>
      {items.length === 0 ? <p className="px-3 pb-3 text-ink-3">{empty}</p> : null}
      {footer}
    </div>
  );
}

type OptionProps<T> = {
  id: string;
  index: number;
  item: PickItem<T>;
  before: string | undefined;
  active: boolean;
  onPick: (value: T) => void;
  onHover: (index: number) => void;
};

function Option<T>({ id, index, item, before, active, onPick, onHover }: OptionProps<T>) {
  return (
    <>
      {item.section && item.section !== before ? (
        <div role="presentation" className="eyebrow px-2 pt-2 pb-1">
          {item.section}
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the search field holds the focus and takes the keys */}
      <div
        id={id}
        role="option"
        aria-selected={active}
        tabIndex={-1}
        data-index={index}
        onClick={() => onPick(item.value)}
        onMouseMove={() => onHover(index)}
        className={`cursor-pointer rounded-md px-2 py-1.5 ${active ? "bg-hover" : ""}`}
      >
        {item.row}
      </div>
    </>
  );
}
