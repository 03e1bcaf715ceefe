import type { FormProps, SharedDraft, SharedWords } from "../../report/question.ts";

/** What a card about some of the shared words takes: the props of any kind's form will do. */
export type CardProps<Word extends keyof SharedWords> = Omit<FormProps<Pick<SharedWords, Word>, Pick<SharedDraft, Word>>, "asked">;
