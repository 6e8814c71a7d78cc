// A condition as sentences that can be changed: lines and groups of lines, whatever the lines speak of. Everything is reached
// by Tab; a new line takes the focus, and after a removal the focus stays in its group.

import { ActionIcon, Button, Menu, NativeSelect } from "@mantine/core";
import { type ReactNode, useRef } from "react";
import { Icon } from "../design/icon.tsx";
import styles from "./condition.module.css";
import { type FormGroup, type FormLine, type FormPart, isGroup, type Join, joins } from "./condition-form.ts";

/** What the editor says. Lines and groups are named by their place: "2.1". */
export interface GroupWords {
  readonly whole: string;
  readonly group: (place: string) => string;
  /** Before the way of joining, for the outermost group and for those within. */
  readonly outer: string;
  readonly inner: string;
  readonly join: (place: string) => string;
  readonly joins: Readonly<Record<Join, string>>;
  readonly removeGroup: (place: string) => string;
  readonly addLine: string;
  readonly addGroup: string;
  readonly line: (place: string) => string;
  readonly not: (place: string) => string;
  readonly notShort: string;
  readonly removeLine: (place: string) => string;
}

/** What the lines of a condition are. */
export interface LineKind<Fact> {
  readonly words: GroupWords;
  /** Groups within groups, the outermost included. */
  readonly deepMax: number;
  readonly isComplete: (fact: Fact) => boolean;
  /** Whether a line has a button that turns it round; without one it may say so itself. */
  readonly turns: (fact: Fact) => boolean;
  readonly fields: (label: string, fact: Fact, onChange: (fact: Fact) => void) => ReactNode;
  /** What can be added; of several, one is chosen from a menu. */
  readonly adds: readonly { readonly label: string; readonly make: () => Fact }[];
}

function LineEditor<Fact>(props: {
  kind: LineKind<Fact>;
  label: string;
  line: FormLine<Fact>;
  onChange: (line: FormLine<Fact>) => void;
  onRemove: () => void;
}) {
  const { kind, label, line, onChange } = props;
  const { words } = kind;
  const turns = kind.turns(line.fact);
  return (
    <fieldset className={styles.line} data-incomplete={!kind.isComplete(line.fact)}>
      <legend className="v-spoken">{words.line(label)}</legend>
      {turns && (
        <button
          type="button"
          className={styles.not}
          aria-pressed={line.not}
          aria-label={words.not(label)}
          onClick={() => onChange({ ...line, not: !line.not })}
        >
          {words.notShort}
        </button>
      )}
      {!turns && line.not && <span>{words.notShort}</span>}
      {kind.fields(label, line.fact, (fact) => onChange({ ...line, fact }))}
      <ActionIcon className={styles.remove} aria-label={words.removeLine(label)} onClick={props.onRemove}>
        <Icon name="close" />
      </ActionIcon>
    </fieldset>
  );
}

function AddLine<Fact>({ kind, onAdd }: { kind: LineKind<Fact>; onAdd: (fact: Fact) => void }) {
  const { adds, words } = kind;
  const [only] = adds;
  const plus = <Icon name="plus" size={13} />;
  if (adds.length === 1 && only)
    return (
      <Button size="compact-sm" variant="default" leftSection={plus} onClick={() => onAdd(only.make())}>
        {words.addLine}
      </Button>
    );
  return (
    <Menu position="bottom-start" width={260} returnFocus={false}>
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={plus}>
          {words.addLine}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {adds.map(({ label, make }) => (
          <Menu.Item key={label} onClick={() => onAdd(make())}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A group and everything in it. `path` names it for those who listen: "2.1"; "" is the whole. */
export function ConditionGroup<Fact>(props: {
  kind: LineKind<Fact>;
  group: FormGroup<Fact>;
  path: string;
  depth: number;
  onChange: (group: FormGroup<Fact> | null) => void;
}) {
  const { kind, group, path, depth, onChange } = props;
  const { words } = kind;
  const adding = useRef<HTMLDivElement>(null);
  const set = (parts: readonly FormPart<Fact>[]) => onChange({ ...group, parts });
  const add = (part: FormPart<Fact>) => {
    set([...group.parts, part]);
    // The new line is there after the next drawing.
    requestAnimationFrame(() =>
      adding.current?.previousElementSibling?.querySelector<HTMLElement>("select, input")?.focus(),
    );
  };
  const removeAt = (at: number) => {
    set(group.parts.toSpliced(at, 1));
    adding.current?.querySelector<HTMLElement>("button")?.focus();
  };
  const addGroup = () => {
    const [first] = kind.adds;
    if (!first) return;
    add({ join: group.join === "any" ? "all" : "any", parts: [{ not: false, fact: first.make() }] });
  };
  return (
    <fieldset className={styles.group} data-depth={depth}>
      <legend className="v-spoken">{path === "" ? words.whole : words.group(path)}</legend>
      <div className={styles.join}>
        <span>{depth === 1 ? words.outer : words.inner}</span>
        <NativeSelect
          aria-label={words.join(path || "1")}
          value={group.join}
          data={joins.map((join) => ({ value: join, label: words.joins[join] }))}
          onChange={(event) =>
            onChange({ ...group, join: joins.find((join) => join === event.currentTarget.value) ?? "all" })
          }
        />
        {depth > 1 && (
          <ActionIcon
            className={styles.remove}
            aria-label={words.removeGroup(path)}
            onClick={() => onChange(null)}
          >
            <Icon name="close" />
          </ActionIcon>
        )}
      </div>
      {group.parts.map((part, at) => {
        const label = path === "" ? String(at + 1) : `${path}.${at + 1}`;
        return isGroup(part) ? (
          <ConditionGroup
            key={label}
            kind={kind}
            group={part}
            path={label}
            depth={depth + 1}
            onChange={(changed) => (changed ? set(group.parts.with(at, changed)) : removeAt(at))}
          />
        ) : (
          <LineEditor
            key={label}
            kind={kind}
            label={label}
            line={part}
            onChange={(changed) => set(group.parts.with(at, changed))}
            onRemove={() => removeAt(at)}
          />
        );
      })}
      <div ref={adding} className={styles.adds}>
        <AddLine kind={kind} onAdd={(fact) => add({ not: false, fact })} />
        {depth < kind.deepMax && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<Icon name="plus" size={13} />}
            onClick={addGroup}
          >
            {words.addGroup}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
