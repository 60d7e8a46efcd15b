import { SchemaReader } from "../diff/schema/schema-reader.js";
import { directionsOf, findUsage } from "../diff/schema/usage.js";
import { describeOperations } from "../document/describe-operations.js";
import { directionViews, sentFormNames } from "../document/direction-views.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { schemaReference } from "../document/reference.js";
import { buildValue, writeVariations } from "./build-values.js";
import { OperationConsumer } from "./consume-operation.js";
import { IMPORTS } from "./prelude.js";
import { ReadWriter } from "./read-statements.js";

/** A program that uses everything of one version; `breaking` has what must go on compiling, `noted` what is new to miss. */
export interface Consumer {
  readonly breaking: string;
  readonly noted: string;
}

/** Writes the consumer of one document; the other is looked at only for which answers it still has. */
export function writeConsumer(document: OpenApiDocument, other: OpenApiDocument): Consumer {
  const reader = new SchemaReader(document);
  const writer = new ReadWriter(reader);
  // With the names that the generator gives: a service is described from the views.
  const operations = describeOperations(document);
  const consumer = new OperationConsumer(reader, writer, directionViews(other));
  const uses = operations.map((operation) => consumer.consume(operation));
  return {
    breaking: `${IMPORTS}${uses.map(({ breaking }) => functionText(breaking)).join("")}${schemaUses(document, other, reader, writer)}`,
    noted: `${IMPORTS}${uses.map(({ noted }) => functionText(noted)).join("")}`,
  };
}

/** Every named schema, read and built the ways that it goes in both documents; one that no operation uses is read. */
function schemaUses(
  document: OpenApiDocument,
  other: OpenApiDocument,
  reader: SchemaReader,
  writer: ReadWriter,
): string {
  const otherReader = new SchemaReader(other);
  const otherNames = new Set(otherReader.names());
  const sentNames = sentFormNames(document);
  const [usage, otherUsage] = [findUsage(document, reader), findUsage(other, otherReader)];
  return reader
    .names()
    .map((name) => {
      const reference = { $ref: schemaReference(name) };
      const key = JSON.stringify(name);
      const directions = directionsOf([name, name], usage, otherNames.has(name) ? otherUsage : usage);
      const built = directions.includes("request") ? writeVariations(buildValue(reader, reference)) : [];
      return functionText([
        `give<Read[${key}]>();`,
        ...(directions.includes("response") ? writer.read(reference, `give<Read[${key}]>()`) : []),
        ...(built.length > 0 ? writeSent(name, sentNames.get(name) ?? name, built) : []),
      ]);
    })
    .join("");
}

/** What is sent is built under the name that its type has: the schema's own, as long as one form does for both ways. */
function writeSent(name: string, sentName: string, built: readonly string[]): string[] {
  const type = `components["schemas"][${JSON.stringify(sentName)}]`;
  return [
    `ok<Present<${type}>>();`,
    ...built.map(
      (text) => `{ const sent: ${sentName === name ? `Read[${JSON.stringify(name)}]` : type} = ${text}; void sent; }`,
    ),
  ];
}

function functionText(statements: readonly string[]): string {
  return `void (async () => {\n${statements.join("\n")}\n});\n`;
}
