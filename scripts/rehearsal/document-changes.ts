import type { OpenApiDocument, Operation, Schema } from "../document/openapi.js";

/** An operation that one app of the rehearsal calls and the other doesn't, nor any package; and the SDK's method for it. */
const OPERATION = {
  path: "/webinar/configuration/v1/webinars/{webinarId}/sessions/{sessionId}/invitees/{inviteeId}",
  method: "delete",
} as const;
export const CHANGED_METHOD = "invitees.delete";

/** A new operation with a new schema, and a new property of an answer. */
export function addPolls(document: OpenApiDocument): OpenApiDocument {
  const changed = structuredClone(document);
  const webinarId = { $ref: "#/components/parameters/webinarId" };
  const schema: Schema = {
    type: "object",
    description: "A question to the audience.",
    required: ["question"],
    properties: {
      id: { type: "string", readOnly: true, description: "Internal identifier of the poll" },
      question: { type: "string", description: "What is asked" },
      kind: { type: "string", enum: ["Quiz", "Survey"], description: "Whether an answer can be wrong" },
    },
  };
  changed.components = { ...changed.components, schemas: { ...changed.components?.schemas, PollResource: schema } };
  changed.tags = [...(changed.tags ?? []), { name: "Polls", description: "Questions to the audience." }];
  changed.paths["/webinar/configuration/v1/webinars/{webinarId}/polls/current"] = {
    get: {
      tags: ["Polls"],
      summary: "Get the current poll",
      description: "Gives the question that the audience is asked now.",
      operationId: "rcwPollsGetCurrentPoll",
      parameters: [webinarId],
      responses: {
        "200": {
          description: "The poll.",
          content: { "application/json": { schema: { $ref: "#/components/schemas/PollResource" } } },
        },
      },
    },
  };
  return changed;
}

/** Other words for an operation. */
export function rewordDeleteInvitee(document: OpenApiDocument): OpenApiDocument {
  const changed = structuredClone(document);
  const operation = operationOf(changed);
  operation.description = `${operation.description} The host stays.`;
  return changed;
}

/** A parameter without which the operation can't be called any more. */
export function requireView(document: OpenApiDocument): OpenApiDocument {
  const changed = structuredClone(document);
  const view = {
    name: "view",
    in: "query",
    required: true,
    description: "How much is answered",
    schema: { type: "string", enum: ["Full", "Short"] },
  } as const;
  const operation = operationOf(changed);
  operation.parameters = [
    ...(operation.parameters ?? []),
    { ...view, schema: { ...view.schema, enum: [...view.schema.enum] } },
  ];
  return changed;
}

function operationOf(document: OpenApiDocument): Operation {
  const operation = document.paths[OPERATION.path]?.[OPERATION.method];
  if (operation === undefined) throw new Error(`the API description has no ${OPERATION.method} ${OPERATION.path}`);
  return operation;
}
