// Spanish texts by the wish behind them, in many voices, and ordinary talk with the same words.

/** Takes all consent back. */
// biome-ignore format: a table
export const SPANISH_WISHES: readonly string[] = [
  'ya no me mande nada', 'ya no me mandes nada', 'no me manden na', 'no me mande más cosas', 'no quiero que me sigan escribiendo', 'no me sigan mandando mensajes', 'no sigan escribiendo', 'no sigan molestando', 'no me vuelva a mandar mensajes',
  'no vuelvan a textearme', 'no me vuelvan a contactar', 'nunca más me escriban', 'jamás me vuelvan a escribir', 'ya no quiero más mensajes', 'ya no quiero sus textos', 'no kiero mensajes', 'nokiero mas mensajes', 'no quiero sus mensajes', 'no quiero recibir esto',
  'ya no quiero recibir esto', 'no deseo recibir sus mensajes', 'no deseo más comunicación', 'no me interesa recibir mensajes', 'no me interesan sus mensajes', 'ya no me interesan sus promociones ni mensajes', 'ya no necesito los recordatorios', 'no necesito mas avisos',
  'ya no ocupo estos mensajes', 'no mas', 'no mas por favor', 'ya no mas', 'no mas texts', 'no más mensajes de texto por favor', 'no more mensajes', 'no mas messages', 'sin mensajes por favor', 'cero mensajes', 'ningun mensaje mas', 'basta', 'basta de textos',
  'basta con los mensajes', 'ya basta con tanto mensaje', 'ya estuvo bueno de mensajes', 'ya párenle con los mensajes', 'párenle ya', 'pare de escribirme', 'paren de mandar textos', 'para de mandar mensajes', 'alto a los mensajes', 'stop los mensajes', 'stop a los mensajes', 'stop por favor',
  'stop ya', 'dejen de chingar con sus mensajes', 'dejen de estar mandando mensajes', 'deja de estar molestando', 'dejen de molestarme', 'deje de mandar', 'dejame en paz', 'dejenme tranquila', 'dejen de enviarme sms', 'deje ya de escribir', 'dejenos en paz',
  'dejen de mandar msjs', 'deje de mandarme mensajitos', 'me pueden dejar de mandar mensajes', 'pueden dejar de escribirme', 'podrían dejar de enviarme mensajes', 'quiero dejar de recibir esto', 'como dejo de recibir estos mensajes', 'como hago para no recibir mas',
  'cómo le hago para que no me lleguen', 'como cancelo los mensajes', 'como me doy de baja', 'como me salgo de esta lista', 'como me quito de la lista', 'cómo paro estos textos', 'como elimino estos mensajes', 'que hago para que dejen de mandar', 'quiero salirme de aqui', 'quiero salirme de la lista',
  'sáquenme de la lista', 'saquenme de ahi', 'sacame de tu lista', 'saquen mi numero', 'quiten mi numero de ahi', 'quiten este numero', 'quitenme', 'quiteme por favor', 'quitame de ahi', 'bórrenme de su sistema', 'borrame de tu lista', 'borra mi numero', 'borre mi numero por favor',
  'eliminen mi numero', 'elimine mi telefono de su base', 'remuevan mi numero', 'remuevame de la lista', 'remueva mi nombre de la lista', 'den de baja mi numero', 'deme de baja', 'dame de baja', 'baja por favor', 'baja', 'solicito baja', 'quiero la baja', 'la baja por favor',
  'me quiero dar de baja', 'me doy de baja', 'cancelar mensajes', 'cancelen mis mensajes', 'cancelar suscripción', 'cancelo mi suscripcion', 'anular suscripción', 'desuscribir', 'desuscribanme de aqui', 'desinscribirme', 'desuscripcion', 'desactiven los mensajes', 'apaguen los mensajes',
  'olviden mi numero', 'olvidense de mi numero', 'pierdan mi numero', 'pierda este numero', 'los voy a bloquear', 'ya los bloquee', 'te voy a bloquear', 'bloqueado', 'si me mandan otro mensaje los demando', 'otro mensaje mas y los reporto', 'un mensaje mas y llamo a la policia',
  'los voy a reportar a la fcc', 'mi abogado los va a contactar si siguen', 'no autorizo mensajes', 'no les di permiso de escribirme', 'retiro mi permiso', 'revoco mi consentimiento', 'no doy mi consentimiento', 'no tienen autorización para mandarme mensajes',
  'numero equivocado, borrenlo', 'numero equivocado dejen de escribir', 'no soy Juan, dejen de mandar mensajes', 'se equivocaron, quitenme de la lista', 'me mudé, no me manden más mensajes', 'ya no vivo ahí, quítenme de su lista', 'mi mamá falleció, no manden más mensajes',
  'les pido que no me escriban', 'le agradeceria que no me escribiera mas', 'favor de no contactarme', 'favor de no molestar', 'haga favor de no mandar mensajes', 'por favor eliminenme de sus mensajes', 'hagan el favor de quitarme', 'le ruego que deje de escribirme',
  'cuántas veces les digo que no me escriban', 'ya les dije que no me manden nada', 'que no me escriban más', 'que ya no me manden', 'me tienen harta con los mensajes', 'estoy harto de sus mensajes', 'estoy cansado de tanto mensaje', 'me molestan sus mensajes, paren',
  'Dont contact me no more', 'no quiero que me estén mandando mensajes', 'Ya no me envíen publicidad por favor',
  'por favor quiten mi número de su lista', 'No me interesa, dejen de escribirme', 'ya dejen de mandar tanto mensaje',
  'quiero que me quiten de esta lista', 'favor de cancelar estos mensajes', 'no me mandes mas mensages', 'Deténganse',
  'ya no quiero que me lleguen promociones', 'a mi no me escriban mas', 'como me desuscribo', 'pueden quitar mi celular de sus mensajes',
  'les prohíbo que me escriban', 'Señores, no deseo recibir publicidad', 'no me vuelvas a mandar nada', 'este numero es de una empresa no manden mas',
  "j'aimerais ne plus recevoir de textos", 'No mas textos please', "don't be sending me stuff", 'dejen de mandarme cosas', 'no quiero que me contacten',
  'no me llamen ni me texteen', 'ya no deseo recibir mensajes de ustedes', 'quítame de esta lista ya', 'por favor dejen de molestar',
  'no me envien nada mas gracias', 'yo no pedí esto, quítenme', 'cancelar los textos', 'borrenme de todo', 'deje de mandarme textos que me cobran',
  'no quiero estar recibiendo mensajes', 'ne me textez plus jamais',
]

