import type { MediaType } from "../../document/openapi.js";
import type { Change } from "../diff.js";
import type { OneWay } from "../schema/found.js";
import type { SchemaDiffer } from "../schema/schema-differ.js";
import { change, placeChanges } from "./place-changes.js";

type Content = Record<string, MediaType>;

/** What a body or an answer is called in places, and which way it goes. */
export interface ContentSpot {
  readonly subject: "operation" | "webhook";
  readonly name: string;
  readonly part: string;
}

/** Compares the media types of a body or an answer, and what each of them carries. */
export function diffContent(
  differ: SchemaDiffer,
  spot: ContentSpot,
  direction: OneWay,
  before: Content = {},
  after: Content = {},
): Change[] {
  const [old, next] = [byEssence(before), byEssence(after)];
  const isPlain = (essence: string) => isJson(essence) && essence === [...old.keys()].find(isJson);
  const at = (essence: string) => (isPlain(essence) ? spot : { ...spot, part: `${spot.part} ${essence}` });
  return [
    ...[...old.keys()]
      .filter((essence) => !next.has(essence))
      .map((essence) => change("media-type-removed", spot, `comes as \`${essence}\` no more`, direction)),
    ...[...next.keys()]
      .filter((essence) => !old.has(essence))
      .map((essence) => change("media-type-added", spot, `comes as \`${essence}\`, too`, direction)),
    ...diffPreferred(spot, direction, [...old.keys()], [...next.keys()]),
    ...[...old].flatMap(([essence, media]) => {
      const same = next.get(essence);
      if (same === undefined) return [];
      const found = differ.diff(media.schema ?? {}, same.schema ?? {}, direction);
      return placeChanges(at(essence), new Map([[direction, found]]));
    }),
  ];
}

/** `application/json; charset=utf-8` and `application/json` carry the same. */
function byEssence(content: Content): Map<string, MediaType> {
  return new Map(
    Object.entries(content).map(([mediaType, media]) => [mediaType.split(";")[0]?.trim().toLowerCase() ?? "", media]),
  );
}

export function isJson(essence: string): boolean {
  return essence === "application/json" || essence.endsWith("+json");
}

/** A method sends and reads JSON where it can: JSON beside another media type changes what the method takes or gives. */
function diffPreferred(
  spot: ContentSpot,
  direction: OneWay,
  old: readonly string[],
  next: readonly string[],
): Change[] {
  if (old.length === 0 || next.length === 0 || old.some(isJson) === next.some(isJson)) return [];
  const [was, is] = [old, next].map((list) => list.find(isJson) ?? list[0]);
  return [change("preferred-media-type-changed", spot, `the SDK takes \`${is}\` now, not \`${was}\``, direction)];
}
