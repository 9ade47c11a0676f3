// "You have the wrong number": the person who gave us consent is not the one who reads the texts, so the consent is closed
// (rule C-05; FCC 15-72 on reassigned numbers). In three languages.
import type { Table } from './phrase.ts'

// biome-ignore format: a table
export const WRONG_NUMBER: readonly Table[] = [
  {
    language: 'en',
    source: 'reassigned and mistyped numbers',
    rows: [
      { id: 'wrong-number',
        pattern: `wrong|incorrect [phone|cell|mobile|ass|fucking|damn]*1 number|person|guy|gal|lady|dude|man|woman|girl|recipient|party|individual|
          phone|contact|human|people|num|no !of|on`,
        unless: 'of|size|listed|on_the|on_my|in_the|in_my|for_me|for_my|for_us|on_file|picked|came|showed|answered|signed|took' },
      { id: 'not-the-right-number',
        pattern: 'not|isnt|dont|doesnt [have|got|texting|be|reaching]*1 the right|correct number|person|guy|phone|contact',
        unless: 'for_me|for_my|on_file|of|size' },
      { id: 'not-their-number',
        pattern: `isnt|not|aint|nolonger|wasnt [actually|even|really|mr|mrs|ms|dr|the|anymore]*2 !this|us|is|was|business|address|access|has|always|
          works|customers *s|his|her|their|hers|theirs [old|cell|phone]*1 number|phone|cell|cellphone|mobile [anymore]*1` },
      { id: 'not-the-number-of',
        pattern: `this|that|its|it isnt|not|aint|nolonger|wasnt ..2 !this|us|is|was|business|address|access|has|always|works|customers|his *s [old|
          cell|phone]*1 number|phone|cell` },
      { id: 'nobody-by-that-name',
        pattern: `noone|nobody|anyone|anybody|person|someone|not [here|at|this|number|i|know|called|goes]*4 by|with|named|called that|this|the|such
          name` },
      { id: 'is-not-name', pattern: '^ [hi|hello|hey|sorry|um|uh|no|but]*3 this isnt|not !<qualities> * $' },
      { id: 'does-not-live-here', pattern: '-i|we doesnt|nolonger|not live|lives|reside|resides|stay|living here|at_this_address' },
      { id: 'had-this-number',
        pattern: 'had|have|has this [same|phone|cell]*1 number for|since|over|about ..2 years|year|months|month|weeks|2|decade' },
      { id: 'no-such-person-here',
        pattern: '^ [sorry|hi|hello|there|theres|there_is]*3 noone|nobody|no by|named ..2 here|at_this_number|$' },
      { id: 'does-not-have-this-number',
        pattern: `doesnt|nolonger|hasnt [have|has|own|use|live|work|had]*2 have|has|own|uses|use|had this|that number|phone|cell [anymore]*1` },
      { id: 'number-of-another',
        pattern: `number|phone|cell [nolonger|now|has|was|is|been|does|not|doesnt]*3 belongs|belong|reassigned|recycled|belonged to_someone|
          to_somebody|to_another|to_a_different|to_him|to_her|to_them|to_that|anymore|$`,
        unless: '?' },
      { id: 'number-is-not-theirs', pattern: 'number|phone|cell isnt|nolonger|not his|hers|theirs|her_number|their_number [anymore]*1 $' },
      { id: 'changed-their-number',
        pattern: 'he|she|they changed|switched|has_a_new|have_a_new|got_a_new [his|her|their]*1 number|phone [number]*1',
        unless: 'please|its|to' },
      { id: 'does-not-belong-to',
        pattern: 'number|phone|cell|line [does|phone]*1 doesnt|nolonger|not belong|belongs to !the|a|my|your|our|this *' },
      { id: 'previous-owner', pattern: 'previous|prior|former|old|last owner|person|user|holder ..2 number|phone|line|must_have|mustve' },
      { id: 'meant-someone-else',
        pattern: `mean|meant|trying|looking|want|intended|supposed [to|for]*1 text|texting|message|reach|contact|call|for|find someone_else|
          somebody_else|another_person|a_different_person|a_different_number|another_number` },
      { id: 'just-got-this-number', pattern: 'just|recently|only got|have|received|bought|gotten this [new|phone|cell]*2 number|line' },
      { id: 'new-owner-of-number', pattern: 'new|different|another owner|person|user of|at|has|using this number|phone' },
      { id: 'someone-elses-number', pattern: 'someone|somebody|anothers elses|else number|phone' },
      { id: 'confused-with',
        pattern: 'me|u|you|must [have|be|are|got]*2 confused|mixed|mistaken [me|us|up|for|with]*4 someone|somebody|another|somone' },
      { id: 'mistaken-identity', pattern: 'mistaken identity' },
      { id: 'not-who-you-want',
        pattern: `not|isnt who|the|person [person|one|guy|lady]*1 [who|that]*1 you|your|youre [are|were|think|thought|want]*2 think|looking|trying|
          want|thought|texting|reaching|after|seeking|need|am|i_am|iam` },
      { id: 'do-not-know-such',
        pattern: 'dont|donot|never know|heard [of]*1 anyone|anybody|any|noone|a [person|one]*1 named|called|by|with ..2' },
    ],
  },
  {
    language: 'es',
    source: 'reassigned and mistyped numbers',
    rows: [
      { id: 'numero-equivocado',
        pattern: `numero|telefono|celular|persona|nro|num|cel|contacto [esta|es]*1 equivocad{o,a}|equibocado|incorrect{o,a}|errone{o,a}|errad{o,a}`,
        unless: 'de_pedido|de_orden|de_cuenta' },
      { id: 'se-equivoco',
        pattern: '-me|yo|lo|nos equivoc{o,aron,aste,ado,ada,ados,an,as} [esta|estan]*1 de|del|con_el numero|persona|telefono|celular' },
      { id: 'esta-equivocado',
        pattern: `^ [disculpe|perdon|lo|siento|creo|que|hola|no]*4 [esta|estan|estas|se]*1 equivocad{o,a,os}|equivoco [de]*1 $|porfavor|amigo|senor|
          senora|numero` },
      { id: 'no-es-el-numero',
        pattern: 'no es|era el|la|su [el]*1 numero|telefono|celular|persona de|del|que|correcto|correcta|indicada|de_ella' },
      { id: 'no-es-su-numero', pattern: 'no es su|este|de_este numero|telefono|celular !de_cuenta|de_pedido' },
      { id: 'no-es-este-el-numero', pattern: 'no es este|ese [el]*1 numero|telefono' },
      { id: 'esta-mal-el-numero', pattern: 'esta mal el|ese|este numero' },
      { id: 'el-numero-no-es-de', pattern: 'numero|celular|telefono|cel ya_no|no es|pertenece de|a !la|los|las|mi|casa' },
      { id: 'tiene-mal-el-numero', pattern: 'tiene|tienen|tienes mal [el|mi]*1 numero|telefono' },
      { id: 'ya-no-es-su-numero', pattern: 'ya_no es|tiene|usa|pertenece [su|el|este|a]*2 numero|telefono|celular !de_cuenta' },
      { id: 'no-soy-la-persona', pattern: 'no soy la|el|quien|esa|ese persona|que|buscan|busca|crees|creen' },
      { id: 'nadie-con-ese-nombre',
        pattern: 'nadie|ninguna|ningun|alguien|persona [persona|que|aqui]*2 con|de|se [ese|este|llame|llama]*2 nombre|asi|llama|llame' },
      { id: 'no-conozco', pattern: 'no conozco a ningun|ninguna|nadie|esa|ese' },
    ],
  },
  {
    language: 'fr',
    source: 'reassigned and mistyped numbers',
    rows: [
      { id: 'mauvais-numero',
        pattern: 'mauvais|mauvaise|faux numero|number|destinataire|personne|telephone|num|contact',
        unless: 'de_commande|de_dossier' },
      { id: 'erreur-de-numero', pattern: '-mon|mes erreur|erreurs de|du numero|personne|destinataire' },
      { id: 'trompez-de-numero', pattern: '-me|suis|je tromp{ez,e,es,er,} [surement|probablement]*1 de|d numero|personne|destinataire' },
      { id: 'pas-le-bon-numero', pattern: 'pas|plus le|la|avez_le bon|bonne numero|personne|destinataire' },
      { id: 'plus-son-numero', pattern: 'plus|pas le|son|leur numero|telephone|cell|cellulaire [de|d|a|svp]*1' },
      { id: 'n-appartient-plus', pattern: 'appartient plus|pas a' },
      { id: 'plus-a-lui', pattern: 'numero|telephone [n|est]*2 plus|pas a|celui lui|elle|de' },
      { id: 'je-ne-suis-pas', pattern: 'ne suis pas la|celui|celle personne|que|qui' },
      { id: 'personne-de-ce-nom',
        pattern: 'personne|connais|connait [ici|pas|de|ne]*3 de|ce|avec|au|qui|personne [ce]*1 nom|cette|s_appelle',
        unless: 'rendez' },
    ],
  },
]
