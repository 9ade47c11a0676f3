// French texts by the wish behind them, in many voices, and ordinary talk with the same words.

/** Takes all consent back. */
// biome-ignore format: a table
export const FRENCH_WISHES: readonly string[] = [
  'arretez les textos', 'arrete de mecrire', 'arrêtez de m’écrire svp', 'arrete de me texter', 'arrête tes messages', 'arrêtez ça les textos', 'arretez vos messages', 'arrêtez tout envoi', "arrêter l'envoi de messages", 'arretez svp', 'arrête ça tout de suite', 'cessez de me contacter', 'cessez vos envois', "cessez de m'envoyer ça",
  'cessez ces textos', 'stop les textos', 'stop messages', 'stop aux messages', 'stop svp', 'stop merci', 'stop la', 'stoppez svp', 'stoppez tout ça', "stop aux sms merci", 'stop pub', "plus de messages s'il vous plait", 'pu de textos svp', 'pu de messages', 'plus aucun texto', 'plus jamais de messages', 'plus rien merci', 'aucun message svp',
  'pas de textos svp', 'pas de message sur ce numéro', 'je veux plus de messages', 'jveux pu de textos', 'je veux pu rien recevoir', "j'veux plus recevoir ça", 'je ne veux pas de vos textos', 'je ne désire plus recevoir de messages', 'je ne souhaite plus être contacté', 'je ne souhaite pas recevoir vos messages', "je n'en veux plus de vos messages",
  "je ne veux plus être sur votre liste", 'je veux être enlevée de la liste', 'je veux me désabonner', 'je me désabonne', 'désabonnement', 'désabonnez ce numéro', 'desabonne moi', 'desinscrivez moi', 'désinscrire', 'me desinscrire svp', 'me désabonner', 'comment me désabonner', 'comment on arrête ça les messages', 'comment faire pour arreter les sms', 'comment ne plus recevoir',
  'comment je me désinscris', 'comment annuler ces textos', 'enlevez mon nom', 'enleve mon numero', 'enlevez moi de là', 'enlevez-moi de votre base de données', 'otez moi de la liste', 'ôtez mon nom svp', 'ote moi de ta liste', 'retirez mon numéro', 'retire moi de ta liste', 'retirez moi svp', 'veuillez me retirer', 'veuillez retirer mon numéro', 'merci de me retirer', 'merci de supprimer mon numéro',
  'supprime mon numéro', 'supprimez moi de votre fichier', 'supprimez mes coordonnées', 'effacez moi de vos contacts', 'efface mon num', 'rayez moi de la liste', 'radiez-moi de vos listes', 'sors moi de la liste', 'sortez mon numéro de là', 'oubliez mon numéro', 'perdez mon numéro', 'oublie-moi', 'oubliez moi', 'laissez moi tranquille', 'laisse moi tranquille', 'foutez moi la paix', 'fichez-moi la paix',
  'lâche moi', 'arrêtez de me harceler', 'arrêtez de me déranger', 'arrête de m’achaler', 'ne me dérangez plus', 'ne mecrivez plus', 'ne me contactez plus jamais', 'ne menvoyez plus rien', "ne m'envoie plus rien", "ne m'envoyez plus ça", 'ne me textez plus', 'ne me texte plus', 'ne textez pas ce numéro', 'n’envoyez plus de messages', 'envoyez plus rien', 'me textez plus', 'mecrivez plus', "m'écris plus", "m'envoyez plus de textos",
  'merci de ne plus écrire', 'merci de ne plus me déranger', 'prière de ne plus me contacter', 'prière de cesser', 'veuillez cesser', 'veuillez ne plus me contacter', 'svp cessez', 'je vous demande de cesser', "je demande l'arrêt des messages", "j'exige l'arrêt des textos", 'je vous prie de ne plus me contacter', 'pourriez-vous arrêter les messages', 'pouvez vous arreter de m envoyer des textos', 'pouvez-vous me retirer de la liste',
  'je bloque ce numéro', 'je vous bloque', 'bloqué', 'je vais vous signaler', 'signalé comme spam et bloqué', 'prochain texto je porte plainte', 'encore un message et j’appelle mon avocat', 'je porte plainte si vous continuez', 'je retire mon accord', 'je révoque mon consentement', "je n'ai pas donné mon consentement pour ces textos", 'vous n’avez pas mon autorisation pour m’écrire', 'je refuse de recevoir vos messages', 'je refuse vos messages',
  'tanné de vos textos', 'chu tannée de vos messages', "j'en ai assez de vos messages", "j'en ai marre des textos", 'ras le bol de vos messages', 'ça suffit les messages', 'assez de textos', "c'est assez, arrêtez", 'combien de fois faut-il dire stop', "j'ai déjà dit stop", 'je vous ai dit d’arrêter', 'mauvais numéro, arrêtez', 'mauvais numéro effacez le', 'vous avez le mauvais numéro, retirez-le', "c'est pas Luc, arrêtez de texter",
  "j'ai déménagé, enlevez-moi de votre liste", 'je suis plus cliente, enlevez moi', "plus besoin de vos rappels merci", "j'ai plus besoin de vos messages", 'pas besoin de vos textos', 'vos textos ne m’intéressent plus', 'vos messages ne m’intéressent pas', "ça m'intéresse pas vos textos", 'arret', 'arrèt', 'arete', 'aretez', 'arrettez', 'areter svp', 'desabonnement svp merci', 'desabonnemant', 'désabo',
  'Ne me contactez plus svp', 'je veux arrêter de recevoir vos messages', "Pouvez-vous arrêter de m'envoyer des textos?",
  'enlevez mon cell de votre liste', 'plus de pub svp', "arrête de m'envoyer des affaires", 'je veux être désinscrite',
  "supprimez-moi de votre liste d'envoi", 'merci de cesser tout envoi', 'je ne veux plus entendre parler de vous', 'laissez-moi donc tranquille',
  "Retirez-nous de vos envois s'il vous plaît", 'STOP SVP', 'désabonner svp', "Arrêtez de me contacter s'il vous plaît",
  'retirez mon nom et mon numéro', 'je ne veux pas recevoir de textos', 'svp enlevez-moi', "arrêtez de m'envoyer des messages publicitaires",
  "j'ai demandé à être retiré de la liste", 'plus de messages merci', 'je souhaite me désinscrire', 'lachez moi avec vos textos',
  'vos messages, arrêtez ça',
]

