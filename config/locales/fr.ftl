# What Tertulia says, in French. The other catalogues have the same keys and arguments; a test holds them to it.
# Voice: plain, warm, short. No exclamation marks. Instants arrive as seconds and are written <t:…> for Discord.

## Commands: the name Discord shows, and what it does (at most 100 characters)

command-search = chercher
    .about = Trouver des fiches sur un problème, un territoire ou une idée
command-writeup = fiche
    .about = Partager, lire et tenir à jour des fiches de réforme
command-writeup-share = partager
    .about = Partager ce que votre territoire a fait
command-writeup-show = voir
    .about = Lire une fiche
command-writeup-edit = modifier
    .about = Continuer, corriger ou compléter l'une de vos fiches
command-writeup-withdraw = retirer
    .about = Abandonner un brouillon, ou retirer l'une de vos fiches de la bibliothèque
command-writeup-list = liste
    .about = Voir toutes les fiches, ou seulement les vôtres
command-place = territoire
    .about = Les territoires du réseau et leurs membres
command-place-list = liste
    .about = Voir tous les territoires
command-place-show = voir
    .about = Voir un territoire
command-place-join = rejoindre
    .about = Dire que vous faites partie d'un territoire, et à quel titre
command-place-leave = quitter
    .about = Dire que vous ne faites plus partie d'un territoire
command-gathering = rencontre
    .about = Les rencontres du réseau : quand, où, qui vient
command-gathering-create = créer
    .about = Préparer une rencontre ; vous la voyez avant qu'elle soit annoncée
command-gathering-show = voir
    .about = Voir une rencontre et prendre une place
command-gathering-list = liste
    .about = Voir les rencontres à venir, ou seulement celles où vous allez
command-gathering-calendar = calendrier
    .about = Obtenir un fichier de calendrier : d'une rencontre, de toutes ou des vôtres
command-gathering-edit = modifier
    .about = Modifier une rencontre ; sans option, ses textes
command-gathering-move = déplacer
    .about = Changer la date ; les personnes qui ont une place sont prévenues
command-gathering-cancel = annuler
    .about = Annuler une rencontre ; les personnes qui ont une place sont prévenues
command-gathering-close = clôturer
    .about = Noter ce qui est sorti d'une rencontre : compte rendu, décisions, suivis
command-gathering-remind = rappeler
    .about = Voir ou fixer quand les rappels sont envoyés
command-me = moi
    .about = Ce que Tertulia sait de vous et comment il vous parle
command-me-show = voir
    .about = Voir vos territoires, vos rôles et votre langue
command-me-language = langue
    .about = Choisir la langue dans laquelle Tertulia vous parle
command-me-inbox = boîte
    .about = Lire ce qui n'a pas pu vous parvenir directement
command-me-reminders = rappels
    .about = Comment et quand vous recevez les rappels de rencontres
command-me-zone = fuseau
    .about = Choisir votre fuseau horaire
command-review = relecture
    .about = Examiner les fiches en attente et décider
command-review-queue = file
    .about = Voir ce qui attend, en commençant par le plus ancien
command-review-show = voir
    .about = Lire une fiche en attente, et décider
command-review-approve = approuver
    .about = Publier une fiche en attente
command-review-changes = modifications
    .about = Renvoyer une fiche à la personne qui l'a écrite, avec ce qu'il faut modifier
command-review-reject = refuser
    .about = Ne pas retenir une fiche en attente, et dire pourquoi
command-review-merge = fusionner
    .about = Deux fiches racontent la même réforme : garder la seconde, la première y renvoie
command-review-reopen = rouvrir
    .about = Revenir sur une décision ; la fiche retourne dans la file
command-writeup-history = historique
    .about = Voir les versions d'une fiche et ce qui a changé
command-admin = admin
    .about = Gérer le réseau et ce serveur
command-admin-setup = préparer
    .about = Préparer ce serveur, étape par étape
command-admin-settings = réglages
    .about = Changer la langue et les salons de ce serveur
command-admin-server = serveur
    .about = Faire entrer un autre serveur Discord dans le réseau, ou l'en retirer
command-admin-role = rôle
    .about = Qui a quel rôle ; en donner ou en retirer un
command-help = aide
    .about = Comment fonctionne Tertulia, en une minute
command-about = à-propos
    .about = Ce qu'est Tertulia, et sa version

## The menu of messages: at most 32 characters

message-save-as-write-up = Enregistrer comme fiche

## Options

option-query = recherche
    .about = Ce que vous cherchez, avec vos mots
option-place = territoire
    .about = Un territoire ; tapez n'importe lequel de ses noms
option-area = domaine
    .about = Un domaine d'action publique
option-status = avancement
    .about = Où en est la réforme
option-language = langue
    .about = L'une des quatre langues
option-year = année
    .about = Une année où elle était en cours, par exemple 2021
option-sort = tri
    .about = Les plus pertinentes ou les plus récentes d'abord
option-id = id
    .about = Son identifiant, par exemple R-42, D-7 ou G-12, ou une partie de son titre
option-title = titre
    .about = Son titre
option-when = quand
    .about = Date et heure locales, par exemple 2027-01-20 16:00
option-minutes = minutes
    .about = Sa durée
option-zone = fuseau
    .about = Fuseau horaire, par ville ou territoire ; pour une rencontre, par défaut celui de l'hôte
option-where = où
    .about = Un salon, ou un lien https réservé aux personnes qui ont une place
option-repeat = répéter
    .about = Comment elle se répète ; vous pouvez ajouter un nombre de fois ou un dernier jour
option-seats = places
    .about = Combien de places ; 0 : sans limite
option-languages = langues
    .about = Les langues parlées, par exemple : en es
option-confidentiality = confidentialité
    .about = Qui peut en avoir connaissance
option-scope = portée
    .about = Seulement cette date de la série, ou celle-ci et toutes les suivantes
option-before = avant
    .about = Combien de temps avant, par exemple : 7d 24h 1h 10m ; ou off
option-direct = direct
    .about = Si vous voulez des messages privés
option-mine = miennes
    .about = Seulement ce qui est à vous : fiches et brouillons, ou rencontres où vous allez
option-side = côté
    .about = De quel côté : gouvernement, société civile, monde universitaire ou autre
option-organisation = organisation
    .about = Au nom de qui vous parlez, si vous le souhaitez
option-announcements = annonces
    .about = Le salon où sont annoncées les fiches publiées
option-reviews = relectures
    .about = Le salon où les fiches attendent leur relecture
option-server = serveur
    .about = L'autre serveur ; tapez son nom ou son identifiant
option-person = personne
    .about = Quelle personne
option-role = rôle
    .about = Quel rôle
option-change = changement
    .about = Ce qui doit changer

choice-relevance = les plus pertinentes d'abord
choice-date = les plus récentes d'abord
choice-grant = donner
choice-revoke = retirer
choice-moderator = modération
choice-facilitator = facilitation
choice-steward = gestion des savoirs
choice-public = ouverte à tout le monde
choice-members = pour les membres
choice-chatham_house = règle de Chatham House
choice-one = seulement celle-ci
choice-all = celle-ci et toutes les suivantes
choice-on = oui
choice-off = non
option-reason = motif
    .about = Pourquoi
option-into = dans
    .about = La fiche qui reste

## Refusals and faults

fault = Quelque chose n'a pas fonctionné de notre côté, et rien de ce que vous avez écrit n'est perdu. Veuillez réessayer ; si cela se reproduit, donnez ce numéro à la modération : { $id }
form-too-late = Cela a pris trop de temps et le formulaire n'a pas pu s'ouvrir. Réessayez, s'il vous plaît.
form-overtaken = **Non enregistré :** après l'ouverture de ce formulaire, ceci a été modifié ailleurs, peut-être par vous dans une autre fenêtre, et cette version reste. Rouvrez le formulaire pour la voir et ajoutez-y ce que vous voulez garder de votre texte.
form-typed = **Ce que vous aviez écrit, pour pouvoir le copier :**
denied-facilitator = Seule la facilitation peut faire cela. Si vous pensez devoir en faire partie, demandez à la modération de vous donner le rôle avec `/{ command-admin } { command-admin-role }`.
denied-moderator = Seule la modération peut faire cela. Si vous pensez devoir en faire partie, demandez-lui de vous donner le rôle avec `/{ command-admin } { command-admin-role }`.
denied-server-manager = Seule la modération, ou une personne qui a ici la permission « Gérer le serveur », peut faire cela.
denied-server = Ce serveur ne fait pas encore partie du réseau. La modération du réseau peut l'y faire entrer avec `/{ command-admin } { command-admin-server } { option-server }:{ $id }`.
denied-direct-message = Cela fonctionne sur un serveur, pas en message privé.
denied-old-button = Ce bouton vient d'une version plus ancienne, ou ce choix n'est plus proposé. Veuillez recommencer avec la commande.
denied-old-command = Tertulia n'a plus cette commande. `/{ command-help }` montre celles qui existent.
not-stated = non précisé
page-back = Précédent
page-on = Suivant

## Places

place-list-title = { $count ->
    [one] { $count } territoire
   *[other] { $count } territoires
}
place-list-hint = Votre territoire n'y est pas ? Demandez à la modération de l'ajouter.
place-kind = Type :
place-zone = Fuseau horaire :
place-forum = Forum :
place-members = Membres :
place-writeups = Bibliothèque :
place-no-members = personne pour l'instant
place-see-writeups = Voir ses fiches
place-unknown = Aucun territoire ne s'appelle « { $typed } ». Tapez une partie d'un nom et choisissez dans la liste, ou consultez `/{ command-place } { command-place-list }`.
place-unknown-side = Veuillez choisir l'une des quatre possibilités : gouvernement, société civile, monde universitaire ou autre.
place-not-member = Vous ne faites pas partie du territoire { $place }.
place-gone = Il n'est plus possible de rejoindre ce territoire. Consultez `/{ command-place } { command-place-list }`.
place-joined = Vous faites partie du territoire { $place } ({ $side }).
place-joined-next = `/{ command-writeup } { command-writeup-share }` partage ce que votre territoire a fait ; `/{ command-search }` trouve ce que d'autres ont fait.
place-left = Vous ne faites plus partie du territoire { $place }. Ce que vous avez écrit reste.
conduct-title = Comment nous nous comportons entre nous
conduct-text =
    1. Traitez chaque personne avec respect et équité, et intéressez-vous à d'autres façons de faire.
    2. Pas de harcèlement, de discrimination, de menaces, de divulgation de la vie privée, ni d'enregistrement sans consentement.
    3. Critiquez les idées et les politiques, pas les personnes. Qui dénonce une faute cite une source publique.
    4. Laissez de la place aux voix plus discrètes et aux autres langues.
    5. Gardez pour vous ce qui est signalé comme confidentiel.
    6. Dites pour qui vous travaillez quand cela compte.
    7. Ici, ni campagne ni vente.
    8. Si quelque chose ne va pas, dites-le à la modération ; si elle vous demande d'arrêter, arrêtez. La suite peut être une remarque, un avertissement, une pause ou un départ ; en cas de recours, deux membres de la modération sans lien avec l'affaire vous entendent.
conduct-ask = Êtes-vous d'accord, et souhaitez-vous rejoindre le territoire { $place } ?
conduct-agree = J'accepte et je rejoins
conduct-privacy = Nous gardons votre territoire, le titre auquel vous en faites partie et votre organisation, pour que les membres puissent se trouver. `/{ command-me } { command-me-show }` montre ce que nous savons de vous.

## You

me-title = Ce que Tertulia sait de vous
me-places = Vos territoires
me-no-places = Aucun pour l'instant. `/{ command-place } { command-place-join }` en ajoute un.
me-roles = Vos rôles
me-language = Votre langue
me-language-chosen = vous l'avez choisie
me-language-discord = d'après votre Discord
me-language-set = Désormais, je vous parle en { $language }.
me-privacy = Votre compte Discord est conservé à part de ce que vous faites ici, et ce qui peut être effacé l'est à votre demande.
member-unknown-language = Veuillez choisir l'une des quatre langues : English, Español, Português ou Français.
member-unknown-role = Veuillez choisir modération, facilitation ou gestion des savoirs.
member-unknown-user = Discord ne connaît pas cette personne.
member-last-moderator = Vous êtes la dernière personne à avoir le rôle de modération. Donnez-le d'abord à quelqu'un d'autre.
role-granted = { $user } a maintenant le rôle de { $role }.
role-revoked = { $user } n'a plus le rôle de { $role }.
inbox-empty = Votre boîte est vide.
inbox-read = C'est lu
inbox-heading = { $left ->
    [0] -# En attente depuis le <t:{ $at }:f>. C'était tout.
    [one] -# En attente depuis le <t:{ $at }:f>. Un autre message attend : utilisez de nouveau `/{ command-me } { command-me-inbox }`.
   *[other] -# En attente depuis le <t:{ $at }:f>. { $left } autres messages attendent : utilisez de nouveau `/{ command-me } { command-me-inbox }`.
}
inbox-waiting = { $count ->
    [one] **Un message vous attend :** `/{ command-me } { command-me-inbox }`
   *[other] **{ $count } messages vous attendent :** `/{ command-me } { command-me-inbox }`
}

