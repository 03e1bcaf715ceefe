"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextInput } from "../ui/text-input.tsx";
import { useAnnotations } from "./annotations.tsx";
import { randomId } from "./random-id.ts";

/** The days of one point of a time axis. */
export type NotedDays = { label: string; from: string; to: string };

/** The notes on some days: to write, to change, to delete. */
export function AnnotationsDialog({ days, onClose }: { days: NotedDays | null; onClose: () => void }) {
  return (
    <Dialog open={days !== null} onOpenChange={(open) => !open && onClose()} title={`Notes on ${days?.label ?? ""}`}>
      {days ? <Notes days={days} onClose={onClose} /> : null}
    </Dialog>
  );
}

const mostLetters = 500;

function Notes({ days: { from, to }, onClose }: { days: NotedDays; onClose: () => void }) {
  const { annotations, save } = useAnnotations();
  const [day, setDay] = useState(from);
  const [text, setText] = useState("");
  const here = annotations.filter((each) => each.day >= from && each.day <= to);
  const add = () => {
    if (text.trim() === "") return;
    setText("");
    void save({ id: randomId(), day, text }).then(onClose);
  };
  return (
    <div className="flex flex-col gap-3 px-4 pt-2 pb-4">
      {here.length > 0 ? (
        <ul aria-label="Notes" className="flex flex-col gap-1.5">
          {here.map((each) => (
            <li key={each.id} className="flex items-center gap-2">
              <span className="shrink-0 text-ink-2 text-xs tabular-nums">{each.day}</span>
              <TextInput
                label={`Note of ${each.day}`}
                value={each.text}
                maxLength={mostLetters}
                onCommit={(next) => next.trim() !== "" && void save({ ...each, text: next })}
                className="flex-1"
              />
              <IconButton label={`Delete the note of ${each.day}`} onClick={() => void save({ ...each, text: "" })}>
                <Trash2 size={14} aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
      <form
        className="flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        {from === to ? null : (
          <input
            type="date"
            aria-label="Day of the note"
            min={from}
            max={to}
            required
            value={day}
            onChange={({ target }) => setDay(target.value)}
            className="h-8 rounded-md border border-line bg-raised px-2 text-sm"
          />
        )}
        <input
          aria-label="New note"
          placeholder="What happened? A release, a price change…"
          value={text}
          maxLength={mostLetters}
          onChange={({ target }) => setText(target.value)}
          className="h-8 min-w-0 flex-1 rounded-md border border-line bg-raised px-2.5 text-sm"
        />
        <Button type="submit" disabled={text.trim() === ""}>
          Add
        </Button>
      </form>
      <p className="text-ink-2 text-xs">Notes stand on the time axis of trends and of adoption, for everybody.</p>
    </div>
  );
}
