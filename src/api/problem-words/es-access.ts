// In Spanish: who may come in and what they may do: signing in, accounts, people, keys, requests that the door refuses.

import type { Phrases } from "./phrases.ts";

/** Which part of a request is meant. */
const parts: Phrases = { texts: { address: "dirección", query: "consulta", body: "cuerpo" } };

/** Signing in, accounts, people and keys. */
export const esAccess: Phrases = {
  texts: {
    "Another account signs in with this e-mail.": "Otra cuenta entra con este correo.",
    "This link was used before, was replaced or is too old.":
      "Este enlace ya se usó, se sustituyó por otro o ha caducado.",
    "{1} belongs to this workspace already.": "{1} ya pertenece a este espacio.",
    "There is no invitation {1}.": "No existe la invitación {1}.",
    "This invitation was accepted, revoked or is too old. Ask whoever invited you for a new one.":
      "Esta invitación ya se aceptó, se retiró o ha caducado. Pide otra a quien te invitó.",
    "This invitation was accepted a moment ago.": "Esta invitación se ha aceptado hace un momento.",
    "This e-mail has an account already: sign in, then accept.":
      "Este correo ya tiene una cuenta: entra primero y acepta después.",
    "This invitation is for {1}; sign in as that person.":
      "Esta invitación es para {1}; entra como esa persona.",
    "Only an owner can make or remove an owner.": "Solo un propietario puede nombrar o quitar a otro.",
    "Owners and administrators see all units; leave the units out.":
      "Los propietarios y administradores ven todas las unidades; no indiques ninguna.",
    "Nobody of id {1} belongs to this workspace.": "Nadie con el id {1} pertenece a este espacio.",
    "A workspace needs an owner: make somebody else one first.":
      "Un espacio necesita un propietario: nombra antes a otra persona.",
    "You belong to no workspace {1}.": "No perteneces al espacio {1}.",
    "You belong to no workspace any more. Ask an administrator to invite you.":
      "Ya no perteneces a ningún espacio. Pide a un administrador que te invite.",
    "Nobody has invited this e-mail. Ask an administrator of the workspace.":
      "Nadie ha invitado a este correo. Pídelo a un administrador del espacio.",
    "This account is gone.": "Esta cuenta ya no existe.",
    "The current password is needed for this.": "Para esto hace falta la contraseña actual.",
    "The e-mail cannot be taken away: it is how you sign in.":
      "El correo no se puede quitar: es con lo que entras.",
    "Set an e-mail first: a password goes with it.": "Indica antes un correo: la contraseña va con él.",
    "The current password is not right.": "La contraseña actual no es correcta.",
    "The password is too short.": "La contraseña es demasiado corta.",
    "The password is too long.": "La contraseña es demasiado larga.",
    "This link was used before or is too old. Ask for a new one.":
      "Este enlace ya se usó o ha caducado. Pide otro.",
    "A password is set already; change it with the current one.":
      "Ya hay una contraseña; cámbiala con la actual.",
    "Set a password first.": "Pon antes una contraseña.",
    "This code was used before. Wait for the next one.": "Este código ya se usó. Espera al siguiente.",
    "The code is not right. Use the one that the app shows now.":
      "El código no es correcto. Usa el que la aplicación muestra ahora.",
    "The backup code is not right, or was used before.": "El código de reserva no es correcto o ya se usó.",
    "Too much time has passed. Sign in from the beginning.":
      "Ha pasado demasiado tiempo. Vuelve a entrar desde el principio.",
    "Too many wrong codes. Sign in from the beginning.":
      "Demasiados códigos erróneos. Vuelve a entrar desde el principio.",
    "Too many wrong codes. Try again in a quarter of an hour.":
      "Demasiados códigos erróneos. Vuelve a probar dentro de un cuarto de hora.",
    "The second factor is on. Turn it off first to set up another app.":
      "El segundo factor está activado. Desactívalo antes de configurar otra aplicación.",
    "The second factor is not set up.": "El segundo factor no está configurado.",
    "You have no session {1}.": "No tienes ninguna sesión {1}.",
    "Sign in again.": "Vuelve a entrar.",
    "Sign in first.": "Entra primero.",
    "This sign-in link was used before or is too old. Run `vivencia link` on the server for a new one.":
      "Este enlace de entrada ya se usó o ha caducado. Ejecuta `vivencia link` en el servidor para obtener otro.",
    "The e-mail or the password is not right.": "El correo o la contraseña no son correctos.",
    "No mail server is configured here; ask an administrator for a link.":
      "Aquí no hay servidor de correo; pide un enlace a un administrador.",
    "No single sign-on is configured here.":
      "Aquí no está configurada la entrada con la cuenta de la empresa.",
    "The single sign-on of the company does not answer.": "El servicio de entrada de la empresa no responde.",
    "The key in the Authorization header is not a live secret key.":
      "La clave de la cabecera Authorization no es una clave secreta vigente.",
    "Requests of a signed-in browser that change something must carry the header X-Vivencia.":
      "Las peticiones de un navegador con sesión que cambian algo deben llevar la cabecera X-Vivencia.",
    "Only a person has an account; sign in in a browser.":
      "Solo una persona tiene cuenta; entra con un navegador.",
    "Sign in, or send a secret key as `Authorization: Bearer viv_secret_…`. `vivencia keys create --kind secret` makes one.":
      "Entra, o envía una clave secreta como `Authorization: Bearer viv_secret_…`. `vivencia keys create --kind secret` crea una.",
    "This concerns the whole workspace ({1}), and you see only some of its units; ask an administrator of the workspace.":
      "Esto afecta a todo el espacio ({1}) y tú solo ves algunas de sus unidades; pídelo a un administrador del espacio.",
    "This secret key was not made for this ({1}); `vivencia keys create --kind secret --scope {2}` makes one that is.":
      "Esta clave secreta no se creó para esto ({1}); `vivencia keys create --kind secret --scope {2}` crea una que sí.",
    "Your role may not do this ({1}); ask an administrator of the workspace.":
      "Tu papel no permite hacer esto ({1}); pídelo a un administrador del espacio.",
    "A secret key may not do this; sign in as the owner or use the command line.":
      "Una clave secreta no puede hacer esto; entra como propietario o usa la línea de comandos.",
    "Keys cannot be checked at the moment; try again in a few seconds.":
      "Ahora mismo no se pueden comprobar las claves; inténtalo de nuevo en unos segundos.",
    "A key that sees only some units has no {1}, which concern the whole workspace; leave out the units or ask for another scope.":
      "Una clave que solo ve algunas unidades no puede tener {1}, que afecta a todo el espacio; quita las unidades o pide otro alcance.",
    "There is no live key {1} in this workspace.": "No hay ninguna clave vigente {1} en este espacio.",
    "There is no such write key.": "No existe esa clave de escritura.",
    "The units that you may see cannot be read at the moment; try again in a few seconds.":
      "Ahora mismo no se pueden leer las unidades que puedes ver; inténtalo de nuevo en unos segundos.",
    "Too many requests; try again in {1} s.": "Demasiadas peticiones; inténtalo de nuevo en {1} s.",
    "There is nothing at {1} {2}.": "No hay nada en {1} {2}.",
    "There is no workspace {1}.": "No existe el espacio {1}.",
  },
};

