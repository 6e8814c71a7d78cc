// The condition as sentences that can be changed: lines and groups of lines. Everything is reached by Tab; a new line takes
// the focus, and after a removal the focus stays in its group.

import { ActionIcon, Button, Menu, NativeSelect } from "@mantine/core";
import { useRef } from "react";
import type { SegmentLeafCondition } from "../../domain/segment.ts";
import { Icon } from "../design/icon.tsx";
import { AnsweredFact } from "./answered-fact.tsx";
import styles from "./builder.module.css";
import { DidFact } from "./did-fact.tsx";
import { KindFact, SeenFact, SegmentFact, ValueFact } from "./plain-facts.tsx";
import { type Group, isComplete, isGroup, joins, type Line, newFact, type Part } from "./segment-form.ts";
import { TraitFact } from "./trait-fact.tsx";
import { useSegmentWords } from "./use-fact-words.ts";

const facts = ["did", "answered", "trait", "value", "seen", "customer", "segment"] as const;

/** Groups within groups, the outermost included. */
const GROUPS_DEEP_MAX = 3;

function FactFields(props: {
  label: string;
  fact: SegmentLeafCondition;
  own: string | undefined;
  onChange: (fact: SegmentLeafCondition) => void;
}) {
  const { label, fact, onChange, own } = props;
  switch (fact.fact) {
    case "did":
      return <DidFact label={label} fact={fact} onChange={onChange} />;
    case "answered":
      return <AnsweredFact label={label} fact={fact} onChange={onChange} />;
    case "trait":
      return <TraitFact label={label} fact={fact} onChange={onChange} />;
    case "value":
      return <ValueFact label={label} fact={fact} onChange={onChange} />;
    case "seen":
      return <SeenFact label={label} fact={fact} onChange={onChange} />;
    case "customer":
      return <KindFact label={label} fact={fact} onChange={onChange} />;
    case "segment":
      return <SegmentFact label={label} fact={fact} own={own} onChange={onChange} />;
  }
}

function LineEditor(props: {
  label: string;
  line: Line;
  own: string | undefined;
  onChange: (line: Line) => void;
  onRemove: () => void;
}) {
  const t = useSegmentWords();
  const { label, line, own, onChange } = props;
  return (
    <fieldset className={styles.line} data-incomplete={!isComplete(line.fact)}>
      <legend className="v-spoken">{t("line.name", { line: label })}</legend>
      {/* What was done has its own "did not". */}
      {line.fact.fact !== "did" && (
        <button
          type="button"
          className={styles.not}
          aria-pressed={line.not}
          aria-label={t("line.not", { line: label })}
          onClick={() => onChange({ ...line, not: !line.not })}
        >
          {t("line.notShort")}
        </button>
      )}
      {line.fact.fact === "did" && line.not && <span>{t("line.notShort")}</span>}
      <FactFields label={label} fact={line.fact} own={own} onChange={(fact) => onChange({ ...line, fact })} />
      <ActionIcon
        className={styles.remove}
        aria-label={t("line.remove", { line: label })}
        onClick={props.onRemove}
      >
        <Icon name="close" />
      </ActionIcon>
    </fieldset>
  );
}

/** A group and everything in it. `path` names it for those who listen: "2.1". */
export function GroupEditor(props: {
  group: Group;
  path: string;
  depth: number;
  own: string | undefined;
  onChange: (group: Group | null) => void;
}) {
  const t = useSegmentWords();
  const { group, path, depth, own, onChange } = props;
  const adding = useRef<HTMLDivElement>(null);
  const set = (parts: readonly Part[]) => onChange({ ...group, parts });
  const add = (part: Part) => {
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
  return (
    <fieldset className={styles.group} data-depth={depth}>
      <legend className="v-spoken">
        {path === "" ? t("group.whole") : t("group.name", { group: path })}
      </legend>
      <div className={styles.join}>
        <span>{t(depth === 1 ? "group.customers" : "group.inner")}</span>
        <NativeSelect
          aria-label={t("group.join", { group: path || "1" })}
          value={group.join}
          data={joins.map((join) => ({ value: join, label: t(`group.joins.${join}`) }))}
          onChange={(event) =>
            onChange({ ...group, join: joins.find((join) => join === event.currentTarget.value) ?? "all" })
          }
        />
        {depth > 1 && (
          <ActionIcon
            className={styles.remove}
            aria-label={t("group.remove", { group: path })}
            onClick={() => onChange(null)}
          >
            <Icon name="close" />
          </ActionIcon>
        )}
      </div>
      {group.parts.map((part, at) => {
        const label = path === "" ? String(at + 1) : `${path}.${at + 1}`;
        return isGroup(part) ? (
          <GroupEditor
            key={label}
            group={part}
            path={label}
            depth={depth + 1}
            own={own}
            onChange={(changed) => (changed ? set(group.parts.with(at, changed)) : removeAt(at))}
          />
        ) : (
          <LineEditor
            key={label}
            label={label}
            line={part}
            own={own}
            onChange={(changed) => set(group.parts.with(at, changed))}
            onRemove={() => removeAt(at)}
          />
        );
      })}
      <div ref={adding} className={styles.adds}>
        <Menu position="bottom-start" width={260} returnFocus={false}>
          <Menu.Target>
            <Button size="compact-sm" variant="default" leftSection={<Icon name="plus" size={13} />}>
              {t("group.addLine")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {facts.map((fact) => (
              <Menu.Item key={fact} onClick={() => add({ not: false, fact: newFact(fact) })}>
                {t(`fact.${fact}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        {depth < GROUPS_DEEP_MAX && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<Icon name="plus" size={13} />}
            onClick={() =>
              add({
                join: group.join === "any" ? "all" : "any",
                parts: [{ not: false, fact: newFact("did") }],
              })
            }
          >
            {t("group.addGroup")}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