/** Left to a person. */
// biome-ignore format: a table
export const SPANISH_HINTS: readonly string[] = [
  'me mudé', 'ya nos mudamos', 'ya no vivo ahi', 'ya no voy a esa clínica', 'ya no soy cliente', 'ya no soy paciente', 'mi esposo falleció', 'ya murió', 'vendí el carro', 'ya no trabajo ahí', 'mejor llámeme', 'mejor por correo', 'prefiero llamada', 'prefiero que me llamen', 'mándenme correo mejor',
  'no en domingo por favor', 'no me escriban tan tarde', 'solo en la mañana por favor', 'solo recordatorios, no promociones', 'muchos mensajes', 'mandan muchos mensajes', 'demasiados textos', 'no me interesa', 'ya no me interesa', 'no me interesa gracias', 'ya no gracias', 'ya no', 'ya no quiero nada',
  'ya estuvo', 'ya estuvo bueno', 'ya párale', 'stop jaja', 'cancélenlo', 'cancelenme', 'quítenme del grupo del sábado', 'váyanse al carajo', 'vete al diablo', 'que fastidio', 'spam', 'quien es y por que me escribe', 'de donde sacaron mi numero', 'yo no pedi esto', 'por que me llegan estos mensajes', 'suficiente',
  'ya no me interesa el servicio', 'cambiamos de doctor', 'quien les dio mi telefono', 'trop de textos', 'ya no soy cliente de ustedes',
]

/** Says nothing about consent. */
// biome-ignore format: a table
export const SPANISH_TALK: readonly string[] = [
  'para el jueves esta bien', 'pare en la puerta', 'paren en la esquina de la casa', 'no pare de llover', 'el carro se para solo', 'la parada de bus', 'hay un alto', 'es muy alto el precio', 'baja el volumen', 'esta de baja por enfermedad', 'la presión baja', 'dejen el paquete afuera', 'deje la llave con el vecino',
  'dejé mi chamarra ahí', 'quiten la cebolla', 'quítenle el queso', 'me quitan los puntos mañana?', 'no quiero cebolla', 'no quiero ir el lunes', 'no quiero perder mi lugar', 'no necesito cita', 'ya no hay lugar?', 'ya no duele', 'ya no me acuerdo de la hora', 'no me mandaron el recibo', 'no me llegó el mensaje',
  'mándeme la dirección', 'mándeme un mensaje cuando llegue', 'me escribe cuando esté listo', 'escríbame cuando esté', 'cancele mi cita', 'cancelen el pedido', 'quiero cancelar la reservación', 'eliminen el segundo artículo', 'borra la foto anterior', 'mi abogado le llama', 'voy a llamar a la policía por el ruido', 'saquen la basura',
  'la lista de útiles', 'me pone en la lista de espera', 'mi número es 555-0134', 'cuál es su número', 'no más de cien dólares', 'no mas quería preguntar', 'nomas una pregunta', 'ya no puedo mañana', 'no estoy seguro', 'no soy de aquí, dónde estacionan', 'no soy alérgico', 'soy María', 'mi hermana se mudó conmigo', 'me mudo en junio, hacen mudanzas?',
  'llámeme por favor', 'me puede llamar', 'mi correo es el mismo', 'ayuda con el carro por favor', 'necesito ayuda con la llave', 'quiero información de precios', 'alta presión', 'sí pero más tarde', 'no pero el martes sí', 'me quiero inscribir a la clase',
  'No me mande la factura por correo, la recojo', 'pare en la tienda primero', 'ya no tengo fiebre', 'no quiero molestar, a qué hora abren',
  'mi hijo no para de llorar', 'quite la nieve del techo por favor', 'no se preocupe', 'deje el mensaje con mi hija', 'cancela la cita de mañana',
  'no me han mandado el recibo', 'para mi hijo de 5', 'quiero cambiar mi número', 'no tengo mensajes de ustedes',
]
