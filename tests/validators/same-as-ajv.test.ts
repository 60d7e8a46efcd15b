import { type BodyValidator, validateBody } from "@rcw/client/validate";
import { createFactories } from "@rcw/testing/factories";
import { operationTable } from "@rcw/types";
import openApi from "@rcw/types/openapi.json" with { type: "json" };
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { date, dateTime, email, ipv4, ipv6, time, uri, uuid } from "../../packages/client/src/validation/checks.js";
import { createContractChecker, pointerTo } from "../../packages/testing/src/contract/contract-checker.js";
import { contract } from "../../packages/testing/src/generated/contract.js";
import { factorySchemas } from "../../packages/testing/src/generated/factory-blueprints.js";
import { arbitraryMutations } from "./arbitrary-mutations.js";
import { arbitraryFormatted } from "./arbitrary-texts.js";

const MUTATIONS = 300;
const ajv = createContractChecker("refuse", { ...contract, $defs: withSentForms(contract.$defs) });
const withBody = Object.values(operationTable).filter((operation) => "body" in operation && operation.body);

/** What the overlay says of requests alone: the validators hold them against it, the fake has rules of its own for it. */
function withSentForms(schemas: typeof contract.$defs): typeof contract.$defs {
  const described = openApi.components.schemas as Readonly<Record<string, { "x-sdk-sent"?: object }>>;
  const merged = Object.entries(schemas).map(([name, schema]) => {
    const sent = described[name]?.["x-sdk-sent"];
    if (sent === undefined) return [name, schema];
    const text = JSON.stringify(sent).replaceAll("#/components/schemas/", "#/$defs/");
    const { properties, ...rest } = JSON.parse(text) as { properties?: object };
    const all = { ...(schema as { properties?: object }).properties, ...properties };
    return [name, { ...(schema as object), ...rest, properties: all }];
  });
  return Object.fromEntries(merged);
}

/** The name of the schema of an operation's body. */
function bodySchema(operationId: string): string {
  return String(contract.operations[operationId]?.body?.schema.$ref).replace("#/$defs/", "");
}

function build(operationId: string, seed: number): object {
  const [factory] = Object.entries(factorySchemas).find(([, schema]) => schema === bodySchema(operationId)) ?? [];
  const factories = createFactories({ seed }) as unknown as Record<string, { build(): object }>;
  return factories[factory as string]?.build() as object;
}

/** Where the two disagree on a body. */
function disagreement(validate: BodyValidator, operationId: string, body: unknown): object | undefined {
  const ours = validate(operationId, body);
  const theirs = ajv.violations(pointerTo("operations", operationId, "body", "schema"), structuredClone(body));
  return (ours.length === 0) === (theirs.length === 0) ? undefined : { operationId, body, ours, theirs };
}

describe("the precompiled validators", () => {
  it("are there for every operation that takes a body", () => {
    expect(withBody.map(({ operationId }) => operationId).sort()).toEqual(
      Object.entries(contract.operations)
        .flatMap(([operationId, { body }]) => (body ? operationId : []))
        .sort(),
    );
    for (const { operationId } of withBody) expect(validateBody(operationId, 5)).toHaveLength(1);
  });

  it.each(withBody.map(({ operationId }) => operationId))("judge bodies of %s as Ajv does", (operationId) => {
    const judged = { accepted: 0, refused: 0 };
    for (let seed = 0; seed < 20; seed++)
      expect(disagreement(validateBody, operationId, build(operationId, seed))).toBe(undefined);
    const mutations = fc.nat({ max: 50 }).chain((seed) => arbitraryMutations(build(operationId, seed) as never));
    fc.assert(
      fc.property(mutations, (body) => {
        expect(disagreement(validateBody, operationId, body)).toBe(undefined);
        judged[validateBody(operationId, body).length === 0 ? "accepted" : "refused"]++;
      }),
      { numRuns: MUTATIONS },
    );
    // Both sides have to be there for the comparison to mean anything.
    expect(Math.min(judged.accepted, judged.refused)).toBeGreaterThan(MUTATIONS / 60);
  });

  it.each(Object.entries({ date, "date-time": dateTime, email, ipv4, ipv6, time, uri, uuid }))(
    "know the format %s as ajv-formats does",
    (name, { test }) => {
      const byAjv = createContractChecker("refuse", { ...contract, $defs: { Text: { type: "string", format: name } } });
      const judged = { accepted: 0, refused: 0 };
      fc.assert(
        fc.property(arbitraryFormatted(name), (text) => {
          const accepted = byAjv.violations(pointerTo("$defs", "Text"), text).length === 0;
          judged[accepted ? "accepted" : "refused"]++;
          expect({ text, accepted: test(text) }).toEqual({ text, accepted });
        }),
        { numRuns: 3000 },
      );
      expect(Math.min(judged.accepted, judged.refused)).toBeGreaterThan(150);
    },
  );
});
