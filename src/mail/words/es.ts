// What the letters about accounts say in Spanish: the same keys as en.ts by type.

import type { Role } from "../../domain/role.ts";
import type { LetterWords } from "./letter-words.ts";

const roles: Readonly<Record<Role, string>> = {
  owner: "propietario",
  administrator: "administrador",
  cx_manager: "responsable de CX",
  analyst: "analista",
  agent: "agente",
  viewer: "lector",
};

/** The Spanish letters. */
export const es: LetterWords = {
  invitation: {
    subject: (workspace) => `Te invitan a ${workspace}`,
    heading: (workspace) => `Únete a ${workspace} en Vivencia`,
    body: (by, role) =>
      by === null
        ? `Te han invitado con el papel de ${roles[role]}.`
        : `${by} te invita a conocer y mejorar juntos la experiencia de cliente, con el papel de ${roles[role]}.`,
    expires: (days) => `La invitación es válida durante ${days} días.`,
    button: "Aceptar la invitación",
    smallPrint: "Si no la esperabas, no hagas nada: sin el enlace nadie puede entrar en tu nombre.",
  },
  signIn: {
    subject: "Tu enlace para entrar",
    heading: "Entra en Vivencia",
    body: "El enlace sirve una sola vez, durante el próximo cuarto de hora.",
    button: "Entrar",
    smallPrint: "Si no lo has pedido, no hagas nada. Alguien ha escrito tu correo en la página de entrada.",
  },
  newPassword: {
    subject: "Elige una contraseña nueva",
    heading: "Una contraseña nueva para Vivencia",
    body: "El enlace sirve una sola vez, durante la próxima hora. Después habrá que volver a entrar en todos los navegadores.",
    button: "Elegir contraseña",
    smallPrint: "Si no lo has pedido, no hagas nada: tu contraseña sigue siendo la misma.",
  },
  newEmail: {
    subject: "Confirma tu correo nuevo",
    heading: "¿Es este tu correo nuevo?",
    body: "Abre el enlace y confírmalo antes de un día. Hasta entonces entras con el correo que tienes ahora.",
    button: "Confirmar este correo",
    smallPrint: "Si no lo has pedido, no hagas nada: esta dirección no quedará unida a ninguna cuenta.",
  },
  emailChanged: {
    subject: "Ahora entras con otro correo",
    heading: "Tu correo ha cambiado",
    body: (email) => `Desde ahora entras en Vivencia con ${email}, y allí llegan los correos.`,
    smallPrint: "Si no has sido tú, avisa enseguida a un administrador de tu espacio.",
  },
};
