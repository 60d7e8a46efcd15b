import { isJson } from "../diff/operations/diff-content.js";
import type { SchemaReader } from "../diff/schema/schema-reader.js";
import { describeOperations, type OperationDescription } from "../document/describe-operations.js";
import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { propertyKey } from "../generators/generated-file.js";
import { buildValue, type Member, type ValueTree, writeVariations } from "./build-values.js";
import type { ReadWriter } from "./read-statements.js";
import { typeText } from "./type-text.js";

/** Statements whose errors mean major, and those whose errors mean no more than minor. */
export interface Uses {
  readonly breaking: readonly string[];
  readonly noted: readonly string[];
}

/** Writes what an app does with the operations of a document. */
export class OperationConsumer {
  readonly #reader: SchemaReader;
  readonly #writer: ReadWriter;
  /** The statuses of each operation in the other document: what is gone there is judged by its body alone. */
  readonly #others: ReadonlyMap<string, OperationDescription>;

  constructor(reader: SchemaReader, writer: ReadWriter, other: OpenApiDocument) {
    this.#reader = reader;
    this.#writer = writer;
    this.#others = new Map(describeOperations(other).map((operation) => [operation.operationId, operation]));
  }

  consume(operation: OperationDescription): Uses {
    const { operationId, path, httpMethod } = operation;
    const entry = `paths[${JSON.stringify(path)}][${JSON.stringify(httpMethod)}]`;
    const statuses = operation.responses.map(({ status }) => status);
    return {
      breaking: [
        `ok<Present<NonNullable<${entry}>>>();`,
        `type Operation = operations[${JSON.stringify(operationId)}];`,
        ...this.#call(operation),
        ...this.#sendRaw(operation),
        ...this.#readRaw(operation),
        ...this.#keepSuccess(operation),
      ],
      noted: statuses.map(
        (status) => `ok<Present<operations[${JSON.stringify(operationId)}]["responses"][${statusKey(status)}]>>();`,
      ),
    };
  }

  /** Calls the method with all parameters, and with no more than it needs. */
  #call(operation: OperationDescription): string[] {
    const { service, method, arguments: list, body, success } = operation;
    const members: Member[] = list.map(({ argument, parameter }) => ({
      name: argument,
      isRequired: parameter.required === true,
      value: buildValue(this.#reader, parameter.schema ?? {}),
    }));
    if (body) members.push({ name: "body", isRequired: body.required, value: this.#bodyValue(body) });
    const call = `api[${JSON.stringify(service)}][${JSON.stringify(method)}]`;
    const isRequired = members.some((member) => member.isRequired);
    const variations = members.length > 0 ? writeVariations({ members }) : [];
    const sole = this.#soleResult(success);
    const last = `${call}(${variations[0] ?? ""})`;
    return [
      ...variations.map((text) => `void ${call}(${text});`),
      ...(isRequired ? [] : [`void ${call}();`]),
      ...(sole ? this.#writer.read(sole, `await ${last}`) : []),
      ...(operation.paging ? [`for await (const item of ${last}) void item;`] : []),
    ];
  }

  #bodyValue({ format, schema }: NonNullable<OperationDescription["body"]>): ValueTree {
    if (format === "json" || format === "form") return buildValue(this.#reader, schema);
    const types = { multipart: "FormData", text: "string", binary: "Blob" };
    return { text: `give<${types[format]}>()` };
  }

  /** What a method gives, when every success gives the same JSON. */
  #soleResult(success: OperationDescription["success"]): Schema | undefined {
    const texts = success.map(({ format, schema }) =>
      format === "json" ? typeText(this.#reader, schema ?? {}, "Read") : format,
    );
    return success[0]?.format === "json" && new Set(texts).size === 1 ? (success[0].schema ?? {}) : undefined;
  }

  /** Parameters and bodies as the raw client takes them. */
  #sendRaw({ parameters, requestBody }: OperationDescription): string[] {
    const places = (["path", "query", "header", "cookie"] as const).flatMap((place) => {
      const here = parameters.filter((parameter) => parameter.in === place);
      const members = here.map(({ name, required, schema = {} }) => ({
        name,
        isRequired: required === true,
        value: buildValue(this.#reader, schema),
      }));
      const type = `NonNullable<Operation["parameters"]["${place}"]>`;
      return members.length > 0 ? writeVariations({ members }).map((text) => assign(type, text)) : [];
    });
    const bodies = Object.entries(requestBody?.content ?? {}).flatMap(([mediaType, { schema = {} }]) => {
      const type = `Media<NonNullable<Operation["requestBody"]>["content"], ${JSON.stringify(essenceOf(mediaType))}>`;
      const texts = writeVariations(buildValue(this.#reader, schema));
      return [`ok<Present<${type}>>();`, ...texts.map((text) => assign(type, text))];
    });
    return [...places, ...bodies];
  }

  /** Every answer as the raw client gives it, errors too; of one that is gone nothing can be read. */
  #readRaw({ operationId, responses }: OperationDescription): string[] {
    const other = this.#others.get(operationId);
    const kept = responses.filter(({ status }) => other?.responses.some((each) => each.status === status) ?? true);
    return kept.flatMap(({ status, response }) => {
      const content = `BodyOf<Operation["responses"][${statusKey(status)}]>`;
      return Object.entries(response.content ?? {}).flatMap(([mediaType, { schema }]) => {
        const type = `Media<${content}, ${JSON.stringify(essenceOf(mediaType))}>`;
        return [`ok<Present<${type}>>();`, ...this.#writer.read(schema ?? {}, `give<${type}>()`)];
      });
    });
  }

  /** A success that is gone needs another with its body; one that is new may bring no other body. */
  #keepSuccess({ operationId, success }: OperationDescription): string[] {
    const other = this.#others.get(operationId);
    if (other === undefined) return [];
    const bodies = success.map(({ schema, mediaType }) =>
      mediaType === undefined ? "undefined" : typeText(this.#reader, schema ?? {}, "Read"),
    );
    const answers = `operations[${JSON.stringify(operationId)}]["responses"]`;
    const raw = ({ status, mediaType }: OperationDescription["success"][number]) => {
      const content = `BodyOf<At<${answers}, ${statusKey(status)}>>`;
      return mediaType === undefined ? content : `Media<${content}, ${JSON.stringify(essenceOf(mediaType))}>`;
    };
    const isIn = (list: OperationDescription["success"], status: string) => list.some((each) => each.status === status);
    const anyOf = (conditions: string[]) => `ok<true extends ${conditions.join(" | ")} ? true : false>();`;
    const has = (status: string) => `Has<${answers}, ${statusKey(status)}>`;
    return [
      ...success
        .filter(({ status }) => !isIn(other.success, status))
        .map(({ status }) => {
          const body = bodies[success.findIndex((each) => each.status === status)];
          return anyOf([has(status), ...other.success.map((each) => `Mutual<${raw(each)}, ${body}>`)]);
        }),
      ...other.success
        .filter(({ status }) => !isIn(success, status))
        .map((each) => anyOf([`Not<${has(each.status)}>`, ...bodies.map((body) => `Mutual<${raw(each)}, ${body}>`)])),
    ];
  }
}

function assign(type: string, text: string): string {
  return `{ const sent: ${type} = ${text}; void sent; }`;
}

function statusKey(status: string): string {
  return /^\d+$/.test(status) ? status : JSON.stringify(propertyKey(status).replaceAll('"', ""));
}

function essenceOf(mediaType: string): string {
  const essence = mediaType.split(";")[0]?.trim() ?? "";
  return isJson(essence.toLowerCase()) ? essence.toLowerCase() : essence;
}
