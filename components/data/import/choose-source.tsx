"use client";

import { FolderOpen, FolderUp, RefreshCw, Upload } from "lucide-react";
import { type ChangeEvent, type DragEvent, type FormEvent, useRef, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { inputLook } from "../../ui/text-input.tsx";
import type { SourceState } from "../data-actions.ts";
import { chosenFiles, droppedFiles, type FileToSend } from "./dropped-files.ts";

type ChooseSourceProps = {
  source: SourceState | null;
  problem: string | null;
  onFiles: (files: Promise<FileToSend[]>) => void;
  onFolder: (path: string) => void;
  onRemembered: () => void;
};

/** Where events come from: files dropped here, a folder of this machine, or the folder of last time. */
export function ChooseSource({ source, problem, onFiles, onFolder, onRemembered }: ChooseSourceProps) {
  return (
    <div className="max-w-3xl py-6">
      {problem ? (
        <p role="alert" className="mb-4 rounded-md bg-danger-soft px-3 py-2 text-danger">
          {problem} Nothing was changed.
        </p>
      ) : null}
      {source && source.state !== "gone" ? <Remembered source={source} onRemembered={onRemembered} /> : null}
      <DropZone onFiles={onFiles} />
      <PathField onFolder={onFolder} />
    </div>
  );
}

const titles = { demo: "The demo data", upload: "The files sent last time", folder: "The folder of last time" };

function Remembered({ source: { path, state, kind }, onRemembered }: { source: SourceState; onRemembered: () => void }) {
  return (
    <section className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b pb-6">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="font-semibold text-sm">{titles[kind]}</h2>
        <p className="truncate font-mono text-ink-2 text-xs" title={path ?? ""}>
          {path}
        </p>
        <p className="text-ink-3 text-xs">
          {state === "changed" ? "Something in it has changed since." : "Nothing in it has changed since."}
        </p>
      </div>
      <Button tone={state === "changed" ? "primary" : "plain"} onClick={onRemembered}>
        <RefreshCw size={15} strokeWidth={1.7} aria-hidden />
        Import what is new
      </Button>
    </section>
  );
}

function DropZone({ onFiles }: Pick<ChooseSourceProps, "onFiles">) {
  const [over, setOver] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onFiles(Promise.resolve(chosenFiles(target.files)));
    target.value = "";
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles(droppedFiles(event.dataTransfer));
  };
  return (
    <section
      aria-label="Files to import"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => event.currentTarget.contains(event.relatedTarget as Node | null) || setOver(false)}
      onDrop={drop}
      className={`flex flex-col items-center gap-1 rounded-lg border-2 border-dashed px-6 py-12 text-center transition-colors ${over ? "border-accent bg-accent-soft" : "border-line-strong bg-surface"}`}
    >
      <Upload size={26} strokeWidth={1.4} aria-hidden className="mb-1 text-accent" />
      <p className="font-semibold text-base">{over ? "Let go to send them" : "Drop files or a folder of events here"}</p>
      <p className="max-w-md text-ink-2">Parquet, NDJSON, JSON, CSV or TSV, plain or packed with gzip, zstd or zip</p>
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        <Button onClick={() => files.current?.click()}>
          <FolderOpen size={15} strokeWidth={1.7} aria-hidden />
          Choose files
        </Button>
        <Button onClick={() => folder.current?.click()}>
          <FolderUp size={15} strokeWidth={1.7} aria-hidden />
          Choose a folder
        </Button>
      </div>
      <input ref={files} type="file" multiple hidden aria-label="Files" onChange={choose} />
      <input
        ref={(element) => {
          folder.current = element;
          element?.setAttribute("webkitdirectory", "");
        }}
        type="file"
        hidden
        aria-label="Folder"
        onChange={choose}
      />
    </section>
  );
}

function PathField({ onFolder }: { onFolder: (path: string) => void }) {
  const [path, setPath] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFolder(path);
  };
  return (
    <form onSubmit={submit} className="mt-6">
      <label htmlFor="folder-path" className="font-semibold text-sm">
        Or a folder on this machine
      </label>
      <p className="text-ink-2 text-xs">Read where it lies, however large; it is remembered, and new files in it need one click.</p>
      <div className="mt-2 flex gap-2">
        <input
          id="folder-path"
          value={path}
          onChange={({ target }) => setPath(target.value)}
          placeholder="/home/me/exports"
          autoComplete="off"
          spellCheck={false}
          className={`${inputLook} flex-1 font-mono`}
        />
        <Button type="submit" disabled={path.trim() === ""}>
          Look inside
        </Button>
      </div>
    </form>
  );
}
