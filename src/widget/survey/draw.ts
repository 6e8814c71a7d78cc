// Draws a tree of elements and changes only what differs from the one drawn before, so that the focus, the caret and what is
// being written stay. A few lines instead of a library: the whole survey has to fit into 12 kB.
// Children are compared by their place; what is absent (null, false) keeps its place as an empty text. Every value is set as
// text, a property or an attribute, never as markup, and no style attribute is written, which strict policies refuse.

/** What an element is given. `on…` are listeners; `value` and `checked` are properties; a change of `key` makes it anew. */
export type Props = Readonly<Record<string, unknown>>;

/** An element to be drawn. */
export interface Drawn {
  readonly tag: string;
  readonly props: Props;
  readonly children: readonly Child[];
}

/** What stands inside an element. */
export type Child = Drawn | string | number | null | undefined | false | readonly Child[];

const drawn = new WeakMap<Node, Drawn>();
const nothing: Props = {};

/** An element. */
export function h(tag: string, props: Props = nothing, ...children: readonly Child[]): Drawn {
  return { tag, props, children };
}

function isMany(child: Child): child is readonly Child[] {
  return Array.isArray(child);
}

function flat(children: readonly Child[]): Exclude<Child, readonly Child[]>[] {
  return children.flatMap((child) => (isMany(child) ? flat(child) : [child]));
}

function elementFor({ tag }: Drawn): Element {
  return /^(svg|path|circle)$/.test(tag)
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
}

/** Whether a field shows this value already: 1.0 on the way to 1.05 is 1. */
export function isShown(there: unknown, value: unknown, type: unknown): boolean {
  return there === value || (type === "number" && !!there && !!value && Number(there) === Number(value));
}

function setProps(element: Element, before: Props, now: Props): void {
  for (const name of Object.keys({ ...before, ...now })) {
    const value = now[name];
    if (name === "value" || name === "checked") {
      // Writing the value that is there would move the caret.
      if (!isShown(Reflect.get(element, name), value, now["type"])) Reflect.set(element, name, value);
    } else if (before[name] === value || name === "key") continue;
    else if (name.startsWith("on")) Reflect.set(element, name, value ?? null);
    else if (value === undefined || value === null || (value === false && !/-/.test(name)))
      element.removeAttribute(name);
    else element.setAttribute(name, value === true && !/-/.test(name) ? "" : String(value));
  }
}

/** Draws children into a parent. */
export function draw(parent: Node, ...children: readonly Child[]): void {
  const wanted = flat(children);
  for (const [i, child] of wanted.entries()) {
    const there = parent.childNodes[i];
    if (typeof child === "object" && child !== null) {
      const before = there && drawn.get(there);
      const isSame = before?.tag === child.tag && before.props["key"] === child.props["key"];
      const element = isSame && there instanceof Element ? there : elementFor(child);
      if (element !== there) parent.insertBefore(element, there ?? null);
      if (element !== there) there?.remove();
      drawn.set(element, child);
      draw(element, ...child.children);
      // After its children: the value of a drop-down is one of its options.
      setProps(element, isSame && before ? before.props : nothing, child.props);
    } else {
      const text = child === null || child === undefined || child === false ? "" : String(child);
      if (there instanceof Text) {
        if (there.data !== text) there.data = text;
      } else if (there) there.replaceWith(text);
      else parent.appendChild(document.createTextNode(text));
    }
  }
  while (parent.childNodes.length > wanted.length) parent.lastChild?.remove();
}
