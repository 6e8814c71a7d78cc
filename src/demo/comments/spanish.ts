// Spanish phrases for invented comments: plain speech of customers, none of it taken from anybody.

import type { Phrases } from "./phrases.ts";

/** The Spanish phrases. */
export const spanish: Phrases = {
  lostAccents: 0.12,
  topics: {
    product: {
      good: [
        "[Estoy encantada|Estoy encantado|Muy contenta|Muy contento] con {product}, [se nota la calidad|la calidad es estupenda|mejor que en la foto]",
        "Buena calidad [y buen acabado|y bien de precio|para lo que cuesta]",
        "[Compré|Pedí] {product} y [todo perfecto|la calidad sorprende|es justo lo que buscaba]",
        "Los productos [son bonitos y duran|salen muy buenos|tienen mucho gusto]",
        "Ya es la [segunda|tercera|cuarta] cosa que compro para casa y [nunca falla|siempre acierto]",
        "Los materiales son [buenos|de verdad, nada de plástico|mejores de lo que esperaba]",
      ],
      mixed: [
        "la calidad [es justita|podría ser mejor|es normal, sin más]",
        "el color [no es exactamente el de la foto|es algo más apagado que en la web]",
        "el montaje [es más lioso de lo que parece|lleva su tiempo|necesita mejores instrucciones]",
        "[falta variedad de tamaños|hay pocas medidas para elegir|echo de menos más colores]",
      ],
      poor: [
        "Compré {product} y [la calidad deja mucho que desear|menuda decepción|en la foto parecía otra cosa]",
        "[Llegó con un golpe|Venía rayado|Faltaban piezas] y [nadie lo revisó antes de enviarlo|tuve que reclamar]",
        "[Al mes ya estaba roto|No ha durado ni dos meses|Se ha estropeado con el primer uso]",
        "La calidad ha [bajado mucho|empeorado|caído en picado] y [los precios no|se nota|da pena]",
        "Las instrucciones [no se entienden|vienen mal] y [los tornillos no encajan|faltaba una pieza]",
      ],
    },
    delivery: {
      good: [
        "{prompt}[Llegó antes de lo previsto|Entrega rapidísima|El pedido llegó en dos días] y [bien embalado|en perfecto estado|sin un rasguño]",
        "El repartidor [fue muy amable|llamó antes de venir|lo subió hasta casa]",
        "{prompt}[Pedido el lunes y en casa el miércoles|En 48 horas lo tenía en casa|Llegó el día que dijeron]",
        "Me [avisaron|informaron] en todo momento de [por dónde iba el paquete|la entrega|la hora a la que venían]",
        "{prompt}Entrega [puntual y cuidadosa|sin ningún problema|perfecta]",
      ],
      mixed: [
        "el paquete [venía algo golpeado|llegó con la caja abierta|venía con demasiado plástico]",
        "la franja de entrega [es muy amplia|obliga a estar toda la mañana en casa]",
        "{late}el envío [tardó un poco|podría ser más rápido]",
        "el envío [es algo caro|venía sin factura]",
        "[no me avisaron de la hora|me enteré de la entrega por casualidad]",
      ],
      poor: [
        "[Tardó|Ha tardado] {days} días en llegar, [cuando prometían cinco|una vergüenza|y sin una sola explicación]",
        "¡{days} días! [Voy yo andando y llego antes|Ya lo daba por perdido|A mi vecina le llegó en dos]",
        "{days} días [esperando el pedido|para recibir {product}|de espera] y [nadie sabía dónde estaba|el seguimiento no se movía|ni una disculpa]",
        "[Me quedé dos mañanas en casa esperando|Pedí el día libre para nada] y el repartidor [no apareció|ni llamó]",
        "{late}El [paquete|pedido] llegó [tardísimo|fuera de plazo|con mucho retraso] [y encima golpeado|cuando ya no lo necesitaba|y mal embalado]",
        "{late}Prometen cinco días y [tardan el doble|nunca se cumple|es mentira]",
        "El paquete venía [aplastado|abierto|empapado] y [el repartidor se encogió de hombros|nadie se hace cargo]",
        "[Lo dejaron en el portal|Lo dejaron con un vecino] sin [avisar|preguntar]",
        "Los envíos [son un desastre|van fatal desde hace tiempo|son vuestro punto flaco]",
      ],
    },
    service: {
      good: [
        "{prompt}[Me atendieron enseguida|Apenas esperé|Contestaron a la primera] y [me lo solucionaron en el momento|me ayudaron un montón|todo arreglado]",
        "La persona que me atendió [sabía de lo que hablaba|fue muy amable|tuvo mucha paciencia]",
        "[Llamé con un problema y colgué sin él|Una llamada y resuelto|Da gusto llamar así]",
        "El servicio de atención al cliente [funciona de maravilla|es un diez|da confianza]",
      ],
      mixed: [
        "[tuve que explicar lo mismo dos veces|me pasaron de una persona a otra]",
        "{late}la espera al teléfono [se hizo larga|fue regular|podría ser menor]",
        "[la respuesta fue correcta sin más|me contestaron con prisa]",
        "[cuesta encontrar el número|el menú de la centralita es un lío]",
      ],
      poor: [
        "{minutes} minutos [al teléfono|esperando|con la musiquita] [para que te cojan|y casi cuelgo|para una pregunta de nada]",
        "[Esperé|Me tuvieron esperando] {minutes} minutos [al teléfono|en línea] y [no me solucionaron nada|encima con prisas|me dijeron que llamara otro día]",
        "[He llamado tres veces|Llevo cuatro llamadas] y [cada uno dice una cosa|sigo igual|nadie se hace cargo]",
        "Cada vez que llamo [me dicen una cosa distinta|toca empezar de cero]",
        "Atención telefónica [pésima|desesperante|de vergüenza]: [nadie resuelve|te pasan de uno a otro|te cuelgan]",
        "Prometieron devolverme la llamada y [todavía espero|nunca más se supo|hasta hoy]",
      ],
    },
    chat: {
      good: [
        "El chat [fue rápido|funciona muy bien|me resolvió la duda en dos minutos] y [muy claro|sin esperas|con mucha amabilidad]",
        "[Muy práctico poder preguntar por chat|Por chat se entiende uno enseguida]",
        "La persona del chat [se lo tomó en serio|me mandó el enlace exacto|me ayudó de verdad]",
      ],
      mixed: [
        "el chat [contesta con frases hechas|va lento a ratos]",
        "[tardaban entre mensaje y mensaje|tuve que repetir el número de pedido]",
      ],
      poor: [
        "El chat [no sirve para nada|es inútil|contesta con frases copiadas]",
        "[Media hora de chat|Mucho escribir] para que me digan que [llame por teléfono|mande un correo]",
        "Se cortó [la conversación|el chat] y [hubo que empezar de cero|perdí el turno]",
      ],
    },
    return: {
      good: [
        "[Devolver fue facilísimo|La devolución fue un momento|Cambio sin pegas] y [el dinero volvió enseguida|sin preguntas raras|con buena cara]",
        "Da tranquilidad saber que [se puede devolver sin problemas|no ponen pegas]",
        "[En cinco minutos estaba hecho|Me devolvieron el dinero al momento], [así da gusto|muy bien]",
      ],
      mixed: [
        "la devolución [tiene demasiados pasos|podría ser más sencilla]",
        "[el reembolso tardó unos días|hubo que buscar el tique por toda la casa]",
      ],
      poor: [
        "{days} días para [devolverme el dinero|el reembolso|ver el abono en la cuenta]",
        "[Me pusieron mil pegas|Todo fueron problemas|Casi tengo que suplicar] para [devolver|que aceptaran la devolución]",
        "En la franquicia [dicen que ellos no son la tienda|se lavan las manos]: {days} días [esperando el reembolso|para devolverme el dinero]",
        "[Tuve que discutir|Hubo que discutir|Me hicieron volver otro día] para [devolver una cosa sin abrir|un simple cambio]",
        "Devolver [es una odisea|es imposible|cuesta más que comprar]: [que si el tique, que si la caja|te mandan de un sitio a otro]",
      ],
    },
    shop: {
      good: [
        "[Los dependientes|Las chicas de la tienda] [aconsejan muy bien|son un encanto|te atienden sin agobiar]",
        "El personal [aconseja muy bien|es un encanto|atiende sin agobiar]",
        "La tienda de {town} [está preciosa|es muy agradable|siempre tiene todo ordenado]",
        "[Me asesoraron de maravilla|Me dedicaron todo el tiempo que hizo falta], [volveré|así se vende]",
        "[Muy buena atención|Trato de diez|Trato cercano] en {town}",
        "Da gusto [entrar|comprar] en la tienda, [todo bien puesto|se respira tranquilidad|te conocen por tu nombre]",
      ],
      mixed: [
        "[había mucha cola en caja|solo había una caja abierta]",
        "[la tienda estaba algo desordenada|no tenían la talla expuesta|había poco personal]",
        "[cuesta encontrar a alguien que te atienda|el aparcamiento es un problema]",
      ],
      poor: [
        "[Nadie me hizo caso|Ni los buenos días|Me ignoraron] [en toda la visita|durante un cuarto de hora] en {town}",
        "El personal [pasa de todo|no conoce los productos|atiende con desgana]",
        "[Colas eternas en caja|Una sola caja para toda la tienda] y [nadie se inmuta|gente marchándose]",
        "[Tienda sucia y desordenada|Todo por medio], [una pena|no apetece volver]",
        "[Me trataron con malos modos|Muy mala contestación de la encargada|Poca educación] [y eso que soy clienta de siempre|por preguntar]",
      ],
    },
    price: {
      good: [
        "Muy buena relación calidad-precio",
        "[Los precios son razonables|Buenos precios] y [las ofertas son de verdad|los descuentos del club se notan]",
        "[Por lo que cuesta|A ese precio] [no hay nada mejor|no se puede pedir más]",
      ],
      mixed: [
        "los precios [han subido|no son los de antes|van justos]",
        "[los gastos de envío son altos|la promoción tenía demasiada letra pequeña]",
      ],
      poor: [
        "[Todo ha subido una barbaridad|Os habéis subido a la parra con los precios|Carísimo para lo que es]",
        "[Lo vi más barato al día siguiente|Lo mismo cuesta menos en otros sitios] y [no me devolvieron la diferencia|se me quedó cara de tonta]",
        "[El código de descuento no funcionaba|La oferta desapareció al pagar] y [nadie lo arregló|tuve que pagar de más]",
      ],
    },
    web: {
      good: [
        "La web [es clara y rápida|es muy fácil de usar|funciona de lujo]",
        "[Comprar fue cosa de dos minutos|En cuatro clics estaba hecho]",
        "Las fotos y las medidas [ayudan mucho a decidir|son muy fieles]",
      ],
      mixed: [
        "la web [va un poco lenta|se podría ordenar mejor]",
        "[el buscador no encuentra nada|los filtros no ayudan|pide demasiados datos]",
      ],
      poor: [
        "La web [se queda colgada|va lentísima|da error] [al pagar|cada dos por tres|con el móvil]",
        "[Tuve que meter la tarjeta tres veces|Se me vació el carrito dos veces|No me dejaba entrar en mi cuenta]",
        "El buscador [no sirve|es de risa], [pides lámparas y salen toallas|no encuentra ni lo que está en portada]",
      ],
    },
    general: {
      good: [
        "[Todo perfecto|Todo muy bien|Sin ninguna pega]",
        "[Siempre compro aquí|Soy clienta desde hace años|Llevo años comprando] y [nunca me han fallado|seguiré haciéndolo]",
        "Una empresa [seria|de confianza|que cuida los detalles]",
      ],
      mixed: [
        "[hay cosas que mejorar|se puede mejorar|no destaca en nada]",
        "[cada vez es distinto|depende del día|unas veces sí y otras no]",
      ],
      poor: [
        "[Muy decepcionada|Muy decepcionado|Mala experiencia] [en general|de principio a fin]",
        "[Ya no es lo que era|Antes era otra cosa|Habéis ido a peor]",
        "[Demasiados fallos|Un problema detrás de otro] [para una compra tan sencilla|y ninguna solución]",
      ],
    },
  },
  openers: {
    good: [
      "Genial.",
      "Muy bien.",
      "De diez.",
      "Chapó.",
      "Gracias.",
      "La verdad,",
      "Sinceramente,",
      "Como siempre:",
    ],
    mixed: [],
    poor: [
      "Fatal.",
      "Qué desastre.",
      "Increíble.",
      "No me lo explico.",
      "Muy mal.",
      "Sinceramente,",
      "Lo siento, pero",
      "Vergonzoso.",
    ],
  },
  closers: {
    good: [
      "Repetiré",
      "Lo recomiendo [sin dudarlo|a todo el mundo|siempre]",
      "[Gracias|Muchas gracias|Mil gracias] [al equipo|por el trato|]",
      "[Seguid así|Que no cambie|Así sí]",
      "Volveré [seguro|pronto|a comprar]",
      "Ya se lo he dicho a mi [hermana|vecina|cuñado|madre]",
    ],
    mixed: [
      "A ver si lo mejoran",
      "Por lo demás, bien",
      "[Son detalles|Son cosas pequeñas], pero [cuentan|suman]",
      "Espero que [lo tengáis en cuenta|la próxima vez sea mejor]",
    ],
    poor: [
      "No [vuelvo|compro más|pienso repetir]",
      "[Así se pierden clientes|Luego os extrañará perder clientes]",
      "Espero [una respuesta|que alguien me llame|una solución]",
      "[No lo recomiendo|No se lo recomiendo a nadie]",
      "[Una pena|Una lástima], [con lo bien que ibais|antes no era así|porque me gustaban]",
      "La próxima vez [miro en otro sitio|me lo pienso dos veces]",
    ],
  },
  conceding: [
    "Bien en general, pero",
    "[Contenta|Contento] con la compra, aunque",
    "Todo correcto, pero",
    "En líneas generales bien, si bien",
    "Me gusta la marca, aunque",
    "Ni bien ni mal:",
    "Correcto, pero",
    "No me quejo, pero",
  ],
};
