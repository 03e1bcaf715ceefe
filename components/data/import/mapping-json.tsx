"use client";

import { useState } from "react";
import { type Mapping, mappingSchema } from "../../../lib/dataset/mapping.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";

/** The mapping as the text of a mapping.json: to copy beside the source, or to write what the fields cannot say. */
export function MappingJson({ mapping, onChange }: { mapping: Mapping; onChange: (mapping: Mapping) => void }) {
  const text = JSON.stringify(mapping, null, 2);
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const apply = () => {
    const parsed = mappingSchema.safeParse(jsonOf(typed ?? text));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return setProblem(issue?.path.length ? `${issue.path.join(".")}: ${issue.message}` : "This is not a JSON object.");
    }
    setProblem(null);
    setTyped(null);
    onChange(parsed.data);
  };
  const copy = () =>
    navigator.clipboard.writeText(typed ?? text).then(
      () => toast("Copied"),
      () => toast("The browser did not allow copying", "danger"),
    );
  return (
    <div>
      <p className="text-ink-3 text-xs">A column may be a path, such as properties.time.</p>
      <textarea
        aria-label="mapping.json"
        value={typed ?? text}
        onChange={({ target }) => setTyped(target.value)}
        rows={Math.min(16, (typed ?? text).split("\n").length + 1)}
        spellCheck={false}
        aria-invalid={problem !== null}
        className="mt-1 w-full rounded-md border border-line bg-raised px-2 py-1.5 font-mono text-xs aria-invalid:border-danger"
      />
      {problem ? (
        <p role="alert" className="text-danger text-xs">
          {problem}
        </p>
      ) : null}
      <div className="mt-1 flex gap-2">
        <Button onClick={apply} disabled={typed === null}>
          Use this
        </Button>
        <Button tone="quiet" onClick={() => void copy()}>
          Copy
        </Button>
      </div>
    </div>
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
