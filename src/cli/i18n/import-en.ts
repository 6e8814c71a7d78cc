// What the terminal says about imports, in English: files, what columns seem to be, why rows were kept aside.

/** The English texts of imports. */
export const importWords = {
  import: {
    description:
      "Import CSV, XLSX or JSON Lines, also gzipped; without a recipe one is proposed and shown first",
    recipe: "how to read the file, see docs/reference/recipe.md",
    dryRun: "try it and write nothing",
    yes: "import with the proposed recipe without asking",
    proposeOnly: "print the proposed recipe as JSON and stop",
    json: "the final counts as JSON",
    noRecipe: (path: string) => `The recipe ${path} cannot be read.`,
    badRecipe: (path: string, reason: string) => `The recipe ${path} is not valid JSON: ${reason}`,
    delimiter: (mark: string) => `separated by ${mark}`,
    tab: "tabs",
    column: "column",
    seems: "seems to be",
    examples: "examples",
    proposed: "Proposed recipe:",
    preview: "First rows as they would be imported (times in UTC):",
    line: "line",
    when: "when",
    who: "who",
    where: "where",
    what: "what",
    becomes: { interaction: "interaction", profile: "profile", skipped: "left out on purpose" },
    check: "To be checked:",
    ask: "Import with this recipe?",
    choices: "[y/N]",
    refused:
      "Nothing was written. Add --yes to import with this recipe, --dry-run to try it; or save it with --propose-only, correct it and give it with --recipe FILE.",
    nothingWritten: "Nothing was written.",
    reading: (file: string) => `reading ${file}`,
    rows: (n: number, shown: string) => (n === 1 ? "1 item" : `${shown} items`),
    failed: "The import failed.",
    imported: (name: string) => `Imported ${name}`,
    tried: (name: string) => `Tried ${name}, nothing written`,
    cancelled: (name: string) => `Stopped ${name}; what was written stays`,
    received: (_n: number, shown: string) => `${shown} received`,
    interactions: (n: number, shown: string) => (n === 1 ? "1 interaction" : `${shown} interactions`),
    profiles: (n: number, shown: string) => (n === 1 ? "1 profile" : `${shown} profiles`),
    duplicates: (n: number, shown: string) => (n === 1 ? "1 duplicate" : `${shown} duplicates`),
    quarantined: (_n: number, shown: string) => `${shown} in quarantine`,
    skipped: (_n: number, shown: string) => `${shown} left out on purpose`,
    answers: (n: number, shown: string) => (n === 1 ? "1 answer" : `${shown} answers`),
    seconds: (shown: string) => `${shown} s`,
    allKnown: "All of it was here already: the same rows count once.",
    problem: (n: string, reason: string, line: string | undefined, detail: string) =>
      `${n} × ${reason}${line === undefined ? "" : `, first in line ${line}`}: ${detail}`,
    keptAside: (id: string) => `See them with: vivencia quarantine list --import ${id}`,
  },
};

/** Their keys, for the other languages. */
export type ImportWords = typeof importWords;
