// The signs that a text sells something, in Spanish and in French (of France and of Canada). Accents are gone when they are read.
import type { Sign } from './promotion.ts'

export const SPANISH: readonly Sign[] = [
  {
    what: 'a discount',
    says: /\bdescuentos?\b|\brebajas?\b|\brebajad[oa]s?\b|\bdto\b|\bmitad de precio\b|\d ?% (?:menos|mas barato)\b|\bdos por uno\b|\bnueva coleccion\b|\b[23]x[12]\b|\bprecios? (?:especial(?:es)?|bajos?|de locura|increibles?)\b/,
    unless:
      /\b(?:aplic|inclu)\w+ (?:su|el|tu|un) (?:\S+ )?descuento\b|\bdescuento (?:ya )?(?:se aplico|fue aplicado|aplicado) a (?:su|tu)\b|\b(?:cm|metros|pulgadas)\b/,
  },
  {
    what: 'a coupon or code',
    says: /\bcupon(?:es)?\b|\bcodigos? (?:promocional(?:es)?|de descuento|de promocion|promo)\b|\btarjeta de regalo gratis\b/,
  },
  {
    what: 'an offer',
    says: /\bofertas?\b|\b(?:nuestras?|nuevas?|gran|super|estas?|en|con la) promocion(?:es)?\b|\bpromociones\b|\bpromocion (?:valida|especial|del|termina|de (?:verano|invierno|navidad|temporada))\b/,
    unless:
      /\boferta de (?:trabajo|empleo|compra)\b|\b(?:su|tu|una|la) oferta (?:fue|ha sido|por|sobre|para|de compra)\b|\b(?:acept|rechaz)\w+ (?:la|su|tu) oferta\b|\b(?:felicidades|felicitaciones|enhorabuena)\b|\bpuesto\b/,
  },
  {
    what: 'a hurry to buy',
    says: /\baprovech(?:a|e|en|ala|alo|elo|ela)\b|\bno (?:te|se) (?:lo|la|los|las) pierdas?\b|\bno te pierdas\b|\btiempo limitado\b|\bultima oportunidad\b|\bultimos dias\b|\bhasta agotar existencias\b|\bsolo (?:por )?hoy\b|\bsolo este fin de semana\b|\bliquidacion (?:total|de (?:temporada|verano|invierno|inventario))\b/,
    unless: /\b(?:cita|visita|confirmar|cerr\w+|horario)\b/,
  },
  {
    what: 'a saving',
    says: /\bahorr(?:a|e|en) (?:hasta|un|\$|\d|en|mas|dinero)|\by ahorr(?:a|e|en)\b/,
    unless: /\bahorr\w+ (?:tiempo|agua|energia)\b/,
  },
  {
    what: 'a call to buy',
    says: /(?:^|[,:;!-] )compr(?:a|e|en) (?!realizada|confirmada|aprobada|rechazada|cancelada|de |en )|\bcompr(?:a|e|en) (?:ahora|ya|hoy|uno|una|dos|\d)\b|\b(?:orden|pid)(?:a|e) (?:ahora|ya|hoy)\b/,
  },
  {
    what: 'something free with a purchase or to win you',
    says: /\benvio sin costo\b|\b(?:envio|regalo|consulta|prueba|muestra|mes|clase|segundo|segunda|otro|otra|uno|limpieza) gratis\b|\bgratis (?:con|en|al|por) (?:su|tu|la|el|cada|cualquier|compra|comprar)\b|\b(?:obten|obtenga|recib[ae]|llevate|llevese|gan[ae])\b.{0,30}\bgratis\b|\bsorteo\b|\bgan[ae] (?:un|una|\$)/,
    unless: /\b(?:estacionamiento|wi-?fi|garantia)\b|\b(?:su|tu) (?:consulta|prueba|clase) gratis\b/,
  },
]

