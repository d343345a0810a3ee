// What the tour of this sandbox says and where it leads: the only file of the page that knows its people, servers and
// commands. `guide.js` shows it. Texts are in the order English, Spanish, Portuguese, French.

const LIBRARY = { server: "Tertulia commons", channel: "library" };

/** The steps: where "Take me there" leads (`{speaks}` is the visitor's language), and what shows that a step is done: what
    one `done`, or what can be pressed on a message that it `shows`. */
export const STEPS = [
  {
    title: ["Who you are", "Quién eres", "Quem é você", "Qui vous êtes"],
    text: [
      "You begin as Morag, who works for the Scottish Government. On the left are servers and their channels; messages are in the middle.",
      "Empiezas como Morag, que trabaja en el Gobierno de Escocia. A la izquierda están los servidores y sus canales; en el centro, los mensajes.",
      "Você começa como Morag, que trabalha no governo da Escócia. À esquerda ficam os servidores e seus canais; no centro, as mensagens.",
      "Vous commencez en tant que Morag, qui travaille au gouvernement écossais. À gauche, les serveurs et leurs salons ; au centre, les messages.",
    ],
    go: { persona: "morag", ...LIBRARY },
    done: "there",
  },
  {
    title: ["Share a write-up", "Comparte una ficha", "Compartilhe uma ficha", "Partagez une fiche"],
    text: [
      "Everything begins with a slash (/). The button writes the command for you; send it, and fill in the form, or let an example fill it.",
      "Todo empieza con una barra (/). El botón escribe el comando por ti; envíalo y completa el formulario, o deja que lo complete un ejemplo.",
      "Tudo começa com uma barra (/). O botão escreve o comando para você; envie-o e preencha o formulário, ou deixe que um exemplo o preencha.",
      "Tout commence par une barre oblique (/). Le bouton écrit la commande à votre place ; envoyez-la, puis remplissez le formulaire, ou laissez un exemple le remplir.",
    ],
    go: { persona: "morag", ...LIBRARY, command: "writeup share", options: { place: "scotland", language: "{speaks}" } },
    done: /^writeup\/new\//,
  },
  {
    title: ["Complete it and submit", "Complétala y envíala", "Complete e envie", "Complétez-la et envoyez-la"],
    text: [
      "Your draft has menus: choose policy areas, a status and values. Press Submit, agree to the three statements, and it goes to a moderator.",
      "Tu borrador tiene menús: elige áreas, etapa y valores. Pulsa Enviar y acepta las tres declaraciones; después lo lee alguien que modera.",
      "Seu rascunho tem menus: escolha áreas, situação e valores. Aperte Enviar e aceite as três declarações; depois, a moderação o lê.",
      "Votre brouillon a des menus : choisissez domaines, avancement et valeurs. Appuyez sur Soumettre, acceptez les trois déclarations, et la modération le lira.",
    ],
    go: { persona: "morag", ...LIBRARY, find: ".menu, .message .button" },
    shows: /"writeup\/take-back\//,
  },
  {
    title: ["Approve it", "Apruébala", "Aprove", "Approuvez-la"],
    text: [
      "The button makes you Inés, who moderates. The write-up waits in a channel that only moderators see: read it and press Approve.",
      "El botón te convierte en Inés, que modera. La ficha espera en un canal que solo ve la moderación; ese servidor habla inglés, así que el botón dice Approve. Con “Read it all” la lees en tu idioma.",
      "O botão transforma você em Inés, que modera. A ficha espera em um canal que só a moderação vê; esse servidor fala inglês, por isso o botão diz Approve. Com “Read it all” você a lê no seu idioma.",
      "Le bouton vous met à la place d’Inés, qui modère. La fiche attend dans un salon que seule la modération voit ; ce serveur parle anglais, le bouton dit donc Approve. « Read it all » la montre dans votre langue.",
    ],
    go: { persona: "ines", server: LIBRARY.server, channel: "review", find: ".message .button" },
    done: /^review\/approve\//,
  },
  {
    title: ["Find it across the ocean", "Encuéntrala al otro lado del océano", "Encontre do outro lado do oceano", "Retrouvez-la de l’autre côté de l’océan"],
    text: [
      "Now as Lucía in Buenos Aires, who asks in Spanish what Scotland has shared. Send the search and open one of the write-ups it finds.",
      "Ahora como Lucía, en Buenos Aires, que busca en español lo que compartió Escocia. Envía la búsqueda y abre una de las fichas que encuentre.",
      "Agora como Lucía, em Buenos Aires, que procura em espanhol o que a Escócia compartilhou. Envie a busca e abra uma das fichas que ela encontrar.",
      "Maintenant en tant que Lucía, à Buenos Aires, qui cherche en espagnol ce que l’Écosse a partagé. Envoyez la recherche et ouvrez l’une des fiches qu’elle trouve.",
    ],
    go: { persona: "lucia", speaks: "es-419", server: "Buenos Aires", channel: "general", command: "search", options: { query: "Escocia" } },
    done: /^writeup\/show\//,
  },
];

/** Examples for forms, by the names of their inputs. */
export const EXAMPLES = [
  {
    title: [
      "Decide home retrofit grants by participatory budgeting",
      "Decidir con presupuesto participativo las ayudas para rehabilitar viviendas",
      "Decidir por orçamento participativo os subsídios para reformar moradias",
      "Décider par budget participatif des aides à la rénovation des logements",
    ],
    summary: [
      "Tenants decide by participatory budgeting, in public, on a third of the grants for retrofitting homes.",
      "Quienes alquilan deciden en público, con presupuesto participativo, un tercio de las ayudas para rehabilitar viviendas.",
      "Inquilinos decidem em público, por orçamento participativo, um terço dos subsídios para reformar moradias.",
      "Les locataires décident en public, par budget participatif, d’un tiers des aides à la rénovation des logements.",
    ],
    problem: [
      "Grants went to those who knew how to apply. Damp and cold homes waited.",
      "Las ayudas llegaban a quienes sabían pedirlas. Las viviendas frías y húmedas esperaban.",
      "Os subsídios iam para quem sabia pedi-los. As moradias frias e úmidas esperavam.",
      "Les aides allaient à ceux qui savaient les demander. Les logements froids et humides attendaient.",
    ],
    action: [
      "The directorate and a network of tenants wrote the rules together, and held twelve public assemblies.",
      "La dirección y una red de inquilinos escribieron juntas las reglas y celebraron doce asambleas públicas.",
      "A diretoria e uma rede de inquilinos escreveram juntas as regras e realizaram doze assembleias públicas.",
      "La direction et un réseau de locataires ont écrit les règles ensemble et tenu douze assemblées publiques.",
    ],
    results: [
      "1,140 homes in the first year, 61 % of them among the coldest: https://example.org/retrofit-budget",
      "1140 viviendas en el primer año, el 61 % entre las más frías: https://example.org/retrofit-budget",
      "1.140 moradias no primeiro ano, 61% delas entre as mais frias: https://example.org/retrofit-budget",
      "1 140 logements la première année, dont 61 % parmi les plus froids : https://example.org/retrofit-budget",
    ],
  },
];
