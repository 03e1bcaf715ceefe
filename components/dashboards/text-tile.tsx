"use client";

import type { Components } from "react-markdown";
import Markdown from "react-markdown";
import remarkGfm from "remark-gfm";
import { safeAddress } from "./safe-address.ts";

const components: Components = {
  a: ({ href, children }) => {
    if (!href) return <span>{children}</span>;
    const outside = /^https?:/i.test(href);
    return (
      <a
        href={href}
        rel="noopener noreferrer"
        {...(outside ? { target: "_blank" } : {})}
        className="text-accent underline underline-offset-2"
      >
        {children}
      </a>
    );
  },
  h1: ({ children }) => <h3 className="mt-3 mb-1.5 font-semibold text-xl first:mt-0">{children}</h3>,
  h2: ({ children }) => <h3 className="mt-3 mb-1 font-semibold text-lg first:mt-0">{children}</h3>,
  h3: ({ children }) => <h4 className="mt-2 mb-1 font-semibold first:mt-0">{children}</h4>,
  h4: ({ children }) => <h4 className="mt-2 mb-1 font-medium first:mt-0">{children}</h4>,
  h5: ({ children }) => <h4 className="mt-2 mb-1 font-medium first:mt-0">{children}</h4>,
  h6: ({ children }) => <h4 className="mt-2 mb-1 font-medium first:mt-0">{children}</h4>,
  p: ({ children }) => <p className="my-1.5 first:mt-0 last:mb-0">{children}</p>,
  ul: ({ children }) => <ul className="my-1.5 list-disc pl-5">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="my-1.5 list-decimal pl-5">
      {children}
    </ol>
  ),
  blockquote: ({ children }) => <blockquote className="my-2 border-line-strong border-l-2 pl-3 text-ink-2">{children}</blockquote>,
  code: ({ children }) => <code className="rounded-sm bg-sunken px-1 font-mono text-[0.92em]">{children}</code>,
  pre: ({ children }) => <pre className="my-2 overflow-x-auto rounded-md bg-sunken p-2 text-xs">{children}</pre>,
  hr: () => <hr className="my-3 border-line" />,
  table: ({ children }) => (
    <div className="my-2 overflow-x-auto">
      <table className="border-collapse text-sm [&_td]:border-line [&_td]:border-t [&_td]:px-2 [&_td]:py-1 [&_th]:px-2 [&_th]:py-1 [&_th]:text-left [&_th]:font-medium">
        {children}
      </table>
    </div>
  ),
};

const noPictures = ["img"];

/** Words on a board, written in Markdown; HTML is shown as the text it is, pictures are left out. */
export function BoardText({ text }: { text: string }) {
  return (
    <div className="text-pretty text-ink text-sm leading-5.5 [overflow-wrap:anywhere]">
      <Markdown remarkPlugins={[remarkGfm]} urlTransform={safeAddress} disallowedElements={noPictures} components={components}>
        {text}
      </Markdown>
    </div>
  );
}
