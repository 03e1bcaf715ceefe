import { admit } from "./gate.ts";
import { serveQuestions } from "./serve.ts";

serveQuestions(admit);