## Servers

server-announcements = Annonces
server-reviews = Relectures
server-unknown = Tertulia n'est pas sur ce serveur. Invitez-le d'abord là-bas, puis utilisez l'identifiant du serveur.
server-nothing-to-set = Rien n'a changé : choisissez une langue ou un salon. `/{ command-admin } { command-admin-setup }` montre ce qui est réglé.
server-unknown-channel = Ce n'est pas un salon de ce serveur.
server-hidden-channel = Je ne vois pas ce salon. Dans Discord : Modifier le salon → Permissions → ajoutez mon rôle et autorisez « Voir le salon ».
server-admitted = Le serveur { $id } fait maintenant partie du réseau. Une personne qui y a la permission « Gérer le serveur » peut continuer avec `/{ command-admin } { command-admin-setup }`.
server-was-admitted = Le serveur { $id } fait déjà partie du réseau.
setup-title = Préparer ce serveur
setup-missing = { $count ->
    [0] Tout est en ordre.
    [one] **Il manque une chose.** Les menus ci-dessous règlent presque tout.
   *[other] **Il manque { $count } choses.** Les menus ci-dessous règlent presque tout.
}
setup-admitted = Ce serveur fait partie du réseau.
setup-not-admitted = Ce serveur ne fait pas encore partie du réseau : la modération l'admet avec `/{ command-admin } { command-admin-server }`.
setup-language = Les publications sont en { $language }.
language-en = anglais
language-es = espagnol
language-pt = portugais
language-fr = français
setup-no-announcements = Annonces : aucun salon n'est choisi, rien n'est donc annoncé ici.
setup-no-reviews = Relectures : aucun serveur du réseau n'a de salon pour cela. La modération peut tout de même utiliser `/{ command-review } { command-review-queue }`.
setup-no-reviews-here = Relectures : pas de salon ici ; un autre serveur du réseau en a un.
setup-channel-gone = { $what } : le salon n'existe plus. Choisissez-en un autre.
setup-channel = { $what } : { $channel }
setup-channel-lacks = { $what } : dans { $channel }, il me manque { $missing }. Dans Discord : Modifier le salon → Permissions → ajoutez mon rôle et autorisez-le.
setup-nowhere = Il me manque { $missing }, dans tous les salons. Dans Discord : Paramètres du serveur → Rôles → mon rôle, ou les permissions d'un salon.
setup-gatherings = Rencontres : je peux ouvrir des fils, joindre des fichiers de calendrier et créer des événements.
setup-gatherings-lack = Rencontres : il me manque { $missing }. Dans Discord : Paramètres du serveur → Rôles → mon rôle, ou les permissions du salon.
setup-moderators = { $count ->
    [one] Une personne a le rôle de modération.
   *[other] { $count } personnes ont le rôle de modération.
}
setup-no-moderators = Personne n'a encore le rôle de modération : `/{ command-admin } { command-admin-role }` le donne.
setup-choose-language = La langue des publications
setup-choose-announcements = Le salon des annonces
setup-choose-reviews = Le salon des relectures
setup-again = Vérifier à nouveau
permission-view-channels = Voir les salons
permission-send-messages = Envoyer des messages
permission-send-in-threads = Envoyer des messages dans les fils
permission-create-threads = Créer des fils publics
permission-embed-links = Intégrer des liens
permission-attach-files = Joindre des fichiers
permission-read-history = Voir les anciens messages
permission-create-events = Créer des événements
setup-review-command = Si des membres de la modération ne voient pas `/{ command-review }` : dans Discord, Paramètres du serveur → Intégrations → Tertulia, rendez-leur la commande visible. Les boutons sous une fiche à relire fonctionnent sans commande.

## Write-ups: boxes of the forms (labels at most 45 characters, hints at most 100)

form-1-title = Votre fiche
form-2-title = Leçons, partenaires, coût
form-3-title = Engagements, évaluation
box-limit = { $most } max.
box-title = Titre (ce qui a changé, où)
    .hint = Un verbe et ce qui a été fait, de 10 à 90 caractères
box-summary = En deux phrases
    .hint = C'est ce qu'on voit dans une recherche. Jusqu'à 280 caractères
box-problem = Quel était le problème, et pour qui ?
    .hint = Avant la réforme. Jusqu'à 700 caractères
box-action = Qu'a-t-on fait, et qui a participé ?
    .hint = Des deux côtés : gouvernement et société civile. Jusqu'à 1 500 caractères
box-results = Résultats et liens vers les preuves
    .hint = Au moins un lien https, ou indiquez plus tard qu'il est trop tôt. Jusqu'à 1 000 caractères
box-lessons = Qu'est-ce qui n'a pas marché ? Que changer ?
    .hint = Ce que vous diriez à des collègues. Jusqu'à 1 000 caractères
box-cost = Combien cela a-t-il coûté ?
    .hint = Montant et année, personnes, mois. Jusqu'à 300 caractères
box-conditions = Que faut-il pour faire de même ?
    .hint = Loi, personnes, données, partenaires. Jusqu'à 500 caractères
box-partners = Partenaires, un par ligne
    .hint = Gouvernement : Ministère de … / Société civile : Réseau pour …
box-period = Début et fin
    .hint = Par exemple 2021-11 – 2023 ; sans date de fin si cela continue
box-commitments = Engagements dans un plan d'action du PGO
    .hint = Identifiants, par exemple GBSC0004
box-assessment = Ce qu'a constaté une évaluation externe
    .hint = Seulement en précisant qui l'a faite, avec un lien
box-assessor = Qui a fait l'évaluation
box-assessment-link = Lien vers l'évaluation
box-inspired-by = Inspirée par
    .hint = Identifiants, par exemple R-42, ou un nom
field-title = Titre
field-summary = Résumé
field-problem = Problème
field-action = Ce qui a été fait, et qui a participé
field-results = Résultats
field-lessons = Ce qui n'a pas marché
field-cost = Coût
field-conditions = Ce qu'il faut

## Write-ups: drafts

draft-untitled = (pas encore de titre)
draft-saved = enregistré ; visible par vous uniquement
draft-complete = **Tout le nécessaire est là.** Regardez l'aperçu, puis soumettez.
draft-gaps = { $count ->
    [one] **Il manque encore une chose :**
   *[other] **Il manque encore { $count } choses :**
}
draft-page-1 = Premiers menus
draft-page-2 = Autres menus
draft-form-1 = Texte
draft-form-2 = Leçons, partenaires
draft-form-3 = Engagements
draft-preview = Aperçu
draft-submit = Soumettre
draft-discard = Abandonner
draft-continue = Continuer
draft-open = Ouvrir le brouillon
draft-back = Retour au brouillon
draft-take-back = Reprendre et modifier
draft-restore = Récupérer
draft-discarded = Le brouillon { $id } est abandonné. Il n'est pas supprimé : vous pouvez le récupérer.
draft-confirm-discard = Abandonner le brouillon { $id } ? Il quitte la liste et la file ; vous pourrez le récupérer plus tard.
draft-confirm-discard-revision = Abandonner ce que vous écriviez sur { $id } ? Ce que tout le monde voit reste tel quel.
saved-with-gaps = Le brouillon { $id } est enregistré. Il y manque encore :
pick-areas = Domaines d'action publique, de 1 à 4
pick-status = Où en est la réforme
pick-values = Valeurs : au moins une des trois premières
pick-axis = Climat : atténuation, adaptation…
pick-topics = Thèmes climatiques, jusqu'à 5
pick-sdgs = Objectifs de développement durable
pick-level = Jusqu'où est allée la participation
pick-attribution = Le nom qui figure sur la fiche
pick-place = Le territoire concerné
pick-language = La langue dans laquelle elle est écrite
pick-too-early = Y a-t-il déjà des résultats ?
attribution-organisation = Nom affiché : mon organisation, ou le territoire
attribution-named = Nom affiché : le mien
attribution-anonymous = Sans nom
too-early-no = Il y a des résultats, avec des preuves
too-early-yes = Il est trop tôt pour des résultats
gap-empty = { $field } : encore vide
gap-short = { $field } : au moins { $least } caractères
gap-long = { $field } : { $has } caractères, { $most } au maximum
gap-no-evidence = Résultats : au moins un lien https, ou choisissez « Il est trop tôt pour des résultats »
gap-no-area = Au moins un domaine d'action publique
gap-no-status = Où en est la réforme
gap-no-core-value = Au moins une valeur parmi la transparence, la participation citoyenne et la redevabilité
gap-bare-assessment = Évaluation externe : indiquez qui l'a faite et un lien https
gap-too-many-partners = { $most } partenaires au plus ; il y en a { $has }
gap-end-before-start = La fin est avant le début
gap-period-unread = Début et fin : impossible de lire « { $typed } ». Écrivez par exemple 2021-11 – 2023 ; ce qui était noté avant reste
gap-commitments-unread = Engagements : aucun code dans « { $typed } ». Un code ressemble à GBSC0004 ; il figure sur la page du plan sur opengovpartnership.org
consent-title = Avant de soumettre { $id }
consent-text = Choisissez les trois déclarations. La modération lit d'abord la fiche ; une fois publiée, elle est ouverte à tout le monde sous CC BY 4.0. Les copies faites par d'autres ne peuvent pas être retirées, mais vous pouvez nous demander de ne plus la montrer ou d'en retirer votre nom.
consent-menu = Choisissez les trois
consent-rights = J'ai le droit de partager ce texte : il est à moi, ou mon organisation est d'accord.
consent-private = Il ne contient aucune donnée privée sur des personnes.
consent-licence = Je le publie sous CC BY 4.0 : chacun peut le réutiliser et le traduire, en citant la source.

## Write-ups: what is said of them

writeup-count = { $count ->
    [one] { $count } fiche
   *[other] { $count } fiches
}
writeup-unknown = Il n'y a pas de fiche « { $typed } » que vous puissiez voir. Tapez une partie de son titre et choisissez dans la liste, ou utilisez `/{ command-search }`.
writeup-not-author = Seules les personnes qui ont écrit { $id } peuvent faire cela.
writeup-not-member = Pour partager au nom du territoire { $place }, rejoignez-le d'abord : `/{ command-place } { command-place-join }`.
writeup-no-place = Pour partager quelque chose, rejoignez d'abord votre territoire avec `/{ command-place } { command-place-join }`.
writeup-empty-message = Ce message n'a pas de texte à enregistrer.
writeup-waiting = { $id } attend sa relecture. Pour continuer à l'écrire, reprenez-la ; elle quitte alors la file jusqu'à ce que vous la soumettiez de nouveau.
writeup-withdrawn = { $id } a été retirée et ne peut plus être modifiée.
writeup-archived = { $id } n'a pas été retenue. La modération peut la rouvrir.
writeup-not-complete = { $count ->
    [one] Il manque encore une chose à { $id }. `/{ command-writeup } { command-writeup-edit }` montre laquelle.
   *[other] Il manque encore { $count } choses à { $id }. `/{ command-writeup } { command-writeup-edit }` montre lesquelles.
}
writeup-no-consent = Rien n'a été soumis : les trois déclarations sont nécessaires. Choisissez les trois, ou revenez au brouillon ; il est enregistré.
writeup-not-draft = { $id } n'est plus un brouillon : la fiche a été soumise, reprise, ou une décision a été prise. `/{ command-writeup } { command-writeup-edit }` montre où elle en est.
writeup-submitted = { $id } est soumise. La modération la lira et vous répondra.
writeup-confirm-withdraw = Retirer { $id } ? La fiche quitte la recherche et sa page se ferme. Les copies faites par d'autres sous CC BY 4.0 leur restent.
writeup-withdraw = Retirer
writeup-was-withdrawn = { $id } a été retirée par les personnes qui l'ont écrite.
writeup-demo = Démo : compilée à partir de sources publiques, pas par le territoire
period = { $from } – { $to }
period-since = depuis { $from }
period-until = jusqu'à { $to }
writeup-too-early = Trop tôt pour des résultats
writeup-areas = Domaines :
writeup-values = Valeurs :
writeup-climate = Climat :
writeup-government-partner = Partenaire côté gouvernement :
writeup-civil-partner = Partenaire côté société civile :
writeup-links = Preuves
writeup-revision = Version { $ordinal }
step-draft = en cours d'écriture
step-submitted = en attente de relecture
step-changes = modifications demandées
step-approved = publiée
step-rejected = non retenue
step-taken-back = reprise
page-card = En bref
page-action = Problème et action
page-results = Résultats
page-evidence = Preuves
page-history = Historique
announcement = **Nouveau dans la bibliothèque** · { $place }
announcement-read = Lire la fiche
list-title = La bibliothèque
list-mine-title = Vos fiches
list-empty = Rien ne correspond. Enlevez une option, ou utilisez `/{ command-search }`.
list-mine-empty = Aucune pour l'instant. `/{ command-writeup } { command-writeup-share }` en commence une.

