// A condition as its editor shows it: groups with a way of joining, and lines that may be turned round. Any condition can be
// read into a form and is written back with the same meaning; double negations fall away. What a line says differs between
// those who use it: conditions on customers, and conditions on earlier answers.

/** How the parts of a group are joined. */
export const joins = ["all", "any", "none", "not_all"] as const;

/** One way. */
export type Join = (typeof joins)[number];

/** One fact; `not` turns it round. */
export interface FormLine<Fact> {
  readonly not: boolean;
  readonly fact: Fact;
}

/** Lines and groups, joined. */
export interface FormGroup<Fact> {
  readonly join: Join;
  readonly parts: readonly FormPart<Fact>[];
}

/** What a group is made of. */
export type FormPart<Fact> = FormLine<Fact> | FormGroup<Fact>;

/** What joins conditions to one. */
export type Branch<Tree> =
  | { readonly all: readonly Tree[] }
  | { readonly any: readonly Tree[] }
  | { readonly not: Tree };

/** How a kind of condition is taken apart and put together. */
export interface TreeKind<Fact, Tree> {
  readonly open: (tree: Tree) => { readonly fact: Fact } | { readonly branch: Branch<Tree> };
  readonly fact: (fact: Fact) => Tree;
  readonly branch: (branch: Branch<Tree>) => Tree;
}

/** Whether a part is a group. */
export function isGroup<Fact>(part: FormPart<Fact>): part is FormGroup<Fact> {
  return "parts" in part;
}

const turned = { all: "not_all", not_all: "all", any: "none", none: "any" } as const;

function readPart<Fact, Tree>(kind: TreeKind<Fact, Tree>, tree: Tree): FormPart<Fact> {
  const opened = kind.open(tree);
  if ("fact" in opened) return { not: false, fact: opened.fact };
  const { branch } = opened;
  const read = (one: Tree) => readPart(kind, one);
  if ("all" in branch) return { join: "all", parts: branch.all.map(read) };
  if ("any" in branch) return { join: "any", parts: branch.any.map(read) };
  const inner = read(branch.not);
  return isGroup(inner) ? { ...inner, join: turned[inner.join] } : { ...inner, not: !inner.not };
}

/** The form of a condition. Its outermost part is always a group, so that something can be added to it. */
export function readTree<Fact, Tree>(kind: TreeKind<Fact, Tree>, tree: Tree): FormGroup<Fact> {
  const part = readPart(kind, tree);
  return isGroup(part) ? part : { join: "all", parts: [part] };
}

/** The condition of a form. */
export function writeTree<Fact, Tree>(kind: TreeKind<Fact, Tree>, part: FormPart<Fact>): Tree {
  const { branch } = kind;
  if (!isGroup(part)) return part.not ? branch({ not: kind.fact(part.fact) }) : kind.fact(part.fact);
  const parts = part.parts.map((one) => writeTree(kind, one));
  switch (part.join) {
    case "all":
      return branch({ all: parts });
    case "any":
      return branch({ any: parts });
    case "none":
      return branch({ not: branch({ any: parts }) });
    case "not_all":
      return branch({ not: branch({ all: parts }) });
  }
}

/** Whether every line of a form is complete, and there is one. */
export function isWhole<Fact>(group: FormGroup<Fact>, isComplete: (fact: Fact) => boolean): boolean {
  return (
    group.parts.length > 0 &&
    group.parts.every((part) => (isGroup(part) ? isWhole(part, isComplete) : isComplete(part.fact)))
  );
}

/** The form without what is not complete yet: what can be counted while someone is still writing. */
export function wholePart<Fact>(
  group: FormGroup<Fact>,
  isComplete: (fact: Fact) => boolean,
): FormGroup<Fact> {
  const parts = group.parts.flatMap((part): FormPart<Fact>[] => {
    if (!isGroup(part)) return isComplete(part.fact) ? [part] : [];
    const inner = wholePart(part, isComplete);
    return inner.parts.length > 0 ? [inner] : [];
  });
  return { ...group, parts };
}
