// The page that tells people who may do what says what the server decides by.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { permissionTable, type Who } from "../../src/api/permissions.ts";
import { keyScopes, permissions, wholeWorkspacePermissions } from "../../src/domain/permission.ts";
import { roles } from "../../src/domain/role.ts";
import { root } from "./source-files.ts";

const page = readFileSync(join(root, "docs/reference/permissions.md"), "utf8");
const columns: readonly Who[] = [...roles, "secret", "local", "nobody"];

test("the table for people is the table of the server", () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \|(.*)\|$/gm)].map(([, name = "", cells = ""]) => [
    name,
    cells.split("|").map((cell) => cell.trim()),
  ]);
  expect(rows).toEqual(
    permissions.map((permission) => [
      permission,
      columns.map((who) => (permissionTable[permission].includes(who) ? "✓" : "–")),
    ]),
  );
});

test("every permission is explained, and the lists of scopes and of what concerns the whole are complete", () => {
  for (const permission of permissions) expect(page).toMatch(new RegExp(`^- \`${permission}\`: `, "m"));
  const listed = (names: readonly string[]) =>
    `${names
      .slice(0, -1)
      .map((name) => `\`${name}\``)
      .join(", ")} and \`${names.at(-1)}\``;
  expect(page).toContain(`made for some of ${listed(keyScopes)}`);
  expect(page).toContain(`${listed(wholeWorkspacePermissions)} concern the whole workspace`);
});
