// The page's own few words, in the four languages of the sandbox.
// Names and descriptions of commands come from the commands themselves; nothing here knows a command.

export const LANGUAGES = ["en", "es", "pt", "fr"];

const WORDS = {
  answerBody: ["Answer", "Respuesta", "Resposta", "Réponse"],
  apps: ["Apps", "Aplicaciones", "Apps", "Applications"],
  appsFor: ["Apps for this message", "Aplicaciones para este mensaje", "Apps para esta mensagem", "Applications pour ce message"],
  atLeast: ["At least {limit} characters", "Al menos {limit} caracteres", "Pelo menos {limit} caracteres", "Au moins {limit} caractères"],
  atMost: ["At most {limit} characters", "Como máximo {limit} caracteres", "No máximo {limit} caracteres", "Au plus {limit} caractères"],
  badge: ["APP", "APP", "APP", "APP"],
  beforeNext: ["Just before what is due next", "Justo antes de lo que viene", "Pouco antes do próximo aviso", "Juste avant la prochaine échéance"],
  beginAgain: ["Begin again", "Empezar de nuevo", "Começar de novo", "Recommencer"],
  beginning: ["This is the beginning of {channel}.", "Aquí empieza {channel}.", "Aqui começa {channel}.", "C’est ici que commence {channel}."],
  cancel: ["Cancel", "Cancelar", "Cancelar", "Annuler"],
  cannotSend: ["You can’t write in this channel.", "No puedes escribir en este canal.", "Você não pode escrever neste canal.", "Vous ne pouvez pas écrire dans ce salon."],
  cannotShow: ["(this page can’t show this part)", "(esta página no puede mostrar esta parte)", "(esta página não consegue mostrar esta parte)", "(cette page ne peut pas afficher cette partie)"],
  channel: ["channel", "canal", "canal", "salon"],
  channels: ["Channels", "Canales", "Canais", "Salons"],
  choicesFailed: ["Loading options failed.", "No se pudieron cargar las opciones.", "Não foi possível carregar as opções.", "Le chargement des options a échoué."],
  chosen: ["{count} of {most} chosen", "{count} de {most}", "{count} de {most}", "{count} sur {most}"],
  clock: ["Clock", "Reloj", "Relógio", "Horloge"],
  close: ["Close", "Cerrar", "Fechar", "Fermer"],
  closeTour: ["Close the tour", "Cerrar el recorrido", "Fechar o roteiro", "Fermer la visite"],
  commands: ["Commands", "Comandos", "Comandos", "Commandes"],
  day: ["+1 day", "+1 día", "+1 dia", "+1 jour"],
  didNotRespond: ["The application did not respond", "La aplicación no respondió", "O aplicativo não respondeu", "L’application n’a pas répondu"],
  direct: ["Direct messages", "Mensajes directos", "Mensagens diretas", "Messages privés"],
  dismiss: ["Dismiss message", "Cerrar mensaje", "Fechar mensagem", "Masquer le message"],
  done: ["Done", "Listo", "Pronto", "Terminé"],
  download: ["Download", "Descargar", "Baixar", "Télécharger"],
  due: ["Next: {when} ({relative})", "Lo próximo: {when} ({relative})", "A seguir: {when} ({relative})", "À venir : {when} ({relative})"],
  edited: ["(edited)", "(editado)", "(editado)", "(modifié)"],
  eventBody: ["Event", "Evento", "Evento", "Événement"],
  example: ["Fill in an example", "Completar con un ejemplo", "Preencher com um exemplo", "Remplir avec un exemple"],
  failed: ["This interaction failed", "Esta interacción falló", "Esta interação falhou", "Échec de l’interaction"],
  fillIn: ["Please fill this in", "Completa este campo", "Preencha este campo", "Veuillez remplir ce champ"],
  hour: ["+1 hour", "+1 hora", "+1 hora", "+1 heure"],
  interested: ["Interested", "Me interesa", "Tenho interesse", "Ça m’intéresse"],
  interestedCount: ["Interested: {count}", "Con interés: {count}", "Com interesse: {count}", "Intéressés : {count}"],
  language: ["Language", "Idioma", "Idioma", "Langue"],
  loadingChoices: ["Loading options…", "Cargando opciones…", "Carregando opções…", "Chargement des options…"],
  maximum: ["{name}: at most {limit}", "{name}: como máximo {limit}", "{name}: no máximo {limit}", "{name} : au plus {limit}"],
  messageLabel: ["Message {channel}; type / for commands", "Mensaje a {channel}; escribe / para ver los comandos", "Mensagem para {channel}; digite / para ver os comandos", "Message dans {channel} ; tapez / pour les commandes"],
  messageTo: ["Type / to see what you can do", "Escribe / para ver lo que puedes hacer", "Digite / para ver o que você pode fazer", "Tapez / pour voir ce que vous pouvez faire"],
  minimum: ["{name}: at least {limit}", "{name}: como mínimo {limit}", "{name}: no mínimo {limit}", "{name} : au moins {limit}"],
  missing: ["{name} is required", "{name}: es obligatorio", "{name}: é obrigatório", "{name} : obligatoire"],
  more: ["+{count} optional", "+{count} opcionales", "+{count} opcionais", "+{count} en option"],
  newMessages: ["New messages ↓", "Mensajes nuevos ↓", "Novas mensagens ↓", "Nouveaux messages ↓"],
  no: ["False", "Falso", "Falso", "Faux"],
  noApps: ["No app offers anything for this message.", "Ninguna aplicación ofrece nada para este mensaje.", "Nenhum app oferece algo para esta mensagem.", "Aucune application ne propose rien pour ce message."],
  noChoices: ["No option matches what you typed.", "Ninguna opción coincide con lo escrito.", "Nenhuma opção corresponde ao que foi digitado.", "Aucune option ne correspond à votre saisie."],
  noCommand: ["No command matches here.", "Aquí no hay ningún comando así.", "Nenhum comando assim aqui.", "Aucune commande de ce nom ici."],
  nothingDue: ["Nothing is due by itself at present.", "Por ahora no hay nada programado.", "Por enquanto não há nada programado.", "Rien n’est prévu pour l’instant."],
  number: ["{name} must be a number", "{name}: debe ser un número", "{name}: deve ser um número", "{name} : un nombre est attendu"],
  offline: ["Connection lost. Trying again…", "Se perdió la conexión. Reintentando…", "Conexão perdida. Tentando de novo…", "Connexion perdue. Nouvel essai…"],
  onlyYou: ["Only you can see this", "Solo tú puedes ver esto", "Só você pode ver isto", "Vous seul(e) pouvez voir ceci"],
  options: ["Options", "Opciones", "Opções", "Options"],
  panel: ["Sandbox", "Sandbox", "Sandbox", "Bac à sable"],
  pickOne: ["{name}: pick one of the list", "{name}: elige uno de la lista", "{name}: escolha um da lista", "{name} : choisissez dans la liste"],
  picture: ["Picture", "Imagen", "Imagem", "Image"],
  placeholder: ["Make a selection", "Elige una opción", "Faça uma seleção", "Faites un choix"],
  pressEnter: ["Enter sends it.", "Enter lo envía.", "Enter envia.", "Entrée l’envoie."],
  removeOption: ["Remove {name}", "Quitar {name}", "Remover {name}", "Retirer {name}"],
  requestBody: ["Request", "Solicitud", "Pedido", "Requête"],
  required: ["required", "obligatorio", "obrigatório", "obligatoire"],
  role: ["role", "rol", "cargo", "rôle"],
  searchOptions: ["Search", "Buscar", "Buscar", "Rechercher"],
  send: ["Send", "Enviar", "Enviar", "Envoyer"],
  sending: ["Sending command…", "Enviando comando…", "Enviando comando…", "Envoi de la commande…"],
  skip: ["Skip to the message box", "Ir al cuadro de mensaje", "Ir para a caixa de mensagem", "Aller à la zone de message"],
  spoiler: ["Spoiler", "Spoiler", "Spoiler", "Divulgâcheur"],
  stepDone: ["done", "hecho", "feito", "fait"],
  submit: ["Submit", "Enviar", "Enviar", "Envoyer"],
  suggestions: ["Suggestions", "Sugerencias", "Sugestões", "Suggestions"],
  takeMe: ["Take me there", "Llévame ahí", "Quero ir até lá", "M’y conduire"],
  thinking: ["{name} is thinking…", "{name} está pensando…", "{name} está pensando…", "{name} réfléchit…"],
  tour: ["A short tour", "Un breve recorrido", "Um breve roteiro", "Une courte visite"],
  tourEnd: ["That is the whole way of a write-up. Look around as you like; nothing leaves this machine.", "Ese es todo el camino de una ficha. Mira lo que quieras; nada sale de esta máquina.", "Esse é todo o caminho de uma ficha. Explore à vontade; nada sai desta máquina.", "Voilà tout le chemin d’une fiche. Explorez à votre guise ; rien ne quitte cette machine."],
  traffic: ["Traffic", "Tráfico", "Tráfego", "Trafic"],
  trafficAbout: ["What the bot and “Discord” say to each other, for the curious.", "Lo que se dicen el bot y “Discord”, por si tienes curiosidad.", "O que o bot e o “Discord” dizem um ao outro, para quem tem curiosidade.", "Ce que le bot et « Discord » se disent, pour les curieux."],
  trouble: ["Something went wrong: {what}", "Algo salió mal: {what}", "Algo deu errado: {what}", "Un problème est survenu : {what}"],
  unread: ["unread", "sin leer", "não lida", "non lu"],
  used: ["{name} used", "{name} usó", "{name} usou", "{name} a utilisé"],
  usedCommand: ["{name} used a command", "{name} usó un comando", "{name} usou um comando", "{name} a utilisé une commande"],
  week: ["+7 days", "+7 días", "+7 dias", "+7 jours"],
  whoAmI: ["Who am I", "Quién soy", "Quem sou eu", "Qui suis-je"],
  yes: ["True", "Verdadero", "Verdadeiro", "Vrai"],
};

let column = 0;

/** Chooses the language by a Discord locale such as "es-419"; English where it is none of the four. */
export function speak(locale) {
  column = columnOf(locale);
  document.documentElement.lang = LANGUAGES[column];
  for (const node of document.querySelectorAll("[data-words]")) node.textContent = word(node.dataset.words);
  for (const node of document.querySelectorAll("[data-words-label]")) node.setAttribute("aria-label", word(node.dataset.wordsLabel));
}

/** The place of a locale's language among the four; English where it is none of them. */
export function columnOf(locale) {
  return Math.max(0, LANGUAGES.indexOf(locale.split("-")[0]));
}

/** The words for `key`, with `{name}` filled in from `values`, in the page's language or that of `locale`. */
export function word(key, values = {}, locale = null) {
  return WORDS[key][locale ? columnOf(locale) : column].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
