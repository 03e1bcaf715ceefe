"use client";

import { Copy, Download } from "lucide-react";
import { useMemo, useState } from "react";
import { fileName } from "../../lib/charts/csv.ts";
import { Button } from "../ui/button.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { toast } from "../ui/toast.tsx";
import { Drawer } from "./drawer.tsx";
import { saveFile } from "./save-file.ts";
import { type SqlToken, sqlTokens } from "./sql-words.ts";

type SqlDrawerProps = {
  open: boolean;
  onClose: () => void;
  /** Plain SQL with literals, and the engine's own spelling with bound values. */
  portableSql: string;
  sql: string;
  definition: object;
  file: { name: string; period: { from: string; to: string } };
};

type Page = "portable" | "engine" | "definition";

const remarks: Record<Page, string> = {
  portable: "This runs as it is in the DuckDB command line, on the machine that holds the data, and gives the same digits.",
  engine: "What the engine of this product ran: the same plan in its own, faster spelling, with the values bound to $1, $2 …",
  definition: "The question as data: paste it into the report command, or keep it beside your code.",
};

/** How the numbers came about: SQL to run oneself, and the definition. */
export function SqlDrawer({ open, onClose, portableSql, sql, definition, file }: SqlDrawerProps) {
  const [page, setPage] = useState<Page>("portable");
  const json = useMemo(() => JSON.stringify(definition, null, 2), [definition]);
  const text = { portable: portableSql, engine: sql, definition: json }[page];
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => toast("Copied"),
      () => toast("The browser did not allow copying", "danger"),
    );
  const save = () =>
    page === "definition"
      ? saveFile(fileName(file.name, file.period, "json"), text, "application/json")
      : saveFile(fileName(file.name, file.period, "sql"), text, "text/plain;charset=utf-8");
  return (
    <Drawer open={open} onClose={onClose} title="How it is computed">
      <div className="flex flex-wrap items-center gap-2 px-4 py-2">
        <Segmented
          label="What to show"
          value={page}
          onChange={setPage}
          options={[
            { value: "portable", label: "SQL" },
            { value: "engine", label: "Engine's spelling" },
            { value: "definition", label: "Definition" },
          ]}
        />
        <Button tone="quiet" className="ml-auto" onClick={copy}>
          <Copy size={14} aria-hidden />
          Copy
        </Button>
        <Button tone="quiet" onClick={save}>
          <Download size={14} aria-hidden />
          Save
        </Button>
      </div>
      <p className="px-4 pb-2 text-ink-2 text-xs">{remarks[page]}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long text is scrolled with the keyboard */}
      <pre tabIndex={0} className="min-h-0 flex-1 overflow-auto border-line border-t bg-canvas px-4 py-3 font-mono text-xs leading-5">
        <code>{page === "definition" ? text : <Sql text={text} />}</code>
      </pre>
    </Drawer>
  );
}

const looks: Record<SqlToken["kind"], string> = {
  word: "font-semibold text-accent",
  text: "text-brass",
  number: "text-brass",
  remark: "text-ink-3 italic",
  plain: "",
};

function Sql({ text }: { text: string }) {
  const tokens = useMemo(() => sqlTokens(text), [text]);
  return tokens.map(({ text: piece, kind }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other name
    <span key={index} className={looks[kind]}>
      {piece}
    </span>
  ));
}
