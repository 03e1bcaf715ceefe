import Link from "next/link";

const ways = [
  { title: "Drop files in", text: "Parquet, NDJSON, CSV or TSV, plain or packed with gzip, zstd or zip; single files or whole folders." },
  {
    title: "Or name a folder",
    text: "On this machine, however large: it is read where it lies, and remembered, so that new files need one click.",
  },
  {
    title: "Nothing is guessed in secret",
    text: "You see the shape that was recognised, the first rows as they will be read, and every row that would be refused.",
  },
];

/** The Data page before there is any data. */
export function FirstData() {
  return (
    <section className="max-w-3xl py-8">
      <h2 className="font-semibold text-lg">No events yet</h2>
      <p className="mt-1 text-ink-2">
        Bring an export of your events. PostHog, Segment, RudderStack, Mixpanel, Amplitude, GA4 and Snowplow are recognised by their
        columns; for anything else two columns are enough, what happened and when.
      </p>
      <dl className="mt-6 grid gap-x-8 gap-y-5 sm:grid-cols-3">
        {ways.map(({ title, text }) => (
          <div key={title} className="border-accent border-t-2 pt-2">
            <dt className="font-medium">{title}</dt>
            <dd className="mt-0.5 text-ink-2 text-xs">{text}</dd>
          </div>
        ))}
      </dl>
      <Link
        href="/data/import"
        prefetch={false}
        className="mt-7 inline-flex h-9 items-center rounded-md bg-accent px-4 font-medium text-accent-ink hover:bg-accent-hover"
      >
        Import your events
      </Link>
    </section>
  );
}