## Review

review-heading = **En attente de relecture** · { $place }
review-approve = Approuver
review-changes = Demander des modifications
review-reject = Ne pas retenir
review-read = Tout lire
review-reason = Motif :
review-in-words = Message de la modération
review-reason-menu = Choisissez un motif
review-ask-changes = Que faut-il modifier ? Choisissez le motif ; un formulaire s'ouvre ensuite pour votre message.
review-ask-reject = Pourquoi n'est-elle pas retenue ? Choisissez le motif ; un formulaire s'ouvre ensuite pour votre message.
review-words = Votre message à la personne qui l'a écrite
review-words-hint = Ce qui manque, et ce qui aiderait
review-unknown = Il n'y a rien de tel à relire.
review-own = C'est votre propre fiche ; une autre personne de la modération décidera.
review-same-place = Vous faites partie du même territoire : une autre personne de la modération devrait l'approuver. Si personne ne l'a fait d'ici au <t:{ $from }:f>, vous le pourrez, et ce sera indiqué.
review-decided-approve = Elle a été approuvée le <t:{ $at }:f>
review-decided-changes = Des modifications ont été demandées le <t:{ $at }:f>
review-decided-reject = Elle n'a pas été retenue ; la décision a été prise le <t:{ $at }:f>
review-taken-back = La personne qui l'a écrite l'a reprise pour la continuer.
review-marked-same-place = Approuvée par une personne de la modération du même territoire, car personne d'autre n'a décidé en trois jours.
review-done-approve = { $id } est publiée.
review-done-changes = { $id } retourne à la personne qui l'a écrite, avec votre message.
review-done-reject = { $id } n'est pas retenue. La personne qui l'a écrite en recevra le motif.
queue-title = En attente de relecture
queue-count = { $count ->
    [0] Rien n'attend.
    [one] Une fiche attend.
   *[other] { $count } fiches attendent.
}
letter-approve = Votre fiche **{ $title }** est publiée sous l'identifiant { $id }. Merci de l'avoir partagée.
letter-changes = La modération vous demande de modifier quelque chose dans { $id }, **{ $title }**. Rien de ce que vous avez écrit n'est perdu.
letter-reject = Votre fiche { $id }, **{ $title }**, n'a pas été retenue. Vous pouvez toujours la lire.
letter-correct = Corriger la fiche
letter-open = Ouvrir la fiche
review-hold = Suspendre jusqu'à une date
review-claim = Je la lis
review-let-go = La laisser libre
review-take-out = Retirer et décider de nouveau
review-reopen = Rouvrir
review-credit = Nom affiché
review-checklist = À vérifier
flag-email = Une adresse électronique ? « { $text } » ({ $field })
flag-phone = Un numéro de téléphone ? « { $text } » ({ $field })
flag-identity = Le numéro d'une pièce d'identité ? « { $text } » ({ $field })
flag-no-evidence = Aucun lien vers une preuve
flag-no-government = Aucun partenaire côté gouvernement n'est nommé
flag-no-civil-society = Aucun partenaire hors du gouvernement n'est nommé
flag-alike = La même réforme que { $id }, « { $title } » ?
flag-none = Pas de données privées, des liens vers des preuves, les deux côtés nommés, rien de semblable
flag-level = Territoire et niveau : est-ce bien { $place } ({ $kind }) qui l'a décidé et fait ?
review-on-hold = Suspendue jusqu'au <t:{ $until }:D>
review-being-read = { $reader } la lit, jusqu'à <t:{ $until }:t>
review-claimed = Une autre personne de la modération la lit. Si rien n'est décidé avant <t:{ $until }:t>, elle redevient libre.
review-no-day = « { $typed } » n'est pas une date des douze prochains mois. Écrivez-la ainsi : 2027-05-07.
review-no-words = Dites pourquoi, avec vos mots ; la personne qui l'a écrite les lira.
review-no-target = Elle ne peut pas être fusionnée dans { $id } : choisissez-en une autre qui est dans la bibliothèque.
review-nothing-to-merge = { $id } n'attend pas de relecture et n'est pas dans la bibliothèque.
review-nothing-to-reopen = Aucune décision en vigueur sur { $id } ne peut être rouverte.
review-written-on = La personne qui a écrit { $id } y travaille déjà de nouveau ; ce qu'elle soumettra attendra sa relecture.
review-decided-merge = Elle a été fusionnée le <t:{ $at }:f>
review-decided-hold = Elle a été suspendue le <t:{ $at }:f>
review-decided-reopen = Elle a été rouverte le <t:{ $at }:f>
review-merged-into = La même réforme est racontée dans { $id }.
review-ask-hold = Pourquoi la suspendre ? Choisissez le motif ; un formulaire demande ensuite jusqu'à quel jour.
review-fields-menu = Sur quelles parties, 4 au plus (si vous voulez)
review-until = Jusqu'à quel jour
review-merge-hint = Ce qu'il serait bon d'ajouter à l'autre
review-reopen-hint = Pourquoi reprendre la décision
review-done-hold = { $id } est suspendue jusqu'au <t:{ $until }:D> ; les salons de relecture seront alors prévenus. La personne qui l'a écrite en recevra le motif.
review-done-reopen = { $id } attend de nouveau sa relecture. La personne qui l'a écrite en recevra le motif.
review-done-unmerge = { $id } existe de nouveau séparément. La personne qui l'a écrite en recevra le motif.
review-done-taken-out = { $id } n'est plus affichée. La personne qui l'a écrite prépare une nouvelle version ; quand elle la soumettra, on décidera de celle-là. Elle en recevra le motif.
review-conceal = La retirer de l'historique
review-conceal-hint = Ce qui ne doit plus être vu, sans le répéter
review-done-conceal = Cette version de { $id } n'apparaît plus dans son historique.
review-not-earlier = Seule une version antérieure de { $id } peut être retirée de l'historique. Celle qui est publique se rouvre.
review-merge-title = { $id } renverra à { $into }
review-field-hint = Ce qui devrait changer ici
review-hold-hint = Pourquoi elle attend ; la personne qui l'a écrite le lit
review-done-merge = { $id } renvoie désormais à { $into }. Les personnes qui les ont écrites sont prévenues.
review-done-claim = La décision vous revient jusqu'à <t:{ $until }:t> ; le reste de la modération voit que vous la lisez.
review-done-let-go = Elle est de nouveau libre pour le reste de la modération.
review-hold-over = { $id }, **{ $title }**, n'est plus suspendue : la décision peut être prise.
letter-merge = { $id }, **{ $title }**, raconte la même réforme que { $into } et y renvoie désormais. Rien de ce que vous avez écrit n'est perdu, et la personne qui a écrit { $into } peut le lire.
letter-merged-into-yours = { $id }, **{ $title }**, raconte la même réforme que votre { $into } et y renvoie désormais. Regardez ce qui s'y trouve et qui manque dans la vôtre.
letter-hold = Votre fiche { $id }, **{ $title }**, est suspendue jusqu'au <t:{ $until }:D> ; la décision sera prise ensuite.
letter-reopen = La décision sur votre fiche { $id }, **{ $title }**, est réexaminée ; vous en connaîtrez le résultat.
queue-held = { $count ->
    [one] une fiche suspendue
   *[other] { $count } fiches suspendues
}
queue-held-until = suspendue jusqu'au <t:{ $until }:d>
queue-late = en attente depuis plus de trois jours
queue-claimed = quelqu'un la lit
writeup-state-merged = Fusionnée
writeup-merged = { $id } raconte la même réforme que { $into } : ouvrez `/{ command-writeup } { command-writeup-show }` avec { $into }.
writeup-not-shown = { $id } n'est plus affichée : elle a été relue de nouveau et n'a pas été retenue.
writeup-too-many = Vous avez commencé { $most } fiches en une heure. À partir de <t:{ $from }:t>, vous pourrez en commencer une autre ; les vôtres sont enregistrées.
writeup-in-review = { $id } est de nouveau en relecture et n'est pas affichée d'ici là.
history-changes = Ce qui a changé de la version { $from } à la { $to }
history-how = Barré : enlevé. En gras : ajouté.
history-same = Aucune différence entre ces versions.
history-back = Toutes les versions
draft-asked = Ce qui a été demandé

## Search

search-found = { $count ->
    [one] Une fiche pour « { $query } »
   *[other] { $count } fiches pour « { $query } », les plus proches d'abord
}
search-found-newest = { $count ->
    [one] Une fiche pour « { $query } »
   *[other] { $count } fiches pour « { $query } », les plus récentes d'abord
}
related = Fiches liées
related-builds-on = s'appuie sur celle-ci
related-meaning = de sens proche
related-same = même domaine et même statut
draft-alike = La même réforme ? Si l'une de ces fiches la raconte déjà, écrivez-y ou adaptez-la.
search-open = { $count ->
    [one] Une fiche
   *[other] { $count } fiches
}
search-corrected = Recherche faite pour **{ $corrected }**, car la bibliothèque n'a pas « { $query } ».
search-lane-own = Dans votre langue
search-lane-other = Dans d'autres langues, de sens proche
search-lane-other-words = Dans d'autres langues
search-by-words-alone = Cette recherche ne compare que les mots, et trouve donc à peine ce qui est écrit dans d'autres langues.
search-facet-place = Lieu
search-facet-area = Domaine
search-facet-status = Statut
search-facet-language = Langue
search-facet-year = Année
search-narrow = Affiner…
search-drop = Sans « { $what } : { $value } »
search-newest-first = Les plus récentes d'abord
search-best-first = Les plus proches d'abord
search-instead = Chercher autre chose…
search-instead-word = Chercher « { $word } »
search-instead-area = Tout dans { $area }
search-instead-everywhere = La même recherche sans les filtres
search-unreadable = Tertulia lit le français, l'anglais, l'espagnol et le portugais. Dans d'autres langues, seuls les mots exacts sont trouvés.
search-notes = Dans les comptes rendus de rencontres
search-nothing = Aucun résultat pour « { $query } »
search-nothing-hint = Essayez avec moins de mots ou d'autres mots, ou enlevez une option. `/{ command-writeup } { command-writeup-list }` montre tout ce qu'il y a.
search-unknown-year = « { $typed } » n'est pas une année. Écrivez quatre chiffres, par exemple 2021.
search-forgotten = Les pages de cette recherche ne sont plus conservées. Veuillez relancer la recherche.

## Help

help-title = Tertulia en une minute
help-members =
    • **Trouver ce que d'autres ont fait :** `/{ command-search }`, dans n'importe laquelle des quatre langues
    • **Faire partie d'un territoire :** `/{ command-place } { command-place-join }`
    • **Partager ce que votre territoire a fait :** `/{ command-writeup } { command-writeup-share }` ouvre un formulaire ; ce que vous tapez est enregistré comme brouillon, même inachevé
    • **Retrouver vos brouillons :** `/{ command-writeup } { command-writeup-list } { option-mine }:True` ou `/{ command-writeup } { command-writeup-edit }`
    • **Ensuite :** choisissez les domaines et l'avancement, regardez l'aperçu, soumettez. La modération lit la fiche, vous répond, et la fiche est publiée.
    • **Ce qui est à vous :** `/{ command-me } { command-me-export }` vous donne tout ce que je garde sur vous, `/{ command-me } { command-me-forget }` l'efface
help-moderators =
    • **Décider :** `/{ command-review } { command-review-queue }`, ou les boutons dans le salon de relecture. Personne ne décide de sa propre fiche.
    • **Ce serveur :** `/{ command-admin } { command-admin-setup }` · **Rôles :** `/{ command-admin } { command-admin-role }` · **Un autre serveur :** `/{ command-admin } { command-admin-server }`
    • **Personnes et territoires :** `/{ command-admin } { command-admin-contact }`, `/{ command-admin } { command-admin-place }`, `/{ command-admin } { command-admin-block }` · **Ce qui a été décidé :** `/{ command-admin } { command-admin-log }` · **Comment je vais :** `/{ command-admin } { command-admin-health }`
help-language = Je parle la langue de votre Discord si c'est l'une des nôtres ; `/{ command-me } { command-me-language }` en choisit une autre.
about-text = Une tertulia est une rencontre régulière où l'on échange des idées. Celle-ci relie des territoires qui pratiquent le gouvernement ouvert et agissent pour le climat : ils partagent des fiches sur ce qu'ils ont fait, preuves à l'appui, et trouvent ce que d'autres ont fait.
about-version = Version { $version } · logiciel libre sous licence MIT · fiches sous CC BY 4.0

## tertulia check: in a terminal, without Markdown

