import { expect, it } from "vitest";
import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { generateInviteeBounds } from "./generate-invitee-bounds.js";

const documentWith = (schemas: Record<string, Schema>): OpenApiDocument => ({
  ...{ openapi: "3.0.3", info: { title: "Small", version: "1" }, paths: {} },
  components: { schemas },
});

it("gives the bounds of each text, through references and allOf; what is sent goes before what is read", () => {
  const { path, text } = generateInviteeBounds(
    documentWith({
      Name: { type: "string", maxLength: 64 },
      AddInviteeRequest: {
        allOf: [
          {
            type: "object",
            properties: {
              firstName: { allOf: [{ $ref: "#/components/schemas/Name" }], minLength: 1 },
              role: { type: "string", enum: ["Host", "Panelist"] },
              note: { type: "string" },
            },
          },
        ],
        "x-sdk-sent": { properties: { role: { enum: ["Panelist"] } } },
      },
    }),
  );
  expect(path).toBe("packages/roster/src/generated/invitee-bounds.ts");
  expect(text).toContain(
    'inviteeBounds = {\n  firstName: { maxLength: 64, minLength: 1 },\n  role: { enum: ["Panelist"] },\n}',
  );
});

it("allows no role where the document has no such schema", () => {
  expect(generateInviteeBounds(documentWith({})).text).toContain("inviteeBounds = {\n  role: { enum: [] },\n}");
});