/** What the server says of requests as such, and of itself. */
export const esServer: Phrases = {
  texts: {
    "The headers are larger than 16 KB.": "Las cabeceras ocupan más de 16 KB.",
    "This is no request that can be read.": "Esto no es una petición que se pueda leer.",
    "The {1} holds a text with the character U+0000 or half of a character; leave it out.":
      "Hay un texto con el carácter U+0000 o con medio carácter ({1}); quítalo.",
    "The {1} is nested more than {2} levels deep.": "Hay más de {2} niveles anidados ({1}).",
    "Send the file itself with Content-Type: application/octet-stream.":
      "Envía el archivo tal cual con Content-Type: application/octet-stream.",
    "Send the message itself with Content-Type: message/rfc822.":
      "Envía el mensaje tal cual con Content-Type: message/rfc822.",
    "Send the picture itself with Content-Type: application/octet-stream.":
      "Envía la imagen tal cual con Content-Type: application/octet-stream.",
    "cursor: is not one that this server gave; leave it out to start at the newest":
      "cursor: no es de los que da este servidor; quítalo para empezar por lo más reciente",
    "Vivencia is still starting; try again in a moment.":
      "Vivencia se está iniciando; inténtalo de nuevo en un momento.",
    "The server is stopping; try again in a moment.":
      "El servidor se está deteniendo; inténtalo de nuevo en un momento.",
    "The server could not do this; its log says why.":
      "El servidor no ha podido hacerlo; su registro dice por qué.",
    "The records do not answer at the moment; try again in a few seconds.":
      "La base de datos no responde ahora mismo; inténtalo de nuevo en unos segundos.",
    "The journal cannot be written, so nothing was accepted. Free some disk space where the data directory is; senders may try again.":
      "No se puede escribir en el diario, así que no se ha aceptado nada. Libera espacio en el disco del directorio de datos; quien envía puede reintentarlo.",
    "The database was made by a newer Vivencia (it has {1}). Start that version, or restore a backup of this one.":
      "La base de datos la creó una versión más nueva de Vivencia (tiene {1}). Inicia esa versión o restaura una copia de esta.",
    "Block {1} is still being inserted; it is tried again":
      "El bloque {1} aún se está escribiendo; se intenta de nuevo",
    "The list of message ids ended in the middle of a row":
      "La lista de ids de mensajes terminó a mitad de una fila",
    "{1} needs more time or memory than allowed; ask for a shorter period or fewer groups":
      "La consulta ({1}) necesita más tiempo o memoria de lo permitido; pide un periodo más corto o menos grupos",
    "{1}: the values of the question are too long; ask with fewer or shorter ones":
      "Los valores de la consulta ({1}) son demasiado largos; pide menos o más cortos",
    "{1}: the interaction log does not answer ({2}); it is tried again":
      "El registro de interacciones no responde ({1}: {2}); se intenta de nuevo",
    "No mail server is configured. Set VIVENCIA_SMTP_URL and VIVENCIA_MAIL_FROM, or copy the link instead.":
      "No hay servidor de correo configurado. Indica VIVENCIA_SMTP_URL y VIVENCIA_MAIL_FROM, o copia el enlace.",
    "The mail server did not take the message ({1}). Check VIVENCIA_SMTP_URL and VIVENCIA_MAIL_FROM, or copy the link instead.":
      "El servidor de correo no ha aceptado el mensaje ({1}). Revisa VIVENCIA_SMTP_URL y VIVENCIA_MAIL_FROM, o copia el enlace.",
  },
  inside: [parts],
};

/** What the web framework says. */
export const esFramework: Phrases = {
  texts: {
    "Request body is too large": "El cuerpo de la petición es demasiado grande",
    "Body is not valid JSON but content-type is set to 'application/json'":
      "El cuerpo no es JSON válido, aunque content-type dice 'application/json'",
    "Body cannot be empty when content-type is set to 'application/json'":
      "El cuerpo no puede estar vacío si content-type dice 'application/json'",
    "Unsupported Media Type": "Tipo de contenido no admitido",
    "Unsupported Media Type: {1}": "Tipo de contenido no admitido: {1}",
    "Request body size did not match Content-Length": "El tamaño del cuerpo no coincide con Content-Length",
    "'{1}' is not a valid url component": "'{1}' no es una parte válida de una dirección",
  },
};
