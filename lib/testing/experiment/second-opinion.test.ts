import { secondOpinionOn } from "../second-opinion.ts";

secondOpinionOn("experiment");
