// French requests to stop texting, as people in Canada and elsewhere write them. Source: ordinary French, spoken forms without "ne"
// included; ARRET is the word that Canadian carriers list.
import type { Table } from './phrase.ts'

// biome-ignore format: a table
export const FRENCH: Table = {
  language: 'fr',
  source: '47 CFR 64.1200(a)(10)',
  rows: [
    { id: 'arretez-d-ecrire',
      pattern: '<arreter> [svp|merci|immediatement|tout|suite]*3 de|d|donc [me|m|nous|toujours|constamment]*2 <envoyer>' },
    { id: 'arretez-les-messages',
      pattern: `<arreter> [avec|svp]*2 <bourrage>*4 messages|message|textos|texto|texts|sms|notifications|rappels|alertes|spam|communications|
        sollicitations|<promos_fr>|harcelement|envois`,
      unless: 'courriel|courriels' },
    { id: 'ne-m-ecrivez-plus',
      pattern: `m|me|nous <envoyez> plus|jamais [de|d|aucun|rien|ces|vos|tes|les|ce|genre|a|ici]*4 <messages_fr>|rien|<fin_fr>|ce_numero|mon_numero`,
      limits: '<plus_tard>' },
    { id: 'n-ecrivez-plus',
      pattern: 'ne|n <envoyez> plus|jamais [de|d|a|ici|aucun|vos|ces]*3 $|svp|merci|messages|textos|sms|ce_numero|mon_numero|ce_cell',
      limits: '<plus_tard>' },
    { id: 'plus-besoin',
      pattern: '-ai_encore plus|pas besoin de|d|des|que <bourrage>*3 messages|textos|rappels|notifications|sms|alertes|rappel' },
    { id: 'etre-retire',
      pattern: `etre|soit|sois retire|retiree|enleve|enlevee|supprime|supprimee|raye|rayee|desabonne|desabonnee de|d|du|des|svp|$ [la|votre|vos|cette|
        ta]*1 liste|listes|systeme|$|svp|envois|messages|textos`,
      unless: 'attente' },
    { id: 'inutile-d-envoyer',
      pattern: `inutile|peine|necessaire de|d [continuer|a|de]*2 [me|m|nous]*1 envoyer|ecrire|texter|textoter <bourrage>*4 <messages_fr>|$`,
      unless: 'facture|documents' },
    { id: 'merci-d-arreter', pattern: '^ merci|priere|veuillez [de|d]*1 arreter|cesser|stopper $$' },
    { id: 'lachez-moi', pattern: 'lach{ez,e} moi|nous $|la|svp|un|s' },
    { id: 'assez', pattern: 'assez|suffit les|des|vos|de|avec <bourrage>*2 textos|messages|sms|pubs|publicites|promos' },
    { id: 'annuler-l-abonnement',
      pattern: 'annul{ez,er}|resili{ez,er}|cess{ez,er}|fin [mon|l|cet|a]*2 abonnement [aux|a|de|des]*1 <messages_fr>' },
    { id: 'texter-plus', pattern: 'ne|n texter|ecrire|contacter|envoyer plus|pas $|svp|merci' },
    { id: 'ne-plus-ecrire', pattern: 'ne|de|d plus|jamais [me|m|nous]*1 <envoyer> !la|le|l', limits: '<plus_tard>' },
    { id: 'ne-pas-ecrire',
      pattern: 'ne|de pas [me|m|nous]*1 contacter|texter|deranger|solliciter|ecrire|importuner <fin_fr>',
      limits: '<plus_tard>' },
    { id: 'ne-m-ecrivez-pas',
      pattern: `ne|n [me|m|nous]*1 <envoyez> pas|plus|jamais|rien [de|d|ces|vos|tes|les|des|autres|autre]*2 messages|textos|sms|publicite|publicites|
        pub|pubs|promotions|promos|<fin_fr>`,
      limits: '<plus_tard>' },
    { id: 'envoyez-moi-plus',
      pattern: `envoyez|envoie|envoyer|ecrivez|text|textez|ecris|texte|appelez moi|nous plus|pas|rien|aucun [de|d|vos|ces|tes]*2 messages|message|
        textos|texto|sms|pub|pubs|publicite|publicites|promos|promotions|spam|$|svp|rien|jamais` },
    { id: 'ne-veux-plus-recevoir',
      pattern: `-je_ne_veux_pas_manquer veux|souhaite|desire|voudrais|veut|voulons|souhaitons|aimerais|tiens [plus|pas|ne|a|aucun]*3 recevoir|recu|
        etre [plus|pas]*1 <bourrage>*4 <messages_fr>|rien|contacte|contactee|sollicite|sollicitee|derange|derangee|inscrit|inscrite|abonne|
        abonnee|sur_votre_liste|sur_la_liste|$|svp|de_vous|de_votre` },
    { id: 'ne-veux-plus-qu-on',
      pattern: `veux|souhaite|desire|voudrais plus|pas que|qu on|vous|tu me|m|nous contacte|contactiez|ecrive|ecriviez|envoie|envoyiez|derange|
        derangiez|texte|textiez|appelle|sollicite` },
    { id: 'plus-rien-a-faire', pattern: 'plus rien avoir|entendre|savoir [a]*1 faire|parler|de|avec' },
    { id: 'je-bloque',
      pattern: 'je|j|vais|ai [vous|te|ce]*1 bloque|bloquer|bloquerai [vous|te|ce|votre]*1 !la|le|mon|une $|numero|si|et|svp' },
    { id: 'disparaissez', pattern: 'disparaissez|degagez de mon telephone|cell|cellulaire' },
    { id: 'veux-plus-de-messages',
      pattern: `veux|souhaite|desire|voudrais|besoin plus|pas|aucun|jamais [de|d|vos|ces|tes|des|aucun|autres]*3 messages|message|texto|textos|sms|
        notifications|rappels|alertes|pub|pubs|publicite|publicites|promos|promotions|offres|texts|spam` },
    { id: 'ne-plus-recevoir', pattern: 'ne|n plus|pas|rien recevoir <bourrage>*4 <messages_fr>|rien|$|svp|de_vous' },
    { id: 'plus-de-messages',
      pattern: `^ [svp|non|merci|stop|bonjour|s|il|vous|te|plait|plus]*5 plus|aucun|pas|assez|zero|marre|fini [de|d|les|des|vos|ces|autres|autre|tous|
        jamais]*3 messages|message|textos|texto|sms|notifications|rappels|pub|pubs|publicite|publicites|promos|promotions|textes|texts|spam`,
      unless: '?|recu|recus|pour_l|depuis|encore' },
    { id: 'marre-de',
      pattern: `marre|tanne|tannee|ecoeure|ecoeuree|ras_le_bol|fatigue|fatiguee de|des|d <bourrage>*4 messages|textos|sms|pubs|publicites|promos` },
    { id: 'desabonner',
      pattern: 'desabonn{er,ez,e,ement,es}|desinscri{re,vez,s,t,ption,ver}|desabo',
      unless: 'courriel|courriels|infolettre|email|chaine' },
    { id: 'retirez-moi',
      pattern: '<enlever> moi|nous [immediatement|svp|tout|de|suite|ca|cela]*3 de|d|du|des <bourrage>*4 <liste>|<messages_fr>',
      unless: 'attente|cours|classe' },
    { id: 'me-retirer',
      pattern: 'me|m|nous <enlever> [svp|immediatement]*1 de|d|du|des <bourrage>*4 <liste>|<messages_fr>',
      unless: 'attente|cours|classe' },
    { id: 'retirez-moi-svp', pattern: '<enlever> moi $|svp|merci|immediatement|tout_de_suite|s_il' },
    { id: 'retirez-mon-numero',
      pattern: '<enlever>|oubli{ez,e,er}|perd{ez,s,re}|bloqu{ez,e,er} [svp]*1 <mon_numero>',
      unless: 'nouveau|ancien|attente|change|remplac{er,ez}|rendez' },
    { id: 'laissez-moi',
      pattern: 'laiss{ez,e,er}|foutez|fichez|fous|fiche moi|nous|me [donc]*1 tranquille|tranquilles|en_paix|la_paix|la_sainte_paix' },
    { id: 'retire-mon-consentement',
      pattern: 'retir{e,er,ons}|revoqu{e,er}|annul{e,er}|refuse [mon|tout]*1 consentement|autorisation|accord',
      unless: 'chirurgie|traitement|sortie|photos|operation' },
    { id: 'je-ne-consens-pas',
      pattern: `consens|autorise|accepte|permets plus|pas [a|de|d|que|vous|ces|vos|recevoir|ce|cela]*4 <messages_fr>|m|me|recevoir|etre|$|contacter|
        envoyer|l_envoi|envoi|envois` },
    { id: 'plainte',
      pattern: `plainte|avocat|police|cnil|crtc|poursuiv{re,rai}|denoncer|signaler|bloquer|bloque ..6 messages|textos|sms|harcelement|envoyez|ecrivez|
        ecrire|contacter|contactez|continuez|numero` },
    { id: 'si-vous-continuez',
      pattern: `si vous|tu continuez|envoyez|ecrivez|contactez|recontactez|m_ecrivez|m_envoyez|me_contactez ..6 [,]*1 ..4 plainte|avocat|police|
        bloque|bloquer|signale|signaler|poursuivre` },
    { id: 'pas-interesse-arretez',
      pattern: '^ [svp|non|merci|bon|ok]*2 arretez|cessez|arrete|arret svp|tout|ca|cela|immediatement|maintenant|merci|s|$' },
  ],
}