/** Left to a person. */
// biome-ignore format: a table
export const FRENCH_HINTS: readonly string[] = [
  "j'ai déménagé", 'on a déménagé', "j'habite plus là", "je n'habite plus là", 'je ne suis plus client', 'je suis plus patiente chez vous', "j'ai changé de dentiste", 'on a un autre garage', 'il est décédé', 'mon mari est décédé', 'ma mère est morte', 'appelez-moi plutôt', 'appelez plutôt', 'je préfère un appel', 'je préfère le courriel', 'par courriel svp', 'envoyez-moi un courriel à la place',
  'pas le soir svp', 'pas le dimanche', 'pas si tard', 'pas intéressé', 'pas intéressée merci', 'plus intéressé', "ça m'intéresse pas", "ça m'intéresse plus", "ça ne m'intéresse pas", 'trop de messages', 'trop de textos', 'beaucoup de messages', 'vous textez trop', 'juste les rappels svp', 'seulement les rappels, pas les promos', 'arrêtez donc lol', 'arrête haha', 'allez au diable', 'va chier', 'fichez le camp',
  'qui êtes-vous et pourquoi vous me textez', 'comment avez-vous eu mon numéro', "j'ai pas demandé ça", 'enlevez-moi du groupe de samedi', 'ça suffit', 'spam', "c'est fini",
  "je n'habite plus à Laval", 'on va chez un autre vétérinaire', 'pas intéressée désolée', 'va te faire voir', 'trop de rappels',
  'je préfère par téléphone',
  'supprimez tout svp',
]

/** Says nothing about consent. */
// biome-ignore format: a table
export const FRENCH_TALK: readonly string[] = [
  "l'arrêt d'autobus est devant", 'arrêtez au coin', 'mon auto arrête pas de caler', 'il arrête pas de tousser', 'dois-je arrêter mes pilules', 'le feu d’arrêt est brûlé', 'en arrêt maladie', 'la fin de semaine prochaine', 'en fin de journée', 'à la fin du mois', 'enlevez les oignons', 'enlevez le glaçage svp', 'retirez les points de suture quand?', 'supprimez le deuxième article',
  'annulez mon rendez-vous', 'annuler ma commande svp', 'je veux plus de sauce', 'plus de fromage svp', 'plus tard svp', 'plus court derrière', "j'ai plus mal", "j'ai plus de batterie", 'pas de problème', 'pas de souci', 'pas aujourd’hui', 'pas de sucre svp', 'je ne veux pas de frange', 'pas besoin de sac', 'laissez le colis dehors', 'laissez-moi un message', 'laisse faire pour demain', 'envoyez-moi la facture', 'envoyez-moi un texto demain',
  'écrivez-moi quand c’est prêt', 'textez-moi à votre arrivée', "j'ai pas reçu le message", 'merci pour le texto', 'quel est votre numéro', 'mon numéro est le 555-0150', 'mettez-moi sur la liste', 'la liste de prix svp', 'appelez-moi svp', 'appelez-moi quand vous arrivez', "j'ai oublié mon numéro de dossier", 'mon avocat va vous écrire pour le bail', 'le rapport de police est prêt', 'la porte est bloquée', "c'est bloqué dans l'évier",
  "besoin d'aide pour la piscine", "j'ai besoin d'aide avec la facture", 'je suis pas prêt', 'je suis pas sûr', "je suis pas là demain", "c'est pas grave", "c'est pas moi qui décide", 'on déménage en juillet, faites-vous les pianos?', 'assez de place pour six?', 'ça suffit comme acompte?', 'non désolé pas demain', 'oui mardi', "je m'inscris au cours",
  'arrêtez-vous au feu', 'je ne veux pas déranger', "j'ai pas besoin d'un reçu", 'plus de café svp', 'enlevez la mousse du toit', "ne m'attendez pas",
  'on arrête à 5h', 'je retire ma commande vendredi', "j'arrête au magasin avant", 'pas de gluten svp', "je n'ai pas eu votre message",
  'retirez le vieux tapis', "mon numéro a changé, c'est le 555-0190",
  'désabonner ma fille du cours de danse',
]