export const FRENCH: readonly Sign[] = [
  {
    what: 'a discount',
    says: /\brabais\b|\b(?:bons?|codes?) de reduction\b|\d ?(?:%|\$|eur|euros) de (?:reduction|remise)\b|\breductions? (?:de \d|exclusives?|immediates?|sur|jusqu)|\bremises? (?:de \d|exceptionnelles?|immediates?|speciales?|sur)|\bmoitie prix\b|\b(?:deux|2) pour (?:un|1)\b|\bnouvelle collection\b|\bprix (?:reduits?|casses?|imbattables?|barres?|speciaux|special|doux)\b|- ?\d{1,2} ?% (?:sur|de|avec|jusqu)/,
    unless: /\b(?:applique|appliquee|deduite?) (?:a|sur|de) votre\b|\bvotre facture\b/,
  },
  {
    what: 'a sale',
    says: /\b(?:les|nos|en|des|grandes?) soldes\b|^soldes\b|\bsoldes (?:d'ete|d'hiver|flash|jusqu)|\bventes? (?:privees?|flash|d'entrepot)\b|\bdestockage\b|\bbraderie\b|\bliquidation (?:totale|de|d'inventaire|annuelle)\b/,
    unless: /\bsoldes? (?:de|des|du) (?:votre|vos|compte)/,
  },
  {
    what: 'a coupon or code',
    says: /\bcodes? (?:promo|promotionnels?|avantage)\b|\bcoupons?-rabais\b|\bcheques?-cadeaux? (?:offert|gratuit)/,
  },
  {
    what: 'an offer',
    says: /\boffres? (?:speciales?|exclusives?|promotionnelles?|limitees?|exceptionnelles?|valables?|du (?:jour|mois|moment)|de (?:bienvenue|lancement|noel|la semaine)|decouverte|flash|expire|se termine)\b|\b(?:notre|nos|cette|ces) offres?\b|\ben promotion\b|\b(?:nos|notre|les|grandes?) promotions?\b|\bpromotions? (?:speciales?|valables?|exceptionnelles?|de la semaine|du moment)\b|\bbons? plans?\b/,
    unless: /\b(?:emploi|embauche|d'achat|poste|felicitations|bravo)\b/,
  },
  {
    what: 'a hurry to buy',
    says: /\bprofitez (?:vite|en vite|de (?:nos|notre|la promo|cette|ces|l'offre|\d)|d'(?:une?|rabais))|\bprofitez-en\b|\bderniere chance\b|\bderniers jours\b|\bduree limitee\b|\btemps limite\b|\bjusqu'a epuisement\b|\bne (?:manquez|ratez) pas (?:nos|notre|cette|ces|l'offre|l'occasion|les|ca)\b|\ba ne pas manquer\b|\baujourd'hui seulement\b/,
    unless: /\b(?:rendez-vous|rdv|confirmer|fermes?|fermee?)\b/,
  },
  {
    what: 'a saving',
    says: /\beconomisez\b|\bfaites des economies\b/,
    unless: /\beconomisez (?:du temps|votre temps|l'eau|l'energie)\b/,
  },
  {
    what: 'a call to buy',
    says: /(?:^|[,:;!-] )(?:achetez|magasinez)\b|\b(?:achetez|commandez|magasinez) (?:maintenant|vite|des maintenant|aujourd'hui|en ligne|nos|notre)\b|\b(?:pour|quand|si) vous achetez (?:un|une|deux|\d)\b/,
  },
  {
    what: 'something free with a purchase or to win you',
    says: /\bcadeau (?:vous attend|pour tout)\b|\bpour tout achat\b|\b(?:livraison|cadeau|essai|consultation|echantillon|mois|dessert|cafe|port|seance|cours|article|produit|soin) (?:gratuite?s?|offerte?s?)\b|\bachete[es]*,? .{0,20}\b(?:offerte?|gratuite?)s?\b|\bofferte?s? (?:pour (?:tout|chaque|l'achat)|des \d|a partir)|\bgagnez (?:un|une|\d|des)\b|\btentez de gagner\b|\bparrainez\b|\bgratuite?s? (?:avec|pour (?:tout|chaque)|a l'achat)\b/,
    unless: /\bvotre (?:essai|consultation|seance)\b|\bstationnement\b|\bgarantie\b/,
  },
]