check-settings = Réglages
check-database = Base de données : { $path }
check-no-database = Base de données : { $path } n'existe pas encore ; le premier démarrage la crée.
check-older-database = Base de données : { $path } vient d'une version plus ancienne ; le prochain démarrage la copie dans { $folder } et la met à jour.
check-bad-database = Base de données : { $path } est inutilisable : { $error }
check-running = Tertulia tourne dessus en ce moment.
check-no-backups = Sauvegardes : impossible d'écrire dans { $folder }, donc aucune ne sera faite. Indiquez un autre dossier (backup.folder) ou laissez le bot y écrire.
check-bad-model = search.model : { $fault }. La recherche se fait par mots seulement.
check-home = Premier serveur (network.home_guild) : { $id }
check-no-home = Il manque network.home_guild : l'identifiant de votre premier serveur Discord. Dans Discord : Paramètres → Avancés → Mode développeur, puis clic droit sur le serveur → Copier l'identifiant du serveur.
check-token = Jeton
check-no-token = Il manque DISCORD_TOKEN. Il se trouve dans le portail des développeurs de Discord : votre application → Bot → Reset Token.
check-wrong-token = Discord n'accepte pas DISCORD_TOKEN. Créez-en un nouveau dans le portail des développeurs : votre application → Bot → Reset Token.
check-application = Discord le reconnaît : { $name } (application { $id }).
check-connections = Nouvelles connexions encore possibles aujourd'hui : { $left } sur { $all }.
check-connections-used-up = À { $all } connexions par jour, Tertulia attend, jusqu'à { $until } : à 1000, Discord réinitialiserait le jeton du bot. Le journal dit pourquoi la connexion est coupée.
check-discord-fails = Discord n'a pas pu être interrogé : { $error }
check-servers = Serveurs
check-not-in-home = Le bot n'est pas sur le premier serveur, { $id }. Invitez-le avec le lien ci-dessous.
check-first-server = { $name } ({ $id }), le premier serveur
check-server = { $name } ({ $id })
check-not-run = Rien n'est encore réglé : lancez tertulia run, puis /{ command-admin } { command-admin-setup } sur ce serveur.
check-not-admitted = Ne fait pas partie du réseau. La modération l'y fait entrer avec /{ command-admin } { command-admin-server } { option-server }:{ $id }.
check-invite = Pour inviter le bot sur un serveur, avec exactement les permissions dont il a besoin
check-all-met = Il ne manque rien.
check-some-missing = Il manque ce qui est marqué ✗.

## Gatherings

kind-plenary = Plénière
kind-peer_session = Séance entre pairs : une personne pose une question, d'autres l'aident
kind-show_and_tell = Partage d'expériences
kind-working_session = Séance de travail
kind-study_visit = Visite d'étude
kind-onboarding = Séance d'accueil
kind-open_event = Événement ouvert
confidentiality-public = Ouverte à tout le monde
confidentiality-members = Pour les membres
confidentiality-chatham_house = Règle de Chatham House : utilisez ce que vous entendez, sans dire qui l'a dit ni qui était là
recording-none = Pas d'enregistrement
recording-members = Enregistrée, pour les membres
recording-public = Enregistrée, pour tout le monde
pick-gathering-kind = Quel type de rencontre
pick-gathering-confidentiality = Qui peut en avoir connaissance
pick-gathering-recording = Est-elle enregistrée ?
gathering-host = Territoire hôte
gathering-kind = Type
gathering-length = Durée
gathering-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
gathering-languages = Langues
gathering-interpretation = Interprétation
gathering-confidentiality = Confidentialité
gathering-recording = Enregistrement
gathering-repeat = Répétition
gathering-where = Où
gathering-seats = Places
gathering-reminders = Rappels à l'avance
gathering-purpose = À quoi elle sert
gathering-agenda = Ordre du jour
gathering-writeups = Fiches à l'ordre du jour
gathering-later = Ensuite
gathering-elsewhere = L'heure ailleurs
gathering-next-times = Les prochaines dates
gathering-clocks = Attention aux changements d'heure
gathering-reference = { $id } · `/{ command-gathering } { command-gathering-show }`
gathering-open-announcement = Ouvrir l'annonce
gathering-is-off = Annulée :
gathering-was-moved = Déplacée ; c'était
venue-unsaid = pas encore indiqué
venue-after-seat = lien visible après avoir pris une place
venue-hidden = réservé aux personnes qui ont une place
seats-of = { $going } sur { $seats } prises
seats-going = { $going ->
    [one] { $going } personne y va
   *[other] { $going } personnes y vont
}
seats-maybe = peut-être : { $count }
seats-waiting = en attente : { $count }
seats-open = sans limite
answer-going = J'y vais
answer-wait = Complet : attendre une place
answer-maybe = Peut-être
answer-no = Je ne peux pas
answer-calendar = Ajouter au calendrier
your-answer-going = ✓ Vous avez une place.
your-answer-waiting = Vous attendez une place.
your-answer-maybe = Vous avez dit peut-être.
your-answer-no = Vous avez dit ne pas pouvoir venir.
answered-going = Vous avez une place à **{ $title }** : { $when }
answered-waiting = { $before ->
    [0] **{ $title }** affiche complet. Vous êtes en tête de la liste d'attente pour le { $when } ; si une place se libère, elle est à vous et je vous préviens.
    [one] **{ $title }** affiche complet. Une personne est avant vous pour le { $when } ; quand une place se libère pour vous, je vous préviens.
   *[other] **{ $title }** affiche complet. { $before } personnes sont avant vous pour le { $when } ; quand une place se libère pour vous, je vous préviens.
}
answered-maybe = C'est noté : peut-être, pour **{ $title }**, { $when }
answered-no = C'est noté : vous ne pouvez pas venir à **{ $title }**, { $when }
gathering-draft = Brouillon ; seule la facilitation le voit
gathering-draft-hint = Changez date, places et le reste avec `/{ command-gathering } { command-gathering-edit }` et `/{ command-gathering } { command-gathering-move }`, id { $id }
gathering-announce = Annoncer
gathering-texts = Textes
gathering-discard = Supprimer
gathering-form-title = À quoi elle sert
box-purpose = À quoi sert-elle ?
    .hint = Ce que les gens sauront ou auront ensuite
box-agenda = Ordre du jour, une ligne par point
    .hint = 10 min · Accueil
box-interpretation = Interprétation
    .hint = Français–anglais, simultanée ; sous-titres
box-writeups = Fiches à l'ordre du jour
gathering-shifts = À ces dates, l'heure change dans certains territoires ; l'heure habituelle est entre parenthèses :
gathering-more-shifts = { $count ->
    [one] et une autre date
   *[other] et { $count } autres dates
}
gathering-unsound-later = { $local } est une heure que les horloges du fuseau { $zone } sautent ou montrent deux fois ; vérifiez cette date
gathering-short-months = Pas de rencontre les mois qui n'ont pas de { $day }
gathering-change-near = { $place } : les horloges changent à moins d'une semaine de la rencontre, le { $day }
repeat-weekly = chaque semaine
repeat-fortnightly = toutes les deux semaines
repeat-monthly-date = chaque mois à cette date
repeat-monthly-weekday = chaque mois ce même jour de la semaine
repeat-times = { $count ->
    [one] { $rhythm }, une fois
   *[other] { $rhythm }, { $count } fois
}
repeat-until = { $rhythm }, jusqu'au { $day }
reminders-none = aucun
gathering-announced = { $count ->
    [0] **{ $title }** ({ $id }) est annoncée. Aucun serveur n'a encore de salon pour les annonces : `/{ command-admin } { command-admin-setup }`
    [one] **{ $title }** ({ $id }) est annoncée sur un serveur.
   *[other] **{ $title }** ({ $id }) est annoncée sur { $count } serveurs.
}
gathering-discarded = Le brouillon { $id } est supprimé.
gathering-changed = { $id } est modifiée. Les cartes, les événements et les fichiers de calendrier sont mis à jour.
gathering-moved = Les personnes qui ont une place à { $id } sont prévenues, avec l'ancienne heure et la nouvelle : { $when }
gathering-confirm-cancel = Annuler **{ $title }**, { $when } ? Les personnes qui ont une place sont prévenues.
cancel-it = Annuler la rencontre
cancel-one = Annuler seulement celle-ci
cancel-all = Annuler celle-ci et les suivantes
cancel-form-title = Pourquoi est-elle annulée ?
box-reason = En une phrase, pour qui voulait venir
    .hint = Période électorale ; nous trouverons une autre date
gathering-cancelled = { $id } est annulée. Les personnes qui ont une place sont prévenues.
gathering-close = Noter ce qui en est sorti
gathering-close-again = Modifier le compte rendu
gathering-harvest = Commencer une fiche à partir de cela
gathering-closed = Le compte rendu de **{ $title }** est gardé ; il se trouve avec `/{ command-search }`.
close-form-title = Ce qui en est sorti
box-notes = Compte rendu
    .hint = Trois leçons, une chose qui n'a pas marché, à qui demander
box-decisions = Décisions
    .hint = Ce qui a été convenu
box-follow-ups = Suivis : quoi | qui | jour
    .hint = Envoyer les données | Mairie | 2027-03-01
