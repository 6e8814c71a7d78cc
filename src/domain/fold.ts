/** Text without case and accents, for comparing: "Añadir Línea" is "anadir linea". */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
