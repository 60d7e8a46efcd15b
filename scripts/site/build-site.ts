import { Application, Converter, type DocumentReflection, OptionDefaults, type TypeDocOptions } from "typedoc";
import { fromRoot } from "../files.js";
import { GUIDE_ORDER } from "../generators/docs/guide-order.js";
import { LIBRARY_PACKAGES } from "../pack-packages.js";
import { shapeDocument } from "./shape-document.js";
import { WarningCollector } from "./warning-collector.js";

/**
 * Builds the documentation as one static site: guides, services, models, and the reference of each package's API. The
 * packages must be built. Gives what TypeDoc warns of, such as a link that leads nowhere; there should be nothing.
 */
export async function buildSite(folder: string): Promise<string[]> {
  const application = await Application.bootstrap({ ...OPTIONS, out: folder });
  const collector = new WarningCollector();
  application.logger = collector;
  application.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context: unknown, document: DocumentReflection) => {
    shapeDocument(document, application.files.getReflectionPath(document) ?? "");
  });
  const project = await application.convert();
  if (project === undefined) return [...collector.warnings, "TypeDoc could not convert the packages"];
  application.validate(project);
  await application.generateOutputs(project);
  return collector.warnings;
}

/** The part of markdown-it's parser that colours blocks. */
interface MarkdownParser {
  options: { highlight(code: string, language: string, attributes: string): string };
}

/** A block without a language is output; TypeDoc would colour it as TypeScript. */
function leavePlainTextPlain({ options }: MarkdownParser): void {
  const { highlight } = options;
  options.highlight = (code, language, attributes) => highlight(code, language || "text", attributes);
}

const OPTIONS: TypeDocOptions = {
  name: "rcw",
  readme: fromRoot("README.md"),
  entryPointStrategy: "packages",
  entryPoints: LIBRARY_PACKAGES.map((name) => fromRoot(`packages/${name}`)),
  // Their entry points are those of their package.json.
  packageOptions: {
    tsconfig: "tsconfig.build.json",
    // openapi-typescript writes it.
    blockTags: [...OptionDefaults.blockTags, "@description"],
    // The raw types of openapi-typescript: the models have pages of their own.
    exclude: ["**/generated/schema.ts"],
    validation: { notExported: false },
    // Links into the source need a remote repository, which a checkout may not have.
    disableSources: true,
  },
  validation: { notExported: false },
  projectDocuments: [
    ...GUIDE_ORDER.map((name) => `docs/guides/${name}`),
    "docs/services/README.md",
    "docs/services/!(README|python-names).md",
    "docs/services/python-names.md",
    "docs/models/README.md",
    "docs/models/!(README).md",
  ].map(fromRoot),
  groupOrder: ["Guides", "Services", "Models", "Modules"],
  navigation: { includeGroups: true, includeCategories: false, includeFolders: false, compactFolders: true },
  searchInDocuments: true,
  searchInComments: true,
  searchGroupBoosts: { Services: 4, Guides: 3, Models: 2 },
  headings: { readme: false, document: false },
  markdownItLoader: leavePlainTextPlain,
  highlightLanguages: ["typescript", "javascript", "tsx", "json", "sh", "python", "html"],
  customCss: fromRoot("scripts/site/site.css"),
  favicon: fromRoot("scripts/site/favicon.svg"),
  hideGenerator: true,
};
