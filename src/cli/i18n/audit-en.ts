// What the terminal says of the audit trail, in English.

/** The English texts of the audit trail. */
export const auditWords = {
  audit: {
    description: "Who did what, in a trail that betrays every change to it",
    list: "the trail, newest first",
    from: "from this day on, such as 2026-01-01",
    to: "up to this day, which is not included",
    actor: "only who is called so in part, or: person, key, local, system, nobody",
    action: "only this, such as key.made; several with commas between them",
    number: "how many entries",
    none: "Nothing that fits is recorded.",
    heading: {
      sequence: "no.",
      at: "when (UTC)",
      who: "who",
      what: "what",
      whom: "to what",
      address: "from",
    },
    actors: {
      person: "a person",
      key: "a key",
      local: "the command line",
      system: "Vivencia",
      nobody: "somebody unknown",
    },
    keyNamed: (name: string) => `key ${name}`,
    verify: "find out whether the trail is as it was written",
    unbroken: (entries: string) => `The trail is unbroken: ${entries} entries.`,
    broken: (breaks: string, entries: string) =>
      `The trail is BROKEN in ${breaks} places; there are ${entries} entries.`,
    noted: (heads: string, at: string) =>
      `It was held against ${heads} heads that this machine has noted, the last one at ${at} (UTC).`,
    notNoted: "This machine has noted no head of it yet, so a missing end could go unseen.",
    at: (moment: string) => ` (near ${moment} UTC)`,
    breaks: {
      missing: (from: string, to: string) => `entries ${from} to ${to} are missing`,
      changed: (from: string) => `entry ${from} is not what was written, or the one before it was replaced`,
      inserted: (from: string) => `entry ${from} was inserted later`,
      moved: (from: string) => `entry ${from} was made for another place`,
      removed: (from: string) => `an entry was taken out at ${from}, and later ones were moved up`,
      truncated: (from: string, to: string) => `the end is missing: entries ${from} to ${to}`,
      appended: (from: string, to: string) => `entries ${from} to ${to} stand behind the recorded end`,
      rewritten: (from: string) =>
        `up to entry ${from} the trail is another one than was noted outside of it`,
    },
    more: (breaks: string) => `… and ${breaks} more.`,
  },
};
