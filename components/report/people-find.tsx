"use client";

import { UserSearch } from "lucide-react";
import { useId, useState } from "react";
import { plural } from "../../lib/format.ts";
import { Button } from "../ui/button.tsx";
import { inputLook } from "../ui/text-input.tsx";
import { Drawer } from "./drawer.tsx";
import { useCanWitness, Why } from "./people-why.tsx";

/** Asks about an id, whether it is in the list or not. */
export function FindBox({ unit, onFind, start = "" }: { unit: string; onFind: (actor: string) => void; start?: string }) {
  const [typed, setTyped] = useState(start);
  const field = useId();
  return (
    <form
      className="flex min-w-0 flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== "") onFind(typed.trim());
      }}
    >
      <label htmlFor={field} className="text-ink-2 text-xs">
        Why is one {unit} here, or not?
      </label>
      <input
        id={field}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        placeholder="Enter an id"
        autoComplete="off"
        spellCheck={false}
        className={`${inputLook} w-48 flex-1 font-mono text-xs!`}
      />
      <Button type="submit" disabled={typed.trim() === ""}>
        Why?
      </Button>
    </form>
  );
}

/** A button of the report that finds one unit in it, or says why it is not there; nothing where the kind cannot say. */
export function FindSomeone({ definition, unit }: { definition: object; unit: string }) {
  const [open, setOpen] = useState(false);
  const [actor, setActor] = useState<string | null>(null);
  if (!useCanWitness()) return null;
  const noun = nounOf(definition, unit);
  return (
    <>
      <Button tone="quiet" className="h-7!" onClick={() => setOpen(true)}>
        <UserSearch size={14} aria-hidden />
        <span className="max-sm:sr-only">Find someone</span>
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={`Find one ${noun} in this report`}>
        <div className="border-line border-b px-4 py-3">
          <FindBox key={actor} unit={noun} start={actor ?? ""} onFind={setActor} />
        </div>
        <div className="min-h-0 flex-1 overflow-auto">
          {actor === null ? (
            <p className="p-6 text-center text-ink-2">
              Enter an id as the data has it: you see the events that count, the deadline, and what stopped it — or why it is not in this
              report.
            </p>
          ) : (
            <Why key={actor} definition={definition} actor={actor} unit={plural(noun)} onAsk={setActor} />
          )}
        </div>
      </Drawer>
    </>
  );
}

/** What one unit is called: user, session, or the property whose values are counted. */
function nounOf(definition: object, unit: string): string {
  const { countBy = "user" } = definition as { countBy?: string | { property: string } };
  return typeof countBy === "object" ? countBy.property : (countBy ?? unit);
}