box-recording-link = Lien vers l'enregistrement
box-heads = Combien de personnes sont venues ?
harvest-notes = Compte rendu
harvest-decisions = Décisions
harvest-follow-ups = Suivis
harvest-recording = Enregistrement
harvest-heads = { $count ->
    [one] { $count } personne est venue
   *[other] { $count } personnes sont venues
}
harvest-kept = Ce que vous avez écrit est gardé. Avant de clôturer la rencontre, corrigez ou complétez :
harvest-no-notes = Compte rendu : dites en quelques phrases ce qui en est sorti
harvest-no-link = L'enregistrement : un lien https, ou rien
harvest-no-number = Combien de personnes sont venues : un nombre, ou rien
harvest-no-day = Suivis : « { $line } ». Écrivez quoi | qui | 2027-03-01 ; qui et jour peuvent manquer
harvest-tells = Sous la règle de Chatham House, « { $word } » révélerait qui était là. Dites-le sans ce mot
harvest-recorded = Sous la règle de Chatham House, il n'y a pas d'enregistrement
reminder-ahead = **{ $title }** commence { $relative } : { $when }
reminder-begun = **{ $title }** a commencé { $relative } et est en cours.
reminder-late = Ce rappel est en retard : je n'étais pas en ligne au moment prévu.
nudge-close = **{ $title }** s'est terminée { $ended }. Qu'en est-il sorti ? Quelques phrases suffisent, et d'autres pourront les trouver.
notice-moved = **{ $title }** est déplacée : ce n'est plus le { $before } mais le **{ $after }**
notice-moved-all = La série **{ $title }** est déplacée. Cette fois, ce n'est plus le { $before } mais le **{ $after }**
notice-clocks = Les règles de l'heure légale du territoire hôte ont changé. **{ $title }** y garde son heure locale ; pour vous, ce n'est plus le { $before } mais le **{ $after }**
notice-cancelled = **{ $title }** est annulée : ~~{ $before }~~
notice-cancelled-all = **{ $title }** est annulée, cette date et les suivantes : ~~{ $before }~~
notice-promoted = Une place s'est libérée : vous en avez une à **{ $title }**, { $when }
letter-waits = { $user }, un message vous attend dans `/{ command-me } { command-me-inbox }`
interested-noted = Vous avez cliqué sur « Ça m'intéresse » pour **{ $title }** : j'ai noté *peut-être*.
facilitator-next-reminder = Le prochain rappel part { $at }.
facilitator-undelivered = { $count ->
    [one] Un message n'a pas pu être remis directement ; il attend dans une boîte de réception.
   *[other] { $count } messages n'ont pas pu être remis directement ; ils attendent dans des boîtes de réception.
}
gathering-list = À venir
gathering-list-mine = Les rencontres où vous allez
gathering-list-empty = Rien pour le moment.
gathering-drafts = Brouillons
calendar-file = { $count ->
    [0] Rien n'est prévu, le fichier est donc vide.
    [one] Un fichier de calendrier avec une rencontre.
   *[other] Un fichier de calendrier avec { $count } rencontres.
}
calendar-hint = Ouvrez-le avec votre calendrier. Tout y est à votre heure locale ; si quelque chose change, téléchargez-le de nouveau.
me-reminders-direct = Vous recevez en message privé les rappels des rencontres où vous avez une place, en plus de ceux du salon.
me-reminders-channel = Les rappels vous arrivent seulement dans le salon.
me-reminders-usual = ceux de chaque rencontre
me-zone-set = Votre fuseau horaire est { $zone } ; il y est maintenant { $local }.
gathering-remind = { $id } : quand les rappels sont envoyés
gathering-unknown = Il n'y a aucune rencontre « { $id } » que vous puissiez voir. Tapez une partie de son titre et choisissez dans la liste, ou utilisez `/{ command-gathering } { command-gathering-list }`.
gathering-members-only = Cette rencontre est pour les membres. Rejoignez d'abord un territoire : `/{ command-place } { command-place-join }`
gathering-bad-date = Je ne reconnais pas de date dans « { $typed } ». Écrivez année, mois, jour et l'heure sur 24 heures : 2027-01-20 16:00
gathering-bad-zone = « { $typed } » n'est pas un fuseau horaire connu. Tapez une ville ou un territoire et choisissez dans la liste ; une abréviation comme CST désigne plusieurs fuseaux.
gathering-missing-time = { $local } n'existe pas dans le fuseau { $zone } : ce jour-là, les horloges la sautent. { $earlier } et { $later } existent.
gathering-double-time = { $local } se produit deux fois dans le fuseau { $zone } : ce jour-là, les horloges reculent. { $earlier } et { $later } n'arrivent qu'une fois.
gathering-past = Cette heure est passée. Choisissez-en une à venir.
gathering-too-far = C'est dans plus de trois ans. Choisissez un jour plus proche.
gathering-bad-minutes = Une rencontre dure de { $least } à { $most } minutes.
gathering-bad-seats = Places : un nombre jusqu'à { $most }, ou 0 sans limite.
gathering-fewer-seats = { $taken ->
    [one] { $taken } place est déjà prise ; il ne peut pas y en avoir moins.
   *[other] { $taken } places sont déjà prises ; il ne peut pas y en avoir moins.
}
gathering-rule-unread = Je ne comprends pas la répétition. Choisissez dans la liste, par exemple *chaque semaine*, ou écrivez une règle comme FREQ=WEEKLY;COUNT=6
gathering-rule-too-often = Une rencontre peut se répéter au plus une fois par jour.
gathering-rule-too-many = Une série qui a une fin compte au plus { $most } dates. Faites-la finir plus tôt, ou laissez-la sans fin.
gathering-rule-not-its = La première date ne suit pas la règle ; la rencontre commencerait le { $first }. Changez la date ou la règle.
gathering-rule-empty = Avec cette règle, elle n'aurait jamais lieu. Changez la règle.
gathering-bad-venue = Où : choisissez un salon dans la liste, ou donnez un lien qui commence par https://
gathering-hidden-channel = Je ne vois pas ce salon. Donnez-moi la permission « Voir le salon » pour ce salon, ou choisissez-en un autre.
gathering-bad-languages = « { $typed } » n'est aucune de ces langues : en, es, pt, fr. Écrivez par exemple : en es
gathering-bad-offsets = Je ne comprends pas « { $typed } ». Écrivez jusqu'à six moments, par exemple 7d 24h 1h 10m, ou off.
gathering-over = Elle est terminée ou annulée. `/{ command-gathering } { command-gathering-list }` montre les rencontres à venir.
gathering-not-begun = Elle n'a pas encore commencé ; vous pourrez la clôturer ensuite.
gathering-not-announced = Elle n'est pas encore annoncée. Annoncez-la d'abord.
gathering-announced-already = Elle est déjà annoncée. Modifiez-la avec `/{ command-gathering } { command-gathering-edit }`.
gathering-no-series = Elle ne se répète pas : il n'y a que celle-ci.
gathering-same-time = Elle est déjà prévue à cette heure.
gathering-gone = Elle a été annulée ou supprimée.
gathering-discreet = Sous la règle de Chatham House, cela ne se fait pas : cela pourrait révéler qui était là.
gathering-unknown-writeup = « { $typed } » n'est pas une fiche publiée. Écrivez des codes comme R-4.
gathering-stays-discreet = Elle a été annoncée sous la règle de Chatham House, et cela reste ainsi.
harvest-for-members = Elle a eu lieu. Les membres lisent son compte rendu avec `/{ command-gathering } { command-gathering-show }`, id { $id }
gathering-not-of-series = Cette date est à part depuis que la série a changé. Déplacez-la seule, ou choisissez-en une suivante pour la série.
reminder-moved = **{ $title }** est déplacée ; c'est maintenant { $when }
reminder-off = **{ $title }** est annulée : ~~{ $when }~~
reminder-over = **{ $title }** est terminée : { $when }
notice-cancelled-one = **{ $title }** du { $before } est annulée. Les autres dates restent.
notice-keeps-seat = Vous gardez votre place.
gathering-cancelled-one = La date du { $when } est annulée ; les autres de { $id } restent. Les personnes qui ont une place sont prévenues.
gathering-cancelled-all = { $id } est annulée à partir du { $when }. Les personnes qui ont une place sont prévenues.
answered-one-date = Cette place vaut pour cette date seulement ; chaque date a les siennes.
remind-me-directly = Me le rappeler aussi en message privé
remind-me-in-channel = Me le rappeler seulement dans le salon
me-reminders-hint = D'autres moments, par exemple 1h 10m : l'option `{ option-before }`
harvest-not-recorded = L'enregistrement : cette rencontre a été annoncée sans enregistrement ; laissez le lien vide
gathering-your-time = à votre heure

## Translations, confirmations, adaptations, reports, what one keeps

command-writeup-confirm = confirmer
    .about = En tant que contact du territoire : confirmer qu'une fiche a bien été cocréée
command-writeup-adapt = adapter
    .about = Dire que votre territoire adapte ce qu'un autre a fait
command-writeup-translate = traduire
    .about = Traduire une fiche dans une autre des quatre langues
command-writeup-keep = garder
    .about = Garder une fiche pour la retrouver ; la seconde fois : ne plus la garder
command-me-follow = suivre
    .about = Suivre un territoire ou un domaine : un message par jour au plus, s'il y a du nouveau
command-me-unfollow = ne-plus-suivre
    .about = Ne plus suivre un territoire ou un domaine d'action publique
option-note = remarque
    .about = Vos réserves, en 500 caractères au plus ; elles sont affichées avec la fiche
option-kept = gardées
    .about = Seulement celles que vous gardez

translated-reviewed = Traduite et relue · l'original est en { $language }
translated-earlier = Traduite et relue, d'après une version antérieure · l'original est en { $language }
translated-original = Voir l'original
translated-back = Voir la traduction
contested = **Contestée :** voir la réponse de { $organisations }
co-created = **Cocréée ✓** Confirmée par les deux contacts du territoire, pour le gouvernement et pour la société civile.
co-created-government = Confirmée par le contact du territoire pour le gouvernement ; pas encore par celui de la société civile.
co-created-civil = Confirmée par le contact du territoire pour la société civile ; pas encore par celui du gouvernement.
co-created-earlier = Les deux contacts ont confirmé une version antérieure ; pas encore celle-ci.
co-created-note-government = Remarque du contact pour le gouvernement :
co-created-note-civil = Remarque du contact pour la société civile :
adapted-by = Adaptée par
reply-of = Réponse de { $organisation }
report-button = Signaler
list-kept-title = Ce que vous gardez
list-kept-empty = Rien pour l'instant. `/{ command-writeup } { command-writeup-keep }` garde une fiche.

confirm-letter = **{ $title }** ({ $id }) est publiée pour { $place }, territoire dont vous êtes l'un des contacts. A-t-elle été cocréée comme elle le dit ? Lisez-la, puis confirmez ; vous pouvez ajouter vos réserves.
confirm-letter-again = Une nouvelle version de **{ $title }** ({ $id }) est publiée pour { $place }. Une confirmation vaut pour une seule version : regardez aussi celle-ci.
confirm-button = Confirmer
confirm-form-title = Confirmer { $id }
box-note = Vos réserves, s'il y en a · 500 max.
    .hint = Affiché avec la fiche, comme remarque du contact de votre côté
confirmed-both = { $id } porte la mention « Cocréée ✓ » : les deux contacts du territoire ont confirmé cette version.
confirmed-government = Vous avez confirmé { $id } pour le gouvernement. La fiche portera la mention « Cocréée ✓ » quand le contact pour la société civile l'aura confirmée aussi.
confirmed-civil = Vous avez confirmé { $id } pour la société civile. La fiche portera la mention « Cocréée ✓ » quand le contact pour le gouvernement l'aura confirmée aussi.
confirm-not-contact = Seuls les deux contacts du territoire { $place } peuvent confirmer : un pour le gouvernement, un pour la société civile. La modération les désigne.
confirm-newer = Une autre version de { $id } est publiée depuis. Lisez-la avec `/{ command-writeup } { command-writeup-show }`, puis confirmez-la avec `/{ command-writeup } { command-writeup-confirm }`.
confirm-long-note = Une remarque compte { $most } caractères au plus ; celle-ci en a { $has }.
adapted = C'est noté : { $place } adapte { $id }. La page des preuves l'indique, et la personne qui a écrit la fiche est prévenue.
adapted-letter = { $place } adapte votre fiche { $id }, **{ $title }** :
adapt-not-member = Pour le dire au nom du territoire { $place }, rejoignez-le d'abord : `/{ command-place } { command-place-join }`.
adapt-own-place = { $id } vient de ce même territoire. Un autre territoire peut dire qu'il l'adapte.
adapt-bad-reason = Dites pourquoi en 1 à { $most } caractères ; vous en avez écrit { $has }.

translation-desk = { $id } : traduction en { $language }
translation-desk-new = Voici l'original. *Écrire la traduction* ouvre un formulaire ; ce que vous envoyez est enregistré, même inachevé.
translation-desk-missing = **C'est enregistré. Avant de pouvoir soumettre :**
translation-desk-complete = **Tout y est, et c'est enregistré.** Relisez, puis soumettez.
translation-desk-newer = **L'original a été révisé depuis votre dernier enregistrement.** Voici la nouvelle version : ouvrez le formulaire, ajustez votre texte et envoyez-le.
translation-licence = Une traduction est publiée sous CC BY 4.0, comme l'original. La modération ou la gestion des savoirs la lit d'abord.
translation-form-1 = Écrire la traduction
translation-form-2 = Leçons, coût, conditions
translation-submit = Soumettre la traduction
translation-original-1 = Original, partie 1
translation-original-2 = Original, partie 2
translation-translated-1 = Traduction, partie 1
translation-translated-2 = Traduction, partie 2
translation-submitted = Votre traduction de { $id } en { $language } est soumise. Vous saurez ce qui est décidé.
translation-heading = **Une traduction attend sa relecture** : { $id }, original en { $from }, traduction en { $into }
translation-of = Titre original : { $title }
translation-send-back = Renvoyer
box-translation-words = Votre message à la personne qui a traduit
translation-done-approve = La traduction de { $id } en { $language } est publiée.
translation-done-back = Elle retourne à la personne qui a traduit, avec votre message.
translation-letter-approved = Votre traduction de { $id }, **{ $title }**, en { $language } est publiée. Merci.
translation-letter-back = Votre traduction de { $id }, **{ $title }**, en { $language } vous revient. Rien de ce que vous avez écrit n'est perdu.
translation-in-words = De la personne qui l'a lue
translation-unknown = Cette traduction n'existe pas, ou n'est pas la vôtre.
translation-same-language = { $id } a été écrite dans cette langue. Choisissez-en une autre.
translation-not-member = Pour traduire, rejoignez d'abord un territoire : `/{ command-place } { command-place-join }`.
translation-not-complete = { $count ->
    [one] Il manque encore une chose. `/{ command-writeup } { command-writeup-translate }` montre laquelle.
   *[other] Il manque encore { $count } choses. `/{ command-writeup } { command-writeup-translate }` montre lesquelles.
}
translation-newer = { $id } a été révisée pendant que vous traduisiez. `/{ command-writeup } { command-writeup-translate }` montre la nouvelle version à côté de votre texte, qui est enregistré.
translation-not-draft = Cette traduction a déjà été soumise. Vous saurez ce qui est décidé.
translation-not-reviewer = Seules la modération et la gestion des savoirs décident des traductions.
translation-own = C'est votre propre traduction ; une autre personne décidera.
translation-was-approved = Cette traduction a été approuvée le <t:{ $at }:f>
translation-was-sent-back = Cette traduction a été renvoyée le <t:{ $at }:f>
translation-no-words = Dites ce qui devrait changer, pour que la personne qui a traduit puisse continuer.

report-ask = Qu'est-ce qui ne va pas dans { $id } ? Choisissez le motif ; un formulaire s'ouvre ensuite pour votre message. Seule la modération le lit, et les personnes qui ont écrit la fiche ne sauront pas qui l'a signalée.
report-reason-menu = Choisissez un motif
report-reply-hint = Parlez-vous au nom d'une organisation nommée dans la fiche ? Elle peut répondre en 500 caractères au plus, avec un lien.
report-reply-button = Répondre pour une organisation nommée ici
report-form-title = Signaler { $id }
report-reply-title = Répondre à { $id }
box-report-words = Qu'est-ce qui ne va pas, et où ?
    .hint = La phrase en question et, s'il y en a une, une source publique
box-reply-organisation = Organisation, telle qu'elle y est nommée
    .hint = Partenaire, créditée, ou nommée dans le texte
box-reply-words = Sa réponse · 500 max.
    .hint = Affichée avec la fiche telle que vous l'écrivez
