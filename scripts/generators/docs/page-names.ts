import { takeName } from "../../document/names.js";

/** A file name for each page, fit for every file system: no two differ in capitals alone. */
export function pageNames(names: Iterable<string>): Map<string, string> {
  // The index of a folder has this name.
  const taken = new Set(["readme"]);
  return new Map(
    [...names].map((name) => {
      const fileName = name.replaceAll(/[^\w-]+/g, "-");
      const suffix = takeName(fileName.toLowerCase(), taken).slice(fileName.length);
      return [name, `${fileName}${suffix}.md`];
    }),
  );
}

/** The anchor that GitHub and the site give a heading of one word. */
export function anchorOf(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^\w-]/g, "");
}
