// Spanish requests to stop texting, as people in the United States write them. Source: ordinary Spanish; 47 CFR 64.1200(a)(10) counts
// any words that a reasonable person would understand as a request to revoke.
import type { Table } from './phrase.ts'

// biome-ignore format: a table
export const SPANISH: Table = {
  language: 'es',
  source: '47 CFR 64.1200(a)(10)',
  rows: [
    { id: 'deje-de-escribir', pattern: '<parar> [ya|porfavor]*1 de [estar]*1 <escribir>' },
    { id: 'deje-de-mandar',
      pattern: `<parar> [ya|porfavor]*1 de [estar]*1 <mandar> $|<relleno>*5 <mensajes>|porfavor|gracias|tanto|tantos|tantas|cosas|esto|eso|estos|mas|
        textos|sus|ya` },
    { id: 'deje-de-llamar', pattern: '<parar> [ya|porfavor]*1 de [estar]*1 <llamar>|insistir' },
    { id: 'pare-los-mensajes',
      pattern: `deje|dejen|paren|pare|parenle|parale|parar|cesen|suspendan|suspender|cancelen|cancele|cancelar|cancela|detengan|detener|eliminen|
        eliminar|basta|alto|stop|terminen|cancelenme|canceleme|suspendanme|quiten|quitar|desactivar|desactiven|desactive|desactiva|bloquear
        <relleno>*5 mensajes|mensajitos|textos|sms|notificaciones|avisos|alertas|recordatorios|spam|<promos_es>`,
      unless: 'correo|correos|email' },
    { id: 'no-me-escriba', pattern: 'no me|nos <escribir> [mas|ya|nunca|otra|vez|de|nuevo]*4 <mensajes>|nada|<fin>|a_este|al_celular|aqui' },
    { id: 'no-me-mande',
      pattern: `no me|nos <mandar> [mas|ya|nunca|otra|vez|de|nuevo|tantos|tantas|ningun|ninguna|estos|esos|sus|estas|esas|este|ese|los|tipo|clase]*4
        <mensajes>|nada|$|porfavor|gracias|a_este_numero|al_celular|aqui|informacion|cosas`,
      limits: '<luego>' },
    { id: 'no-me-llame-mas', pattern: 'no me|nos <llamar> mas|nunca|otra_vez|de_nuevo' },
    { id: 'ya-no-me-escriba', pattern: 'ya_no|nunca_mas|nunca|jamas [me|nos]*1 <escribir>|<llamar>', limits: '<luego>' },
    { id: 'ya-no-me-mande',
      pattern: 'ya_no|nunca_mas|nunca|jamas [me|nos]*1 <mandar> <relleno>*4 <mensajes>|nada|$|porfavor|gracias|informacion|cosas',
      limits: '<luego>' },
    { id: 'que-ya-no-me-escriban',
      pattern: `no|ya_no [quiero|deseo|quisiera|necesito|autorizo|acepto|permito]*1 que me|nos [sigan|esten|vuelvan|sigas]*1 [a]*1 <escribir>|
        <mandar>|<llamar>|lleguen|llegue|enviando|mandando|escribiendo|llamando !el|la|un|una`,
      limits: '<luego>' },
    { id: 'no-me-esten-escribiendo', pattern: 'no me|nos est{en,e,es} <escribir>|<mandar>|<llamar>' },
    { id: 'me-pueden-quitar', pattern: 'me|nos [pueden|puede|puedes|podria|podrian]*1 quitar|borrar|eliminar|sacar de|del <relleno>*4 <lista>', unless: 'espera|clase' },
    { id: 'no-vuelvan-a-escribir', pattern: 'no [me|nos]*1 vuelv{a,an,as} [a]*1 <escribir>|<mandar>|<llamar>|comunicarse|comunicarte' },
    { id: 'no-sigan', pattern: 'no [me|nos]*1 sig{a,an,as} <escribir>|<mandar>|llamando|insistiendo|enviando|mandando|escribiendo' },
    { id: 'no-envien', pattern: '-se|que|si no|ya_no <mandar>|<escribir> <relleno>*4 mensajes|textos|sms|publicidad|promociones|mas' },
    { id: 'no-escriban', pattern: '-se|que|si no|ya_no <escribir> [mas|ya]*2 $|porfavor|a_este|aqui', limits: '<luego>' },
    { id: 'no-molesten', pattern: 'no molest{e,en,es,ar} [mas|ya|por|favor|porfavor]*2 <fin>' },
    { id: 'no-quiero-recibir',
      pattern: `no|ya_no [me]*1 quiero|quisiera|deseo|necesito|queremos|deseamos|interesa|gusta|gustaria [seguir|continuar|estar|volver|a]*2
        recib{ir,iendo,irlos,irlas} <relleno>*5 <mensajes>|nada|mas|$|informacion|esto|estos|llamadas|porfavor` },
    { id: 'no-quiero-mensajes',
      pattern: `no|ya_no [me]*1 quiero|quisiera|deseo|necesito|queremos|interesan|gustan|acepto [mas|ya]*1 <relleno>*4 mensajes|mensajitos|textos|sms|
        notificaciones|recordatorios|avisos|alertas|promociones|publicidad|promos|anuncios|ofertas|spam` },
    { id: 'no-quiero-saber', pattern: 'no|ya_no quiero [ya|mas]*1 saber [mas|ya]*1 nada|de_ustedes|de_ti' },
    { id: 'no-quiero-que-me-contacten',
      pattern: `no|ya_no quiero|deseo|quisiera ser|estar contactad{o,a}|molestad{o,a}|en_su_lista|en_la_lista|en_esta_lista|suscrit{o,a}|inscrit{o,a}` },
    { id: 'no-mas-mensajes', pattern: '-hay|tengo|llegan|recibo|llego|veo no mas <relleno>*3 <mensajes>|llamadas|textos', unless: '?' },
    { id: 'sin-mas-mensajes', pattern: '^ [porfavor|ya]*2 ni_un|ningun|sin|cero [mas]*1 mensajes|mensaje|textos|promociones mas|$|porfavor' },
    { id: 'dar-de-baja',
      pattern: `dar{me,nos,se,te}|den{me,nos}|deme|denos|dame|dese|doy|causar|dar|denle de baja !de|del|en|el|la|a|mi|al|como|los|las|un|una|con` },
    { id: 'dar-de-baja-de',
      pattern: `dar{me,nos,se,te,le,}|den{me,nos,le,}|deme|denos|dame|dese|de|doy de baja de|del|en|a|mi|este|el|al <relleno>*4 <mensajes>|<lista>|
        numero|telefono|celular|base_de_datos|servicio_de_mensajes|servicio_de_texto|esto|este_servicio`,
      unless: 'espera|seguro|clase|gimnasio|curso' },
    { id: 'la-baja', pattern: 'quiero|solicito|pido|solicitar|pedir|necesito|deseo [mi|la|una]*1 baja !el|la|en|temporal' },
    { id: 'quitenme', pattern: '<quitar> [ya|porfavor|inmediatamente]*1 !el|la|los|las|un|una|mi|mis|esta|este|esa|ese|de|del|una|todo' },
    { id: 'quitenme-de-la-lista',
      pattern: '<quitar> [ya|porfavor|inmediatamente]*1 de|del <relleno>*4 <lista>|<mensajes>',
      unless: 'espera|invitados|clase' },
    { id: 'quitar-de-la-lista',
      pattern: `^ [favor|de|porfavor|quiero|quisiera|pueden]*3 quit{ar,en,e}{,lo,la,los}|elimin{ar,en,e}{,lo,la}|borr{ar,en,e}{,lo,la}|saquen{,lo,la}|
        sacar{,lo,la} de|del <relleno>*4 <lista>`,
      unless: 'espera|clase' },
    { id: 'quitenlo', pattern: 'numero|telefono quit{enlo,elo,alo}|borr{enlo,elo}|elimin{enlo,elo}|saquenlo' },
    { id: 'no-me-lleguen', pattern: 'no|ya_no me|nos lleguen|llegue [mas|ya]*1 <relleno>*3 <mensajes>|nada' },
    { id: 'no-me-hablen-mas', pattern: 'no me|nos habl{en,es,e}|busqu{en,es,e} mas|nunca|de_nuevo|otra_vez' },
    { id: 'cuantas-veces', pattern: 'cuantas veces ..6 paren|dejen|no_me|stop|pare|ya_no' },
    { id: 'quiten-mi-numero',
      pattern: '<quita> [porfavor|ya]*1 <mi_numero>',
      unless: 'nuevo|viejo|anterior|cambi|cita|espera|correcto|cambie|por_el' },
    { id: 'dejenme-en-paz', pattern: 'dej{en,e,a,ad,ar}{me,nos} [ya]*1 en_paz|tranquil{o,a,os,as}|de_molestar|de_fregar|de_chingar' },
    { id: 'dejen-de-fregar', pattern: 'dej{en,e,a} de fregar|joder|chingar|molestar|fastidiar|acosar' },
    { id: 'los-voy-a-bloquear', pattern: 'los|lo|te|las|la|le voy|vamos a bloquear|reportar|denunciar|demandar [por]*1 $|acoso|spam|si' },
    { id: 'salir-de-la-lista', pattern: 'quiero|quisiera|deseo|necesito|como salir|salirme|salgo de <relleno>*3 <lista>', unless: 'espera' },
    { id: 'desuscribir',
      pattern: `desuscrib{ir,irme,a,ame,anme,eme,irse,irnos,o,an,e,enme}|desinscrib{ir,irme,ame,anme}|
        desafili{ar,arme,enme,eme}`,
      unless: 'correo|correos|email|canal' },
    { id: 'suscripcion-de-mensajes',
      pattern: 'cancel{ar,en,e,a}|anul{ar,en,e}|terminar|eliminar [mi|la|esta]*1 suscripcion [a|de]*1 <relleno>*3 <mensajes>' },
    { id: 'revoco',
      pattern: 'revoc{o,ar,amos}|retir{o,ar,amos}|cancel{o,ar}|anul{o,ar} [mi|el]*1 consentimiento|autorizacion|permiso',
      unless: 'cirugia|tratamiento|viaje|fotos|procedimiento|salida' },
    { id: 'no-autorizo',
      pattern: `no [les|le|te|tienen|tiene|di|doy|he_dado|tienes]*2 autorizo|autorice|consentimiento|permiso|autorizacion|consiento [para|de|a]*1
        <relleno>*3 <escribir>|<mandar>|<mensajes>|que_me|$|contactarme|esto`,
      unless: 'cirugia|tratamiento|salir|fotos|cargo|cobro' },
    { id: 'lista-de-no-llamar', pattern: 'lista|registro de no llamar|llamadas|molestar|contactar' },
    { id: 'ya-no-recibir',
      pattern: 'ya_no|no|dejar_de|nunca_mas recibir|recibirlos <relleno>*4 mensajes|textos|sms|promociones|publicidad|nada' },
    { id: 'cancelo-los-mensajes',
      pattern: `cancelo|desactivo|quito|paro|detengo|apago|elimino <relleno>*4 mensajes|textos|sms|notificaciones|avisos|alertas|recordatorios` },
    { id: 'que-me-borren',
      pattern: 'que me|nos|mi_numero borren|quiten|saquen|eliminen|den_de_baja|retiren [de|del]*1 <relleno>*4 <lista>|$|porfavor',
      unless: 'espera' },
    { id: 'harto', pattern: 'hart{o,a}|cansad{o,a} de <relleno>*5 mensajes|textos|sms|promociones' },
    { id: 'demanda',
      pattern: `demandar{,los,lo,e,te}|demandare|denunciar{,los,lo,te}|denunciare|denuncio|abogado|policia|reportar{,los,lo,e,te}|reporto|
        bloquear{los,lo,te} ..6 <escribir>|<mandar>|<llamar>|mensajes|textos|acoso` },
    { id: 'si-vuelven',
      pattern: `si [me|nos|no]*2 vuelv{en,e,es}|sig{uen,ue,ues}|dej{an,a,as} [me|a|de]*2 <escribir>|<mandar>|<llamar>|molestando|escribiendo|mandando|
        enviando|llamando ..6 demand{o,are,ar}|denunci{o,are,ar}|abogado|policia|report{o,are,ar}|bloque{o,ar,are}|voy_a` },
    { id: 'ya-basta', pattern: '^ [ya|porfavor|no]*2 basta|paren|parenle ya|porfavor|$' },
    { id: 'no-contactar', pattern: '-se|pude|puedo|poder no contactar{,me}|llamar_ni_escribir|escribir_ni_llamar mas|$|porfavor|este|nunca' },
  ],
}
