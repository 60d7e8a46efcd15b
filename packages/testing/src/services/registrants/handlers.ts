import type { Handlers } from "../../engine/handler.js";
import { createRegistrant } from "./create-registrant.js";
import { deleteRegistrant } from "./delete-registrant.js";
import { getRegistrant } from "./get-registrant.js";
import { listRegistrants } from "./list-registrants.js";

export const registrantHandlers = {
  rcwRegListRegistrants: listRegistrants,
  rcwRegCreateRegistrant: createRegistrant,
  rcwRegGetRegistrant: getRegistrant,
  rcwRegDeleteRegistrant: deleteRegistrant,
} satisfies Handlers;