box-reply-link = Lien pour en savoir plus
report-sent = Merci. La modération examine ce que vous avez signalé dans { $id } ; vous saurez ce qu'elle décide.
report-reply-sent = La modération lit la réponse à { $id } ; vous saurez ce qu'elle décide. Une fois acceptée, elle est affichée avec la fiche.
report-heading = **Un signalement** sur { $id }, { $title }
report-reply-heading = **Une réponse** à { $id }, { $title }
report-reply-sender = De la part d'une personne de : { $sender }
report-reply-stranger = aucun territoire du réseau
report-accept = Accepter
report-refuse = Refuser
report-read = Lire la fiche
box-report-answer = Votre réponse, si vous voulez
    .hint = La personne qui l'a envoyé lit ceci, sans votre nom
report-was-accepted = Accepté le <t:{ $at }:f>
report-was-refused = Refusé le <t:{ $at }:f>
report-done-shown = La réponse est affichée avec { $id }, désormais marquée comme contestée. La personne qui l'a écrite est prévenue.
report-done-accepted = Accepté ; la personne qui l'a signalé est prévenue. Ce que devient { $id } se décide à part : `/{ command-review } { command-review-show }`.
report-done-refused = Refusé ; la personne qui l'a envoyé est prévenue.
report-letter-shown = La réponse de votre organisation est affichée avec { $id }, désormais marquée comme contestée.
report-letter-not-shown = La modération a lu la réponse de votre organisation à { $id } et ne l'affiche pas.
report-letter-accepted = La modération vous donne raison sur ce que vous avez signalé dans { $id } et s'en occupe. Merci.
report-letter-refused = La modération a examiné ce que vous avez signalé dans { $id } et laisse la fiche telle quelle. Merci de l'avoir dit.
report-letter-author = { $organisation } a répondu à votre fiche { $id }. La réponse est affichée avec la fiche, désormais marquée comme contestée :
report-unknown = Ce signalement n'existe pas.
report-bad-words = Écrivez de 1 à { $most } caractères ; il y en a { $has }.
report-no-link = Donnez un seul lien qui commence par https:// et que tout le monde peut ouvrir.
report-not-named = « { $organisation } » n'est pas nommée dans cette fiche : ni partenaire, ni créditée, ni dans le texte. Écrivez le nom tel qu'il y figure, ou signalez plutôt ce qui ne va pas.
report-too-many = Vous avez envoyé { $most } signalements en un jour : c'est le maximum. Envoyez le prochain demain ; si c'est urgent, écrivez à la modération.
report-own = Cela vient de vous ; une autre personne de la modération décidera.
report-own-writeup = Il s'agit de votre propre fiche ; une autre personne de la modération décidera.

kept = Vous gardez { $id }. `/{ command-writeup } { command-writeup-list } { option-kept }:True` montre tout ce que vous gardez.
kept-no-longer = Vous ne gardez plus { $id }.
follow-title = Ce que vous suivez
follow-when = Quand il y a du nouveau, un message privé vous le dit à 9 heures du matin : dans votre fuseau si vous en avez choisi un avec `/{ command-me } { command-me-zone }`, sinon dans celui de votre territoire.
follow-none = Vous ne suivez plus rien ; vous ne recevrez donc pas de message.
follow-nothing = Choisissez un territoire ou un domaine d'action publique.
digest-title = Du nouveau dans ce que vous suivez
digest-more = { $count ->
    [one] et une de plus : `/{ command-writeup } { command-writeup-list }`
   *[other] et { $count } de plus : `/{ command-writeup } { command-writeup-list }`
}
digest-why = Vous l'avez demandé avec `/{ command-me } { command-me-follow }` ; `/{ command-me } { command-me-unfollow }` y met fin.
translation-heading-done = Une traduction de { $id }, original en { $from }, traduction en { $into }
translation-desk-begun = Le formulaire s'ouvre avec le texte déjà écrit. Ce que vous envoyez est enregistré comme votre propre traduction ; celle des autres reste intacte.
translation-queue = Traductions en attente de relecture
report-queue = Signalements et réponses en attente
queue-translations = Traductions : { $count }
queue-reports = Signalements : { $count }

## The log, the network's places, contacts and servers, blocking

command-admin-place = territoire
    .about = Ajouter un territoire ou en modifier un
command-admin-contact = contacts
    .about = Désigner ou retirer le contact d'un territoire, de chaque côté
command-admin-block = bloquer
    .about = Limiter une personne à la lecture, jusqu'à un jour ou sans limite ; ou lever le blocage
command-admin-log = journal
    .about = Ce qui a été décidé : quand, par qui, sur quoi et pourquoi
command-transparency = transparence
    .about = Ce que la modération a décidé, en chiffres et étape par étape
option-name = nom
    .about = Comment le territoire s'appelle, dans sa propre langue
option-kind = type
    .about = De quel type de territoire il s'agit
option-country = pays
    .about = Son pays ; tapez son nom ou son code
option-aliases = autres-noms
    .about = D'autres noms, séparés par des virgules ; -nom en retire un
option-iso = code-iso
    .about = Son code ISO 3166-2, par exemple GB-SCT ; - s'il n'y en a pas
option-en = en-anglais
    .about = Son nom en anglais
option-es = en-espagnol
    .about = Son nom en espagnol
option-pt = en-portugais
    .about = Son nom en portugais
option-fr = en-français
    .about = Son nom en français
option-action = opération
    .about = Ce qui a été fait
option-since = depuis
    .about = À partir de ce jour, par exemple 2030-01-31
option-until = fin
    .about = Le dernier jour, par exemple 2030-01-31
choice-admit = admettre
choice-remove = retirer
choice-confirm = confirmer
choice-block = bloquer
choice-unblock = lever le blocage
choice-government = gouvernement
choice-civil_society = société civile
somebody-forgotten = quelqu'un dont les données ont été effacées
bad-day = « { $typed } » n'est pas une date. Écrivez l'année, le mois, le jour : 2030-01-31
denied-blocked =
    Ici, vous pouvez lire et utiliser `/{ command-me }`, et rien d'autre, { $until ->
        [never] sans limite de durée
       *[other] jusqu'au <t:{ $until }:f>
    }. Le motif : { $kept ->
        [yes] ce qui a été décidé avant que vous demandiez à être oublié·e
       *[no] { $reason }
    }
    Si vous pensez que c'est une erreur, demandez { $ask ->
        [nobody] à la personne qui administre ce réseau
       *[other] à la modération : { $ask }
    }
block-done-until = { $user } peut seulement lire jusqu'au <t:{ $until }:f>. D'ici là, ses rôles éventuels sont suspendus.
block-done = Désormais, { $user } peut seulement lire. Ses rôles éventuels sont suspendus.
block-what = Si la personne tente autre chose, elle verra pourquoi, et à qui s'adresser. Elle garde `/{ command-me }` : ce qui est à elle le reste.
block-lifted = { $user } n'est plus sous le coup d'un blocage.
block-own = Personne ne peut bloquer son propre compte.
block-no-other-moderator = On ne peut bloquer une personne de la modération que s'il y en a une troisième, étrangère à l'affaire. Donnez d'abord le rôle à quelqu'un : `/{ command-admin } { command-admin-role }`
block-not-blocked = Cette personne n'est pas bloquée.
block-no-reason = Dites pourquoi ; c'est écrit dans le journal, et la personne le lit.
block-past = Ce jour est passé. Choisissez-en un plus tard, ou aucun : le blocage est alors sans limite de durée.
role-who-and-which = Dites qui, et quel rôle. Si vous n'indiquez pas de changement, ceci montre qui a quel rôle.
roles-title = Qui a quel rôle
roles-nobody = personne
roles-hint = La permission « Gérer le serveur » sur le premier serveur du réseau vaut aussi modération, sans rôle.
server-removed = Le serveur { $id } ne fait plus partie du réseau. Les messages qui devaient encore y être envoyés sont abandonnés. S'il n'est pas admis de nouveau, ce que nous en gardons est effacé dans trente jours.
server-home-stays = C'est le premier serveur du réseau, défini par la personne qui l'administre ; il ne peut pas être retiré.
server-not-admitted = Ce serveur ne fait pas partie du réseau.
server-remove-reason = Dites pourquoi, avec l'option `{ option-reason }` ; c'est écrit dans le journal.
server-is-inside = dans le réseau
server-is-outside = en dehors
place-contacts = Contacts :
place-no-contact = personne pour l'instant
place-has-contact = il y a quelqu'un
place-own-name = Nom dans sa langue :
place-names = Dans les quatre langues :
place-aliases = Autres noms :
place-country = Pays :
place-iso = Code ISO 3166-2 :
place-languages = Langues :
place-sheet-hint = Pour modifier quelque chose, indiquez le territoire et seulement ce qui doit changer ; le reste ne change pas.
place-added = **{ $place }** est maintenant un territoire du réseau.
place-changed = { $count ->
    [0] **{ $place }** : voir ci-dessous.
    [one] **{ $place }** : voir ci-dessous. Sa fiche se trouve sous ses nouveaux noms.
   *[other] **{ $place }** : voir ci-dessous. Ses { $count } fiches se trouvent sous ses nouveaux noms.
}
place-incomplete = Pour un nouveau territoire, il faut `{ option-name }`, `{ option-kind }`, `{ option-country }` et `{ option-zone }`. Pour en modifier un, choisissez-le avec `{ option-place }`.
place-bad-name = « { $typed } » ne peut pas être un nom : il commence par une lettre ou un chiffre, contient des lettres, des espaces et des signes simples, pas de virgule, et { $most } caractères au plus.
place-no-slug = On ne peut pas former de nom de lien à partir de « { $name } ». Écrivez-le en lettres latines et ajoutez sa propre graphie avec `{ option-aliases }`.
place-taken = Il y a déjà un territoire de ce nom dans ce pays : { $name }. Choisissez-le avec `{ option-place }` pour le modifier.
place-alias-taken = « { $alias } » désigne déjà un autre territoire : { $place }.
place-no-alias = Il n'a pas d'autre nom « { $alias } » à retirer.
place-many-aliases = Un territoire a au plus { $most } autres noms.
place-unknown-country = Je ne connais aucun pays « { $typed } ». Tapez une partie de son nom et choisissez dans la liste, ou écrivez son code de deux lettres.
place-unknown-zone = Je ne connais aucun fuseau horaire « { $typed } ». Tapez une ville et choisissez dans la liste, par exemple Europe/London.
place-bad-languages = « { $typed } » ne sont pas des codes de langue. Écrivez-en jusqu'à huit, de deux ou trois lettres, la sienne d'abord, par exemple : en gd
place-wrong-iso = « { $typed } » n'est pas un code ISO 3166-2 de { $country } : il commence par { $country }-, suivi d'une à trois lettres ou chiffres.
contact-confirmed = { $user } est maintenant le contact de { $place }, de ce côté : { $side }.
contact-removed = { $place } n'a plus de contact de ce côté : { $side }.
contact-not-on-side = Le contact doit appartenir au territoire, de ce côté, et avoir accepté le code de conduite. Pour le rejoindre : `/{ command-place } { command-place-join }`.
contact-not-there = Ce contact n'existe pas. `/{ command-place } { command-place-show }` montre qui sont les contacts.
contact-unknown-side = Veuillez choisir gouvernement ou société civile.
log-title = Le journal
log-count = { $count ->
    [one] Une ligne.
   *[other] { $count } lignes, les plus récentes d'abord.
}
log-empty = Rien dans le journal ne correspond.
log-by-the-bot = le bot
log-server = serveur { $id }
log-reason = motif : { $reason }
log-erased = ses textes ont été effacés au terme du délai
log-newer = Plus récentes
log-older = Plus anciennes
log-unknown-action = « { $typed } » n'est pas une opération du journal. Choisissez-en une dans la liste.
log-unknown-subject = Rien ne s'appelle « { $typed } » dans le journal. Écrivez un identifiant comme R-42, D-7 ou G-12, celui d'un serveur, ou le nom d'un territoire.
log-action-backup-make = sauvegarde faite
log-action-block-add = personne bloquée
log-action-block-lift = blocage levé
log-action-contact-confirm = contact confirmé
log-action-contact-remove = contact retiré
log-action-gathering-announce = rencontre annoncée
log-action-gathering-cancel = rencontre annulée
log-action-gathering-change = rencontre modifiée
log-action-gathering-close = rencontre close
log-action-gathering-move = rencontre déplacée
log-action-library-import = données ouvertes reprises
log-action-person-forget = données d'une personne effacées à sa demande
log-action-place-add = territoire ajouté
log-action-place-change = territoire modifié
log-action-report-decide = signalement traité
log-action-report-reply = réponse d'une organisation
log-action-report-send = signalement sur une fiche
log-action-retention-sweep = données effacées au terme du délai
log-action-review-conceal = version antérieure retirée
log-action-review-decide = décision sur une fiche
log-action-review-merge = fiche fusionnée
log-action-review-reopen = décision rouverte
log-action-role-grant = rôle donné
log-action-role-revoke = rôle retiré
log-action-server-admit = serveur admis
log-action-server-forget = données d'un serveur effacées
log-action-server-leave = bot retiré d'un serveur
log-action-server-remove = serveur retiré du réseau
log-action-server-settings = réglages d'un serveur modifiés
log-action-translation-decide = décision sur une traduction
log-action-translation-submit = traduction soumise
log-action-writeup-adapt = un territoire adapte une fiche
log-action-writeup-check = fiche confirmée comme toujours juste
log-action-writeup-confirm = cocréation confirmée
log-action-writeup-discard = brouillon abandonné
log-action-writeup-hand_over = fiche confiée à une autre personne
log-action-writeup-restore = brouillon repris
log-action-writeup-submit = fiche soumise
log-action-writeup-take_back = fiche reprise avant relecture
log-action-writeup-withdraw = fiche retirée de la bibliothèque
transparency-title = Ce qui a été décidé en { $month }
transparency-writeups = Fiches
transparency-network = Le réseau
transparency-submitted = Soumises :
transparency-published = Publiées :
transparency-sent-back = Renvoyées :
transparency-rejected = Non retenues :
transparency-merged = Fusionnées avec une autre :
transparency-withdrawn = Retirées par les personnes qui les ont écrites :
transparency-roles-given = Rôles donnés :
transparency-roles-taken = Rôles retirés :
transparency-blocks = Personnes bloquées :
transparency-unblocked = Blocages levés avant terme :
transparency-servers-in = Serveurs admis :
transparency-servers-out = Serveurs partis ou retirés :
transparency-servers = { $count ->
    [one] Aujourd'hui, un serveur fait partie du réseau.
   *[other] Aujourd'hui, { $count } serveurs font partie du réseau.
}
transparency-chain = Le sceau du journal
transparency-head = Ligne { $number } : `{ $hash }`
transparency-earlier = Mois précédent
transparency-later = Mois suivant
transparency-steps = Étape par étape
transparency-numbers = En chiffres
transparency-steps-title = Chaque étape, les plus récentes d'abord
transparency-hint = Chaque ligne du journal est liée à la précédente. Gardez une copie de ce sceau : avec lui, la personne qui administre le bot pourra démontrer que rien n'a été changé jusqu'à cette ligne.

