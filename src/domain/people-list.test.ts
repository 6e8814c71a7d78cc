import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeCsv } from "./csv-cell.ts";
import { readPeople, splitTable } from "./people-list.ts";

const read = (text: string) => readPeople(splitTable(text));

describe("a list of people", () => {
  it("is read by its titles in Spanish, as spreadsheets there write it", () => {
    const { people, problems } = read(
      'Correo electrónico;Teléfono;Nombre;Idioma;Tienda;Pedido\r\nANA@Example.com;0034 600 000 001;"García; Ana";es;norte;P-1\r\n',
    );
    expect(problems).toEqual([]);
    expect(people).toEqual([
      {
        line: 2,
        invitee: {
          who: { kind: "email", value: "ana@example.com" },
          email: "ana@example.com",
          phone: "+34600000001",
          name: "García; Ana",
          language: "es",
          hidden: { pedido: "P-1", unit: "norte" },
        },
      },
    ]);
  });

  it("names whose answer it will be by the strongest identifier", () => {
    const [one] = read("user id,email\nU-7,u7@example.com\n").people;
    expect([one?.invitee.who, one?.invitee.email]).toEqual([
      { kind: "user", value: "U-7" },
      "u7@example.com",
    ]);
  });

  it("can be plain addresses and numbers, with names", () => {
    const { people } = read("ana@example.com, Ana\n+34 600 000 002\n\nbea@example.com\n");
    expect(people.map(({ line, invitee: { who, name } }) => [line, who.value, name])).toEqual([
      [1, "ana@example.com", "Ana"],
      [2, "+34600000002", ""],
      [4, "bea@example.com", ""],
    ]);
  });

  it("says by line who cannot be asked", () => {
    const { people, problems } = read("email\tname\nno address\tAna\n\tBea\nok@example.com\tEva\n");
    expect(people).toHaveLength(1);
    expect(problems).toEqual([
      { line: 2, problem: "bad_email" },
      { line: 3, problem: "nobody" },
    ]);
  });

  it("never throws, and takes back what a spreadsheet wrote", () => {
    fc.assert(fc.property(fc.string(), (text) => void read(text)));
    const cell = fc.string({ maxLength: 20 }).map((text) => text.replace(/[\p{Cc}\uFEFF]/gu, "").trim());
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const titled = [["email", "name"], ...rows.map(([a, b]) => [`x${a}`, `x${b}`])];
        expect(splitTable(writeCsv(titled, "es"))).toEqual(titled);
      }),
    );
  });
});
