// Compiles what is asked here by Relay's own compiler, into a folder of its own.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parse, print, visit } from "graphql";
import { documents, folder, require } from "../shared.mjs";

const sources = join(folder, "src");
const queries = join(folder, "queries.json");

// compile compiles the documents, and those of page.js. It returns what reads the compiled documents, by name, and the
// texts of all queries, by their hashes.
export function compile() {
  mkdirSync(sources, { recursive: true });
  mkdirSync(join(folder, "compiled"), { recursive: true });
  documents.forEach((document, i) => writeFileSync(join(sources, `Document${i}.js`), module(`Document${i}`, document.query)));
  writeFileSync(join(sources, "Page.js"), readFileSync(new URL("page.js", import.meta.url)));
  writeFileSync(queries, "{}");
  const configuration = join(folder, "relay.config.json");
  writeFileSync(
    configuration,
    JSON.stringify({
      src: "./src",
      schema: "./schema.graphql",
      language: "javascript",
      eagerEsModules: false,
      artifactDirectory: "./compiled",
      featureFlags: { enforce_fragment_alias_where_ambiguous: { kind: "disabled" } }, // which does not see what is sure
      persistConfig: { file: "./queries.json", algorithm: "SHA256" },
    }),
  );
  const compiled = spawnSync(require("relay-compiler"), ["--noWatchman", configuration], { cwd: folder, encoding: "utf8" });
  if (compiled.status !== 0) throw new Error(`relay-compiler: ${compiled.error ?? ""}${compiled.stdout}${compiled.stderr}`);
  const load = createRequire(join(folder, "compiled", "index.js"));
  return { compiled: (name) => load(`./${name}.graphql`), queries: JSON.parse(readFileSync(queries, "utf8")) };
}

// module is a document as Relay wants it: its query and its fragments are named after the module, and a fragment is spread
// where its type is sure.
function module(name, query) {
  const named = (node, value) => ({ ...node, name: { kind: "Name", value } });
  const parsed = parse(query);
  const conditions = Object.fromEntries(parsed.definitions.map((d) => [d.name.value, d.typeCondition]));
  const sure = (spread) => {
    const selections = [named(spread, `${name}_${spread.name.value}`)];
    return { kind: "InlineFragment", typeCondition: conditions[spread.name.value], selectionSet: { kind: "SelectionSet", selections } };
  };
  const document = visit(parsed, {
    OperationDefinition: (operation) => named(operation, `${name}Query`),
    FragmentDefinition: (fragment) => named(fragment, `${name}_${fragment.name.value}`),
    FragmentSpread: { leave: sure },
  });
  return document.definitions.map((definition) => `graphql\`${print(definition)}\`;\n`).join("\n");
}
