// The table of permissions, written a second time as people read it: whoever changes one has to change the other, so that no
// right is given by accident. Then what takes from it: the scopes of a key, and seeing only some units.

import { describe, expect, it } from "vitest";
import { keyScopes, permissions, usualKeyScopes, wholeWorkspacePermissions } from "../domain/permission.ts";
import { roles } from "../domain/role.ts";
import { type Caller, decideAccess, mayDo, permissionsOf, permissionTable, type Who } from "./permissions.ts";

const columns: readonly Who[] = [...roles, "secret", "local", "nobody"];

// x: may. The columns are those above; `secret` is a key with every scope.
const table = `
             owner admin cxmgr analy agent viewe secre local nobod
  public       x     x     x     x     x     x     x     x     x
  send         x     x     x     x     x     x     x     x     x
  own          x     x     x     x     x     x     x     x     .
  account      x     x     x     x     x     x     .     .     .
  figures      x     x     x     x     x     x     x     x     .
  customers    x     x     x     x     x     .     x     x     .
  export       x     x     x     x     .     .     x     x     .
  compose      x     x     x     x     .     .     .     x     .
  invite       x     x     x     x     .     .     x     x     .
  share        x     x     x     .     .     .     .     x     .
  import       x     x     x     x     .     .     x     x     .
  catalogue    x     x     x     .     .     .     x     x     .
  join         x     x     x     .     x     .     .     x     .
  manage       x     x     .     .     .     .     .     x     .
  people       x     x     .     .     .     .     .     x     .
  found        x     .     .     .     .     .     .     .     .
  audit        x     x     .     .     .     .     .     x     .
`;

const expected = new Map(
  table
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [permission = "", ...cells] = line.trim().split(/\s+/);
      return [permission, cells.map((cell) => cell === "x")] as const;
    }),
);

function callerOf(who: Who, units: readonly string[] | null = null): Caller {
  if (who === "nobody") return { kind: "nobody" };
  if (who === "local") return { kind: "local", workspace: 1, units: null };
  if (who === "secret")
    return { kind: "secret", workspace: 1, units, keyId: "k", keyName: "K", scopes: keyScopes };
  return {
    kind: "session",
    workspace: 1,
    units,
    person: "A",
    name: "N",
    email: null,
    role: who,
    id: "s",
    token: "t",
  };
}

describe("the table of permissions", () => {
  it("has a line here for every permission and a column for everyone", () => {
    expect([...expected.keys()]).toEqual([...permissions]);
    expect(Object.keys(permissionTable)).toEqual([...permissions]);
    for (const cells of expected.values()) expect(cells).toHaveLength(columns.length);
    const named = new Set(Object.values(permissionTable).flat());
    expect([...named].filter((who) => !columns.includes(who))).toEqual([]);
  });

  for (const permission of permissions)
    for (const [column, who] of columns.entries()) {
      const may = expected.get(permission)?.[column] === true;
      it(`${may ? "lets" : "does not let"} ${who} do ${permission}`, () => {
        expect(mayDo(callerOf(who), permission)).toBe(may);
        const decide = () => decideAccess(callerOf(who), permission);
        if (may) expect(decide).not.toThrow();
        else
          expect(decide).toThrow(
            expect.objectContaining({ code: who === "nobody" ? "unauthenticated" : "forbidden" }),
          );
      });
    }
});

describe("what takes from the table", () => {
  it("a key may do of its scopes what the table gives to keys, and nothing else", () => {
    const always = ["public", "send", "own"];
    for (const scope of keyScopes) {
      const caller: Caller = {
        kind: "secret",
        workspace: 1,
        units: null,
        keyId: "k",
        keyName: "K",
        scopes: [scope],
      };
      expect(permissionsOf(caller)).toEqual([...always, scope]);
    }
    const none: Caller = { kind: "secret", workspace: 1, units: null, keyId: "k", keyName: "K", scopes: [] };
    expect(permissionsOf(none)).toEqual(always);
    expect(usualKeyScopes).not.toContain("catalogue");
    expect(usualKeyScopes).not.toContain("invite");
  });

  it("who sees only some units has nothing that concerns the whole workspace, whatever the role", () => {
    for (const who of [...roles, "secret"] as const)
      for (const units of [["Madrid"], []]) {
        const whole = permissionsOf(callerOf(who));
        const scoped = permissionsOf(callerOf(who, units));
        expect(scoped).toEqual(whole.filter((one) => !wholeWorkspacePermissions.includes(one)));
      }
  });

  it("says to each refused caller what would help", () => {
    const words = (caller: Caller, permission: (typeof permissions)[number]) => {
      try {
        decideAccess(caller, permission);
      } catch (error) {
        return String(error);
      }
      return "";
    };
    expect(words(callerOf("viewer"), "customers")).toContain("Your role");
    expect(words(callerOf("analyst", ["Madrid"]), "import")).toContain("only some of its units");
    expect(words(callerOf("secret"), "manage")).toContain("A secret key may not");
    const narrow: Caller = {
      kind: "secret",
      workspace: 1,
      units: null,
      keyId: "k",
      keyName: "K",
      scopes: ["figures"],
    };
    expect(words(narrow, "customers")).toContain("--scope customers");
    expect(words({ kind: "nobody" }, "own")).toContain("Sign in");
  });
});