## What a member owns: export and erasure

command-me-export = exporter
    .about = Recevoir en un fichier tout ce que Tertulia garde sur vous
command-me-forget = oublier
    .about = Se faire oublier ; vous voyez d'abord ce qui part et ce qui reste
me-export-button = Recevoir mes données
me-forget-button = Oubliez-moi …
export-title = Vos données
export-done = Ce fichier contient tout ce que Tertulia garde sur vous, et rien sur d'autres personnes.
export-hint = C'est du JSON : tout éditeur de texte l'ouvre, et les programmes savent le lire. La rubrique « about » explique chaque partie.
export-account = Votre compte Discord et ce que vous avez choisi : langue, fuseau horaire, rappels. Le compte est le seul lien entre vous et tout le reste.
export-places = Les territoires auxquels vous appartenez, et ceux dont vous êtes l'un des contacts.
export-roles = Vos droits dans le réseau.
export-writeups = Vos fiches : chaque version avec ses textes, étiquettes, partenaires et liens, et ce qui a été décidé. On n'y dit pas qui a décidé.
export-contributions = Ce que vous avez ajouté aux fiches des autres : traductions, confirmations, adaptations, signalements et réponses.
export-decisions = Ce que vous avez décidé pour le réseau : relectures, traductions, signalements, contacts, blocages.
export-interests = Ce que vous gardez et suivez, et les fiches, rencontres et territoires que vous avez utilisés ces 90 derniers jours, 25 de chaque au plus, qui vous sont suggérés en premier.
export-seats = Vos réponses aux rencontres et vos rappels.
export-gatherings = Les rencontres que vous animez et les notes que vous avez écrites. Les lignes sur qui fait quoi sont omises, car elles nomment d'autres personnes.
export-messages = Ce que Tertulia vous a dit directement, doit encore vous dire ou garde dans votre boîte : sur quoi et quand. Le texte est rédigé à l'envoi de chaque message.
export-block = Si un blocage vous concerne, pourquoi et jusqu'à quand.
export-log = Les lignes du journal faites par vous ou sur vous. Quand une ligne concerne quelqu'un d'autre, ses textes sont omis.
forget-title = Se faire oublier
forget-intro = Rien ne s'est encore passé. Voici ce qui partirait, ce qui resterait, et pourquoi.
forget-goes = Ce qui part
forget-stays = Ce qui reste, et pourquoi
forget-goes-account = Votre compte ici : le lien avec votre Discord, votre langue, votre fuseau horaire, ce que vous avez utilisé récemment
forget-goes-unpublished = { $count ->
    [one] { $count } fiche non publiée, avec ses textes
   *[other] { $count } fiches non publiées, avec leurs textes
}
forget-goes-published = { $count ->
    [one] Les textes de { $count } fiche publiée, dans toutes les versions et traductions
   *[other] Les textes de { $count } fiches publiées, dans toutes les versions et traductions
}
forget-goes-places = { $count ->
    [one] { $count } territoire auquel vous appartenez ou que vous représentez
   *[other] { $count } territoires auxquels vous appartenez ou que vous représentez
}
forget-goes-roles = { $count ->
    [one] { $count } rôle
   *[other] { $count } rôles
}
forget-goes-contributions = { $count ->
    [one] { $count } traduction non publiée ou signalement clos
   *[other] { $count } traductions non publiées ou signalements clos
}
forget-goes-interests = { $count ->
    [one] { $count } chose que vous gardez ou suivez
   *[other] { $count } choses que vous gardez ou suivez
}
forget-goes-seats = { $count ->
    [one] { $count } réponse à une rencontre, avec ses rappels ; une place libre va à la personne qui attend depuis le plus longtemps
   *[other] { $count } réponses à des rencontres, avec leurs rappels ; une place libre va à la personne qui attend depuis le plus longtemps
}
forget-goes-gatherings = { $count ->
    [one] { $count } rencontre que vous n'avez jamais annoncée, ou brouillon de notes d'une rencontre
   *[other] { $count } rencontres que vous n'avez jamais annoncées, ou brouillons de notes de rencontres
}
forget-goes-messages = { $count ->
    [one] { $count } message pour vous, privé ou dans votre boîte
   *[other] { $count } messages pour vous, privés ou dans votre boîte
}
forget-stays-undecided = { $count ->
    [one] { $count } fiche publiée : choisissez ci-dessous ce qu'elle devient
   *[other] { $count } fiches publiées : choisissez ci-dessous ce qu'elles deviennent
}
forget-stays-keep = { $count ->
    [one] { $count } fiche publiée, au nom de votre organisation ou du territoire : vous avez accepté sa licence
   *[other] { $count } fiches publiées, au nom de votre organisation ou du territoire : vous avez accepté leur licence
}
forget-stays-anonymise = { $count ->
    [one] { $count } fiche publiée, sans nom : vous avez accepté sa licence
   *[other] { $count } fiches publiées, sans nom : vous avez accepté leur licence
}
forget-stays-withdraw = { $count ->
    [one] Le seul numéro de { $count } fiche, pour qu'il n'en désigne jamais une autre
   *[other] Les seuls numéros de { $count } fiches, pour qu'ils n'en désignent jamais d'autres
}
forget-stays-contributions = { $count ->
    [one] { $count } confirmation, traduction, adaptation ou signalement ouvert, sans votre nom : d'autres s'appuient dessus
   *[other] { $count } confirmations, traductions, adaptations ou signalements ouverts, sans votre nom : d'autres s'appuient dessus
}
forget-stays-decisions = { $count ->
    [one] { $count } décision prise pour le réseau, sans votre nom : d'autres comptent dessus
   *[other] { $count } décisions prises pour le réseau, sans votre nom : d'autres comptent dessus
}
forget-stays-gatherings = { $count ->
    [one] { $count } rencontre que vous animez ou dont vous avez écrit les notes, sans votre nom : d'autres y viennent
   *[other] { $count } rencontres que vous animez ou dont vous avez écrit les notes, sans votre nom : d'autres y viennent
}
forget-stays-log = { $count ->
    [one] { $count } ligne du journal, sous un numéro aléatoire et sans textes : le journal doit rester entier
   *[other] { $count } lignes du journal, sous un numéro aléatoire et sans textes : le journal doit rester entier
}
forget-stays-block = Votre blocage, sans votre nom : se faire oublier n'y met pas fin
forget-stays-receipt = Une ligne qui dit qu'une personne a été oubliée, pour qu'une sauvegarde restaurée ne vous ramène pas
forget-last-moderator = **Vous êtes la seule personne à avoir le rôle de modération.** Sans vous, le réseau n'a plus personne dans ce rôle, et seule la personne qui gère le premier serveur peut en nommer une autre.
forget-cannot = C'est définitif. Cela n'atteint ni les copies faites par d'autres sous CC BY 4.0, ni ce que Discord garde lui-même, comme les messages privés.
forget-choose = { $count ->
    [one] Que devient votre fiche publiée ?
   *[other] Que deviennent vos { $count } fiches publiées ?
}
forget-mode-keep = Garder, au nom de l'organisation
forget-mode-keep-about = Ou du territoire, si aucune organisation n'est connue
forget-mode-anonymise = Garder, sans aucun nom
forget-mode-anonymise-about = Chacun peut continuer à les lire et à les réutiliser
forget-mode-withdraw = Retirer
forget-mode-withdraw-about = Plus rien n'est montré ; tous les textes sont effacés
forget-button-nothing = Oubliez-moi pour de bon
forget-button-keep = Oubliez-moi ; les fiches restent au nom de l'organisation
forget-button-anonymise = Oubliez-moi ; les fiches restent sans nom
forget-button-withdraw = Oubliez-moi et effacez mes fiches
forget-export-first = Recevoir d'abord mes données
forget-not-yours = Ce bouton est celui de quelqu'un d'autre. Le vôtre est dans `/{ command-me } { command-me-forget }`.
forget-not-chosen = Vous avez des fiches publiées ; choisissez d'abord ce qu'elles deviennent, dans `/{ command-me } { command-me-forget }`. Rien n'a été effacé.
receipt-title = Vos données sont oubliées : reçu { $number }
receipt-intro = Fait le <t:{ $at }:F>. Gardez le numéro si vous voulez un jour poser une question à ce sujet ; il ne permet pas de remonter jusqu'à vous.
receipt-went = Ce qui est parti
receipt-stays = Ce qui reste, et pourquoi
receipt-last-moderator = Le réseau n'a plus personne dans le rôle de modération. La personne qui gère le premier serveur peut nommer quelqu'un avec `/{ command-admin } { command-admin-role }`.
receipt-end = Merci d'avoir été là. Si vous utilisez de nouveau une commande, vous repartez de zéro.
receipt-before = Vos données étaient déjà oubliées, depuis le <t:{ $at }:F> : reçu { $number }. Il ne restait rien à effacer.
writeup-erased = { $id } a été effacée, car la personne qui l'a écrite a demandé à être oubliée.
letter-waits-no-longer = Un message attendait ici quelqu'un. Il n'attend plus.

## Open data, backups, health

command-library = bibliothèque
    .about = La bibliothèque publiée en données ouvertes
command-library-export = exporter
    .about = Obtenir toutes les fiches publiées dans un fichier
command-admin-export = exporter
    .about = Obtenir toutes les fiches publiées dans un fichier
command-admin-backup = sauvegarde
    .about = Faire maintenant une sauvegarde de la base de données
command-admin-health = santé
    .about = Voir comment va Tertulia : messages, sauvegardes, ce qui attend

library-title = La bibliothèque, à emporter
library-file = { $count ->
    [one] { $count } fiche, en tableaux et en JSON, avec la description de chaque champ.
   *[other] { $count } fiches, en tableaux et en JSON, avec la description de chaque champ.
}
library-licence = { $size } Mo · CC BY 4.0 : utilisez-la, traduisez-la, republiez-la, et dites d'où elle vient
library-empty = Rien n'est encore publié ; il n'y a donc rien à exporter.
library-too-large = La bibliothèque pèse maintenant { $size } Mo, et Discord accepte ici des fichiers jusqu'à { $limit } Mo. La personne qui administre Tertulia peut créer le fichier avec `tertulia export` et le mettre là où tout le monde le trouve.

backup-title = Une sauvegarde a été faite
backup-made = `{ $name }`, { $size } Mo. Elle a été vérifiée, et elle est entière.
backup-kept = { $count ->
    [one] { $count } sauvegarde est conservée.
   *[other] { $count } sauvegardes sont conservées.
}
backup-failed = Aucune sauvegarde n'a été faite, et rien ne reste à moitié écrit. Tertulia continue de fonctionner. La personne qui l'administre devrait vérifier : { $why }

