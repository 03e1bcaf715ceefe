import { SettingsFrame } from "./settings-frame.tsx";

/** What the team page says while nobody has an account. */
export function OpenNote() {
  return (
    <SettingsFrame title="Team" lead="Nobody has an account yet: everything is open on this machine, and closed to all others.">
      <ol className="mt-5 flex max-w-prose list-decimal flex-col gap-2 pl-5 text-ink-2 marker:text-ink-3">
        <li>
          The start of Parquetry printed an address that makes the first account. Open it here; from then on every page asks for a sign-in.
        </li>
        <li>
          Let others reach it:{" "}
          <code className="font-mono text-ink text-xs">npm start -- --host 0.0.0.0 --url https://analytics.example.com</code> behind a proxy
          that speaks HTTPS, or <code className="font-mono text-ink text-xs">--plain-http</code> in a network you trust.
        </li>
        <li>Invite them on this page, as editors or viewers, by a link that works once.</li>
      </ol>
    </SettingsFrame>
  );
}
