"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { inputLook } from "../ui/text-input.tsx";

const most = 20;
const longest = 50;

/** Tags as chips, and a field for more: Enter or a comma adds, the cross takes away. */
export function TagField({
  tags,
  onChange,
  known,
}: {
  tags: readonly string[];
  onChange: (tags: string[]) => void;
  known: readonly string[];
}) {
  const [typed, setTyped] = useState("");
  const add = (text: string) => {
    const fresh = text
      .split(",")
      .map((each) => each.trim().slice(0, longest))
      .filter((each) => each !== "" && !tags.some((tag) => tag.toLowerCase() === each.toLowerCase()));
    onChange([...tags, ...fresh].slice(0, most));
    setTyped("");
  };
  return (
    <div className="flex flex-col gap-1.5">
      {tags.length > 0 ? (
        <ul aria-label="Tags" className="flex flex-wrap gap-1">
          {tags.map((tag) => (
            <li key={tag} className="flex h-6 max-w-full items-center gap-1 rounded-full bg-sunken pr-1 pl-2 text-xs">
              <span className="truncate">{tag}</span>
              <button
                type="button"
                aria-label={`Remove tag ${tag}`}
                onClick={() => onChange(tags.filter((each) => each !== tag))}
                className="grid size-4 place-items-center rounded-full text-ink-3 hover:bg-hover hover:text-ink"
              >
                <X size={11} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <input
        aria-label="Add tags"
        list="known-tags"
        value={typed}
        disabled={tags.length >= most}
        maxLength={longest + 1}
        placeholder={tags.length >= most ? "20 tags are the most" : "Type a tag, then Enter"}
        onChange={({ target }) => (target.value.includes(",") ? add(target.value) : setTyped(target.value))}
        onBlur={() => typed.trim() && add(typed)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || typed.trim() === "") return;
          event.preventDefault();
          add(typed);
        }}
        className={inputLook}
      />
      <datalist id="known-tags">
        {known.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </div>
  );
}