health-title = Comment va Tertulia
health-marked = { $count ->
    [0] Tout va bien.
    [one] **Un point demande de l'attention.** Il est marqué ✗.
   *[other] **{ $count } points demandent de l'attention.** Ils sont marqués ✗.
}
health-logs = Les journaux en disent plus ; ils sont chez la personne qui administre Tertulia.
health-connected = Connectée à Discord depuis <t:{ $since }:f>
health-connected-now = Connectée à Discord
health-disconnected = Pas de connexion à Discord depuis <t:{ $since }:f>. Elle est retentée sans cesse ; si cela dure, redémarrez Tertulia.
health-not-connected = Il n'y a pas encore eu de connexion à Discord.
health-connections = { $used } connexions à Discord ces dernières 24 heures ; après { $all }, Tertulia attend. Le journal dit pourquoi la connexion est coupée.
health-connections-used-up = { $all } connexions à Discord ces dernières 24 heures : si celle-ci est perdue, la suivante attend jusqu'au <t:{ $until }:f>.
health-no-sweep = Depuis le démarrage, ce qui est à envoyer n'a pas encore été vérifié.
health-sweep = Dernière vérification de ce qui est à envoyer : <t:{ $at }:R>
health-sweep-late = Dernière vérification de ce qui est à envoyer : <t:{ $at }:R>. Elle est trop ancienne : redémarrez Tertulia.
health-unwritable = Depuis le <t:{ $since }:f>, rien ne peut être enregistré : { $why }. Ce que chaque personne écrit lui est rendu. Pour la personne qui administre Tertulia : le disque est-il plein ?
health-trouble = Depuis le <t:{ $since }:f>, ceci échoue et est retenté : { $step }. Les journaux disent pourquoi.
health-step-gatherings = rencontres et rappels
health-step-letters = messages sur ce que les gens suivent
health-step-retention = suppression de ce qui a été gardé assez longtemps
health-step-sending = envoi des messages
health-step-upkeep = questions sur les fiches que personne ne touche
health-step-servers = oubli des serveurs qui ne sont plus là
health-step-backup = sauvegarde de la nuit
health-step-index = index de la recherche
health-step-file = passage de ce qui est enregistré dans le fichier de la base de données
health-step-name = Le fichier de la base de données a un second nom (un lien physique). Supprimez ce nom : ouvrir le fichier par là endommage la base de données.
health-nothing-owed = Aucun message n'attend d'être envoyé.
health-owed-later = { $count ->
    [one] { $count } message attend son heure.
   *[other] { $count } messages attendent leur heure.
}
health-owed = { $count ->
    [one] { $count } message est à envoyer ; il devait partir <t:{ $since }:R>
   *[other] { $count } messages sont à envoyer ; le plus ancien devait partir <t:{ $since }:R>
}
health-owed-late = { $count ->
    [one] { $count } message est à envoyer et devait partir <t:{ $since }:R> : regardez les journaux.
   *[other] { $count } messages sont à envoyer, le plus ancien devait partir <t:{ $since }:R> : regardez les journaux.
}
health-none-dropped = Aucun message n'a été abandonné ces sept derniers jours.
health-dropped = { $count ->
    [one] { $count } message a été abandonné ces sept derniers jours. `/{ command-admin } { command-admin-setup }` montre ce qui manque dans un serveur :
   *[other] { $count } messages ont été abandonnés ces sept derniers jours. `/{ command-admin } { command-admin-setup }` montre ce qui manque dans un serveur :
}
dropped-pointless = il n'avait plus de sens
dropped-called-off = il a été annulé avant de paraître
dropped-person-gone = la personne a demandé à être oubliée
dropped-server-removed = son serveur a été retiré du réseau
dropped-direct-messages-closed = la personne ne reçoit pas de messages privés
dropped-no-common-server = la personne n'est dans aucun de mes serveurs
dropped-deleted = il a été supprimé dans Discord
dropped-channel-gone = son salon n'existe plus
dropped-not-taken = Discord ne l'a pas accepté tel quel
dropped-refused-too-long = Discord l'a refusé pendant des jours
dropped-unprepared = il n'a pas pu être préparé
health-closed = { $count ->
    [one] Un salon refuse ce qui l'attend : { $channels }. Dans son serveur, `/{ command-admin } { command-admin-setup }` montre ce qui manque et réessaie aussitôt.
   *[other] { $count } salons refusent ce qui les attend : { $channels }. Dans leur serveur, `/{ command-admin } { command-admin-setup }` montre ce qui manque et réessaie aussitôt.
}
health-slowed = Discord a refusé beaucoup de messages dans la dernière minute : ce qui attend part lentement, cinq par seconde. Les commandes et les boutons obtiennent leur réponse aussi vite que d'habitude.
health-stopped = Discord a refusé des milliers d'appels en dix minutes. Pour qu'il ne me ferme pas la porte, je ne réponds qu'aux commandes et aux boutons jusqu'à <t:{ $until }:t> ; le reste part ensuite.
health-no-inboxes = Aucun message privé n'est resté sans être remis.
health-inboxes = { $count ->
    [one] Des messages qui n'ont pas pu être remis attendent { $count } personne, dans `/{ command-me } { command-me-inbox }`.
   *[other] Des messages qui n'ont pas pu être remis attendent { $count } personnes, dans `/{ command-me } { command-me-inbox }`.
}
health-no-reviews = Aucune fiche n'attend de relecture.
health-reviews = { $count ->
    [one] { $count } fiche attend sa relecture ; elle est arrivée <t:{ $since }:R> : `/{ command-review } { command-review-queue }`
   *[other] { $count } fiches attendent leur relecture ; la plus ancienne est arrivée <t:{ $since }:R> : `/{ command-review } { command-review-queue }`
}
health-none-stale = Aucune fiche publiée n'est restée un an sans être révisée ou confirmée.
health-stale = { $count ->
    [one] Personne n'a touché à { $count } fiche depuis un an. La question est posée jusqu'à trois fois à la personne qui l'a écrite.
   *[other] Personne n'a touché à { $count } fiches depuis un an. La question est posée jusqu'à trois fois aux personnes qui les ont écrites.
}
health-backup = { $count ->
    [one] Dernière sauvegarde : <t:{ $at }:f>, { $size } Mo ; { $count } conservée.
   *[other] Dernière sauvegarde : <t:{ $at }:f>, { $size } Mo ; { $count } conservées.
}
health-backup-old = Elle est trop ancienne. `/{ command-admin } { command-admin-backup }` en fait une maintenant.
health-no-backup-yet = Il n'y a pas encore de sauvegarde ; une est faite chaque nuit. `/{ command-admin } { command-admin-backup }` en fait une maintenant.
health-no-backup = Il n'y a pas de sauvegarde, et aucune n'est faite la nuit. `/{ command-admin } { command-admin-backup }` en fait une maintenant.
health-backup-failed = La sauvegarde du <t:{ $at }:f> a échoué : { $why }
health-search = { $count ->
    [one] Recherche : un document, par les mots et par le sens
   *[other] Recherche : { $count } documents, par les mots et par le sens
}
health-search-pending = Recherche : par les mots ; bientôt par le sens, encore en préparation pour { $pending } sur { $count }
health-search-words = Recherche : { $count } documents, par les mots seuls ; cette version n'a pas de modèle de phrases
health-search-broken = La recherche ne compare que les mots : { $why }
health-database = La base de données pèse { $size } Mo.

upkeep-letter = Personne n'a touché à **{ $title }** ({ $id }) depuis le <t:{ $at }:D>. Ce qu'elle dit est-il toujours juste ?
upkeep-right = C'est toujours juste
upkeep-revise = La réviser
upkeep-hint = La question vous est posée trois fois au plus.
upkeep-thanks = Merci. Il est noté que { $id } est toujours juste aujourd'hui.
upkeep-yours = Vous pouvez maintenant réviser { $id }. Ce que tout le monde voit reste tel quel jusqu'à ce que la modération ait approuvé vos changements.
upkeep-open-draft = Écrire
upkeep-gone = Cette fiche n'est plus affichée ; il n'y a rien à faire.
upkeep-not-keeper = Seule la personne qui l'a écrite, ou un contact de son territoire, peut dire cela de { $id }.
upkeep-author-revises = La personne qui a écrit { $id } est toujours là et la révise. Vous pouvez dire qu'elle est toujours juste.

## Taken back and decided anew

option-withdraw = retirer
    .about = Retirer votre confirmation
unconfirmed = Vous avez retiré votre confirmation de { $id }.
confirm-none = Vous n'avez pas confirmé la version publiée de { $id } ; il n'y a rien à retirer.
adapt-said-already = Une autre personne du territoire { $place } l'a déjà dit, avec son motif. Cette personne ou la modération peut le retirer sur la page des preuves.
adapt-too-many = Vous l'avez dit { $most } fois en un jour : c'est le maximum. Continuez demain.
adapt-not-theirs = Il n'y a ici aucune adaptation que vous puissiez retirer.
unadapt-button = Retirer une adaptation
unadapt-menu = Choisissez une adaptation
unadapt-ask = Quelle adaptation de { $id } ne doit plus être affichée ? Un formulaire demande ensuite pourquoi ; le journal garde le motif.
box-unadapt-reason = Pourquoi la retirer
unadapted = C'est retiré. La page des preuves de { $id } ne l'affiche plus.
translation-desk-renewed = **L'original a été révisé depuis que ce texte a été écrit.** Relisez chaque partie, celle de l'autre formulaire aussi, avant de soumettre.
translation-of-earlier = Elle porte sur une version antérieure ; l'original a été révisé depuis.
translation-too-many = Vous avez soumis { $most } traductions en un jour : c'est le maximum. Ce que vous avez écrit est enregistré ; soumettez-le demain.
translation-own-writeup = C'est une traduction de votre propre fiche ; une autre personne décidera.
translation-was-superseded = La personne qui a traduit en a soumis une plus récente avant toute décision.
translation-reopened = La traduction de { $id } en { $language } attend de nouveau sa relecture. La personne qui a traduit en recevra le motif.
translation-letter-reopened = La décision sur votre traduction de { $id }, **{ $title }**, en { $language } est reprise ; vous en saurez le résultat.
reopen-nothing = Il n'y a ici aucune décision à rouvrir.
reopen-no-reason = Dites pourquoi reprendre la décision.
reopened-because = Pourquoi la décision est reprise
report-reopened = Une décision est de nouveau attendue, au sujet de { $id }. La personne qui a écrit en recevra le motif.
report-letter-reopened = La décision sur ce que vous avez envoyé au sujet de { $id } est reprise ; vous en saurez le résultat.
report-letter-author-reopened = La décision sur la réponse de { $organisation } à votre fiche { $id } est reprise. D'ici là, la réponse n'est pas affichée.
report-letter-author-not-shown = La réponse de { $organisation } à votre fiche { $id } n'est plus affichée.
me-translations-button = Traductions à relire
contact-nobody-named = Indiquez la personne avec l'option `{ option-person }`. Pour mettre fin à un contact, choisissez `{ choice-remove }` dans `{ option-change }`.
confirmed-note = Votre remarque, affichée avec elle
contact-oneself = On ne se confirme pas soi-même comme contact. Demandez à une autre personne de la modération.
setup-open-reviews = Relectures : tout le monde sur ce serveur peut lire { $channel }, y compris les brouillons et les signalements qui y attendent. Dans Discord : Modifier le salon → Permissions → retirez Voir le salon à @everyone et donnez-le à la modération et à moi.
log-action-report-reopen = décision sur un signalement rouverte
log-action-translation-reopen = décision sur une traduction rouverte
log-action-writeup-unadapt = adaptation retirée
log-action-writeup-unconfirm = confirmation de cocréation retirée

## What is erased, and what is only counted

transparency-versions = Nouvelles versions publiées :
transparency-held = Suspendues :
transparency-reopened = Décisions rouvertes :
transparency-imported = Reprises de données ouvertes :
transparency-erased = Effacées à la demande des personnes qui les ont écrites :
transparency-reports = Signalements et réponses envoyés :
transparency-reports-decided = Signalements et réponses traités :
transparency-forgotten = Personnes qui ont demandé à être oubliées :
log-action-block-keep = blocage maintenu après une demande d'oubli
card-erased = Ce qui se trouvait ici est effacé : quelqu'un a demandé à être oublié, ou la durée de conservation est écoulée.

## Backups and imports, once more

log-action-backup-restore = sauvegarde restaurée
backup-shrunk = La dernière sauvegarde pèse moins de la moitié d'une précédente. Les plus grandes sont gardées : la personne qui administre Tertulia devrait vérifier si quelque chose s'est perdu, et les supprimer si tout va bien.
backup-incomplete = Mais quelque chose qui en fait partie a échoué. La personne qui administre Tertulia devrait vérifier : { $why }
health-backup-incomplete = La sauvegarde du <t:{ $at }:f> a été faite, mais : { $why }
health-backups-ahead = { $count ->
    [one] { $count } sauvegarde porte une date à venir et ne compte pas : l'horloge n'était pas juste quand elle a été faite.
   *[other] { $count } sauvegardes portent une date à venir et ne comptent pas : l'horloge n'était pas juste quand elles ont été faites.
}
library-busy = Le fichier est en préparation pour quelqu'un d'autre en ce moment. Réessayez dans une minute.
