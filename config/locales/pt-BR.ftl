# What Tertulia says, in Brazilian Portuguese. The other catalogues have the same keys and arguments; a test holds them to it.
# Voice: plain, warm, short. No exclamation marks. Instants arrive as seconds and are written <t:…> for Discord.

## Commands: the name Discord shows, and what it does (at most 100 characters)

command-search = buscar
    .about = Encontre fichas de reforma sobre um problema, uma localidade ou uma ideia
command-writeup = ficha
    .about = Compartilhe, leia e atualize fichas de reforma
command-writeup-share = compartilhar
    .about = Compartilhe o que a sua localidade fez
command-writeup-show = ver
    .about = Leia uma ficha
command-writeup-edit = editar
    .about = Continue, corrija ou complete uma das suas fichas
command-writeup-withdraw = retirar
    .about = Descarte um rascunho ou retire uma das suas fichas da biblioteca
command-writeup-list = lista
    .about = Veja as fichas que existem, ou só as suas
command-place = localidade
    .about = As localidades da rede e quem faz parte delas
command-place-list = lista
    .about = Veja todas as localidades
command-place-show = ver
    .about = Veja uma localidade
command-place-join = participar
    .about = Diga de qual localidade você faz parte, e de que lado
command-place-leave = sair
    .about = Diga que você não faz mais parte de uma localidade
command-gathering = encontro
    .about = Os encontros da rede: quando, onde e quem vai
command-gathering-create = criar
    .about = Preparar um encontro; você o vê antes de ser anunciado
command-gathering-show = ver
    .about = Ver um encontro e reservar uma vaga
command-gathering-list = lista
    .about = Ver os próximos encontros, ou só aqueles a que você vai
command-gathering-calendar = calendário
    .about = Obter um arquivo de calendário: de um encontro, de todos ou dos seus
command-gathering-edit = editar
    .about = Alterar um encontro; sem opções, os textos
command-gathering-move = mover
    .about = Mudar a data; quem tem vaga recebe um aviso
command-gathering-cancel = cancelar
    .about = Cancelar um encontro; quem tem vaga recebe um aviso
command-gathering-close = encerrar
    .about = Registrar o que ficou de um encontro: notas, decisões, encaminhamentos
command-gathering-remind = lembrar
    .about = Ver ou definir quando os lembretes são enviados
command-me = eu
    .about = O que a Tertulia sabe de você e como ela fala com você
command-me-show = ver
    .about = Veja suas localidades, seus papéis e seu idioma
command-me-language = idioma
    .about = Escolha o idioma em que a Tertulia fala com você
command-me-inbox = caixa
    .about = Leia o que não chegou até você diretamente
command-me-reminders = lembretes
    .about = Como e quando você recebe lembretes dos encontros
command-me-zone = fuso
    .about = Escolher o seu fuso horário
command-review = revisão
    .about = Decida sobre as fichas que aguardam
command-review-queue = fila
    .about = Veja as fichas que aguardam, da mais antiga à mais recente
command-review-show = ver
    .about = Leia uma ficha que aguarda e decida
command-review-approve = aprovar
    .about = Publique uma ficha que aguarda
command-review-changes = ajustes
    .about = Devolva uma ficha a quem a escreveu, com o que ajustar
command-review-reject = recusar
    .about = Não aceite uma ficha que aguarda e diga por quê
command-review-merge = unir
    .about = Duas fichas contam a mesma reforma: fica a segunda, e a primeira leva a ela
command-review-reopen = reabrir
    .about = Retome uma decisão; a ficha volta à fila
command-writeup-history = histórico
    .about = Veja as versões de uma ficha e o que mudou
command-admin = admin
    .about = Cuide da rede e deste servidor
command-admin-setup = preparar
    .about = Prepare este servidor, passo a passo
command-admin-settings = configurações
    .about = Mude o idioma e os canais deste servidor
command-admin-server = servidor
    .about = Admita outro servidor do Discord na rede, ou retire-o
command-admin-role = papel
    .about = Quem tem qual papel; dê ou retire um
command-help = ajuda
    .about = Como a Tertulia funciona, em um minuto
command-about = sobre
    .about = O que é a Tertulia e qual é a sua versão

## The menu of messages: at most 32 characters

message-save-as-write-up = Salvar como ficha

## Options

option-query = consulta
    .about = O que você procura, com as suas palavras
option-place = localidade
    .about = Uma localidade; digite qualquer um dos nomes dela
option-area = área
    .about = Uma área de política pública
option-status = situação
    .about = Em que pé está a reforma
option-language = idioma
    .about = Um dos quatro idiomas
option-year = ano
    .about = Um ano em que a reforma estava em curso, como 2021
option-sort = ordem
    .about = As mais relevantes ou as mais recentes primeiro
option-id = id
    .about = O id, como R-42, D-7 ou G-12, ou parte do título
option-title = título
    .about = Como se chama
option-when = quando
    .about = Data e hora locais, assim: 2027-01-20 16:00
option-minutes = minutos
    .about = Quanto dura
option-zone = fuso
    .about = Fuso horário, por cidade ou localidade; em um encontro, por padrão o da anfitriã
option-where = onde
    .about = Um canal, ou um link https que só quem tem vaga vê
option-repeat = repetir
    .about = Como se repete; você pode acrescentar um número de vezes ou um último dia
option-seats = vagas
    .about = Quantas vagas há; 0: sem limite
option-languages = idiomas
    .about = Quais idiomas serão falados, assim: en es
option-confidentiality = confidencialidade
    .about = Quem pode saber do encontro
option-scope = alcance
    .about = Só esta data da série, ou esta e todas as seguintes
option-before = antes
    .about = Com quanta antecedência, assim: 7d 24h 1h 10m; ou off
option-direct = direto
    .about = Se você quer mensagens diretas
option-mine = minhas
    .about = Só o que é seu: fichas e rascunhos, ou encontros a que você vai
option-side = lado
    .about = De que lado: governo, sociedade civil, academia ou outro
option-organisation = organização
    .about = Em nome de quem você fala, se quiser dizer
option-announcements = anúncios
    .about = O canal em que as fichas publicadas são anunciadas
option-reviews = revisões
    .about = O canal em que as fichas aguardam revisão
option-server = servidor
    .about = O outro servidor; digite o nome ou o id
option-person = pessoa
    .about = Quem
option-role = papel
    .about = Qual papel
option-change = mudança
    .about = O que deve mudar

choice-relevance = mais relevantes primeiro
choice-date = mais recentes primeiro
choice-grant = dar
choice-revoke = retirar
choice-moderator = moderação
choice-facilitator = facilitação
choice-steward = curadoria de conhecimento
choice-public = aberto a todo mundo
choice-members = para integrantes
choice-chatham_house = regra de Chatham House
choice-one = só esta data
choice-all = esta data e todas as seguintes
choice-on = sim
choice-off = não
option-reason = motivo
    .about = Por quê
option-into = com
    .about = A ficha que fica

## Refusals and faults

fault = Algo deu errado do nosso lado, e nada do que você escreveu se perdeu. Tente de novo; se acontecer outra vez, informe este número à moderação: { $id }
form-too-late = Demorou demais, e o formulário não pôde ser aberto. Tente mais uma vez.
form-overtaken = **Não foi salvo:** depois que você abriu este formulário, isto foi mudado em outro lugar, talvez por você em outra janela, e essa versão fica. Abra o formulário de novo para vê-la e inclua o que quiser manter do seu texto.
form-typed = **O que você tinha escrito, para poder copiar:**
denied-facilitator = Só a facilitação pode fazer isso. Se você deveria fazer parte dela, peça à moderação que lhe dê o papel com `/{ command-admin } { command-admin-role }`.
denied-moderator = Só a moderação pode fazer isso. Se você deveria fazer parte dela, peça à moderação que lhe dê o papel com `/{ command-admin } { command-admin-role }`.
denied-server-manager = Só a moderação, ou quem tem a permissão “Gerenciar servidor” aqui, pode fazer isso.
denied-server = Este servidor ainda não faz parte da rede. A moderação da rede pode admiti-lo com `/{ command-admin } { command-admin-server } { option-server }:{ $id }`.
denied-direct-message = Isso funciona em um servidor, não em mensagens diretas.
denied-old-button = Este botão é de uma versão anterior, ou essa escolha não existe mais. Comece de novo pelo comando.
denied-old-command = A Tertulia não tem mais este comando. `/{ command-help }` mostra os que existem.
not-stated = não informado
page-back = Anterior
page-on = Próxima

## Places

place-list-title = { $count ->
    [one] { $count } localidade
   *[other] { $count } localidades
}
place-list-hint = Sua localidade não está aqui? Peça à moderação para incluí-la.
place-kind = Tipo:
place-zone = Fuso horário:
place-forum = Fórum:
place-members = Integrantes:
place-writeups = Biblioteca:
place-no-members = ninguém ainda
place-see-writeups = Ver as fichas dela
place-unknown = Não há localidade chamada “{ $typed }”. Digite qualquer parte de um nome e escolha na lista, ou veja `/{ command-place } { command-place-list }`.
place-unknown-side = Escolha um dos quatro lados: governo, sociedade civil, academia ou outro.
place-not-member = Você não faz parte da localidade { $place }.
place-gone = Não é mais possível participar desta localidade. Veja `/{ command-place } { command-place-list }`.
place-joined = Você faz parte da localidade { $place } ({ $side }).
place-joined-next = `/{ command-writeup } { command-writeup-share }` compartilha o que a sua localidade fez; `/{ command-search }` encontra o que outras fizeram.
place-left = Você não faz mais parte da localidade { $place }. O que você escreveu permanece.
conduct-title = Como nos tratamos
conduct-text =
    1. Trate todas as pessoas com respeito e justiça, e tenha curiosidade por outros jeitos de fazer as coisas.
    2. Nada de assédio, discriminação, ameaças, exposição de assuntos privados ou gravação sem consentimento.
    3. Critique ideias e políticas, não pessoas. Quem aponta uma irregularidade cita uma fonte pública.
    4. Deixe espaço para vozes mais discretas e para outros idiomas.
    5. Guarde sigilo sobre o que estiver marcado como confidencial.
    6. Diga para quem você trabalha quando isso for relevante.
    7. Aqui não se faz campanha nem se vende nada.
    8. Se algo estiver errado, avise a moderação; se a moderação pedir que você pare, pare. O que pode vir depois é um recado, uma advertência, uma pausa ou a saída; duas pessoas da moderação que não estavam envolvidas ouvem o recurso.
conduct-ask = Você concorda e quer participar da localidade { $place }?
conduct-agree = Concordo e quero participar
conduct-privacy = Guardamos sua localidade, seu lado e sua organização para que as pessoas possam se encontrar. `/{ command-me } { command-me-show }` mostra o que sabemos de você.

## You

me-title = O que a Tertulia sabe de você
me-places = Suas localidades
me-no-places = Nenhuma ainda. `/{ command-place } { command-place-join }` acrescenta uma.
me-roles = Seus papéis
me-language = Seu idioma
me-language-chosen = você escolheu
me-language-discord = vem do seu Discord
me-language-set = A partir de agora, falo com você em { $language }.
me-privacy = Sua conta do Discord fica separada do que você faz aqui, e o que pode ser apagado é apagado quando você pede.
member-unknown-language = Escolha um dos quatro idiomas: English, Español, Português ou Français.
member-unknown-role = Escolha moderação, facilitação ou curadoria de conhecimento.
member-unknown-user = O Discord não conhece esta pessoa.
member-last-moderator = Você é a última pessoa com o papel de moderação. Antes, dê o papel a outra pessoa.
role-granted = { $user } agora tem o papel de { $role }.
role-revoked = { $user } não tem mais o papel de { $role }.
inbox-empty = Sua caixa está vazia.
inbox-read = Já li
inbox-heading = { $left ->
    [0] -# Aguardando desde <t:{ $at }:f>. Era só isso.
    [one] -# Aguardando desde <t:{ $at }:f>. Há mais uma: use `/{ command-me } { command-me-inbox }` de novo.
   *[other] -# Aguardando desde <t:{ $at }:f>. Há mais { $left }: use `/{ command-me } { command-me-inbox }` de novo.
}
inbox-waiting = { $count ->
    [one] **Uma mensagem aguarda você:** `/{ command-me } { command-me-inbox }`
   *[other] **{ $count } mensagens aguardam você:** `/{ command-me } { command-me-inbox }`
}

## Servers

server-announcements = Anúncios
server-reviews = Revisões
server-unknown = A Tertulia não está nesse servidor. Convide-a primeiro para lá e depois use o id do servidor.
server-nothing-to-set = Nada mudou: escolha um idioma ou um canal. `/{ command-admin } { command-admin-setup }` mostra o que está definido.
server-unknown-channel = Esse canal não é deste servidor.
server-hidden-channel = Não consigo ver esse canal. No Discord: Editar canal → Permissões → adicione meu cargo e permita “Ver canal”.
server-admitted = O servidor { $id } agora faz parte da rede. Quem tem a permissão “Gerenciar servidor” lá pode continuar com `/{ command-admin } { command-admin-setup }`.
server-was-admitted = O servidor { $id } já faz parte da rede.
setup-title = Preparar este servidor
setup-missing = { $count ->
    [0] Está tudo em ordem.
    [one] **Falta uma coisa.** Quase tudo se resolve com os menus abaixo.
   *[other] **Faltam { $count } coisas.** Quase tudo se resolve com os menus abaixo.
}
setup-admitted = Este servidor faz parte da rede.
setup-not-admitted = Este servidor ainda não faz parte da rede: a moderação o admite com `/{ command-admin } { command-admin-server }`.
setup-language = As publicações são em { $language }.
language-en = inglês
language-es = espanhol
language-pt = português
language-fr = francês
setup-no-announcements = Anúncios: nenhum canal foi escolhido, então nada é anunciado aqui.
setup-no-reviews = Revisões: nenhum servidor da rede tem um canal para elas. Mesmo assim, a moderação pode usar `/{ command-review } { command-review-queue }`.
setup-no-reviews-here = Revisões: não há canal aqui; outro servidor da rede tem um.
setup-channel-gone = { $what }: o canal não existe mais. Escolha outro.
setup-channel = { $what }: { $channel }
setup-channel-lacks = { $what }: em { $channel } me falta permissão para { $missing }. No Discord: Editar canal → Permissões → adicione meu cargo e permita isso.
setup-nowhere = Em nenhum canal tenho permissão para { $missing }. No Discord: Configurações do servidor → Cargos → meu cargo, ou as permissões de um canal.
setup-gatherings = Encontros: posso abrir tópicos, anexar arquivos de calendário e criar eventos.
setup-gatherings-lack = Encontros: me falta permissão para { $missing }. No Discord: Configurações do servidor → Cargos → meu cargo, ou as permissões do canal.
setup-moderators = { $count ->
    [one] Uma pessoa tem o papel de moderação.
   *[other] { $count } pessoas têm o papel de moderação.
}
setup-no-moderators = Ninguém tem ainda o papel de moderação: `/{ command-admin } { command-admin-role }` o concede.
setup-choose-language = O idioma das publicações
setup-choose-announcements = O canal de anúncios
setup-choose-reviews = O canal de revisões
setup-again = Verificar de novo
permission-view-channels = Ver canais
permission-send-messages = Enviar mensagens
permission-send-in-threads = Enviar mensagens em tópicos
permission-create-threads = Criar tópicos públicos
permission-embed-links = Inserir links
permission-attach-files = Anexar arquivos
permission-read-history = Ver histórico de mensagens
permission-create-events = Criar eventos
setup-review-command = Para quem é da moderação e não vê `/{ command-review }`: nas configurações do servidor no Discord → Integrações → Tertulia, libere o comando para essas pessoas. Os botões do cartão de revisão não precisam de comando.

## Write-ups: boxes of the forms (labels at most 45 characters, hints at most 100)

form-1-title = Sua ficha
form-2-title = Lições, parceiros, custo
form-3-title = Compromissos, avaliação
box-limit = até { $most }
box-title = Título (o que mudou e onde)
    .hint = Um verbo e o que foi feito, de 10 a 90 caracteres
box-summary = Em duas frases
    .hint = É o que as pessoas veem em uma busca. Até 280 caracteres
box-problem = Qual era o problema e para quem?
    .hint = Antes da reforma. Até 700 caracteres
box-action = O que foi feito e quem participou?
    .hint = Dos dois lados: governo e sociedade civil. Até 1.500 caracteres
box-results = Resultados e links de evidência
    .hint = Ao menos um link https, ou diga depois que ainda é cedo. Até 1.000 caracteres
box-lessons = O que não funcionou? O que você mudaria?
    .hint = O que você contaria a colegas. Até 1.000 caracteres
box-cost = Qual foi o custo?
    .hint = Dinheiro (e de que ano), pessoas, meses. Até 300 caracteres
box-conditions = O que é preciso para fazer o mesmo?
    .hint = Leis, pessoas, dados, parceiros. Até 500 caracteres
box-partners = Parceiros, um em cada linha
    .hint = Governo: Secretaria de … / Sociedade civil: Rede de …
box-period = Início e fim
    .hint = Por exemplo, 2021-11 – 2023; omita o fim se ainda estiver em curso
box-commitments = Compromissos em um plano de ação da OGP
    .hint = Códigos como GBSC0004
box-assessment = O que uma avaliação externa constatou
    .hint = Só se disser quem avaliou e incluir um link
box-assessor = Quem avaliou
box-assessment-link = Link da avaliação
box-inspired-by = Inspirada em
    .hint = Códigos como R-42, ou um nome
field-title = Título
field-summary = Resumo
field-problem = Problema
field-action = O que foi feito e quem participou
field-results = Resultados
field-lessons = O que não funcionou
field-cost = Custo
field-conditions = O que é preciso

## Write-ups: drafts

draft-untitled = (ainda sem título)
draft-saved = salvo; só você vê
draft-complete = **Tudo o que é preciso está aqui.** Veja a prévia e depois envie.
draft-gaps = { $count ->
    [one] **Ainda falta uma coisa:**
   *[other] **Ainda faltam { $count } coisas:**
}
draft-page-1 = Primeiros menus
draft-page-2 = Mais menus
draft-form-1 = Texto
draft-form-2 = Lições, parceiros
draft-form-3 = Compromissos
draft-preview = Ver a prévia
draft-submit = Enviar
draft-discard = Descartar
draft-continue = Continuar
draft-open = Abrir o rascunho
draft-back = Voltar ao rascunho
draft-take-back = Tirar da fila e continuar
draft-restore = Trazer de volta
draft-discarded = A ficha { $id } foi descartada. Ela não foi apagada: você pode trazê-la de volta.
draft-confirm-discard = Descartar a ficha { $id }? Ela sai da lista e da fila; você pode trazê-la de volta depois.
draft-confirm-discard-revision = Descartar o que você estava escrevendo em { $id }? O que todo mundo vê fica como está.
saved-with-gaps = A ficha { $id } está salva. Ainda falta:
pick-areas = Áreas de política pública, de 1 a 4
pick-status = Em que pé está a reforma
pick-values = Valores: ao menos um dos três primeiros
pick-axis = Clima: mitigação, adaptação…
pick-topics = Temas de clima, até 5
pick-sdgs = Objetivos de Desenvolvimento Sustentável
pick-level = Até onde foi a participação das pessoas
pick-attribution = Com que nome a ficha é publicada
pick-place = A localidade a que se refere
pick-language = O idioma em que está escrita
pick-too-early = Já há resultados?
attribution-organisation = Nome que aparece: minha organização, ou a localidade
attribution-named = Nome que aparece: o meu
attribution-anonymous = Sem nome
too-early-no = Há resultados, com evidências
too-early-yes = Ainda é cedo para resultados
gap-empty = { $field }: ainda em branco
gap-short = { $field }: ao menos { $least } caracteres
gap-long = { $field }: { $has } caracteres; cabem no máximo { $most }
gap-no-evidence = Resultados: ao menos um link https, ou escolha “Ainda é cedo para resultados”
gap-no-area = Ao menos uma área de política pública
gap-no-status = Em que pé está a reforma
gap-no-core-value = Ao menos um destes: transparência, participação social ou prestação de contas
gap-bare-assessment = Avaliação externa: indique quem avaliou e um link https
gap-too-many-partners = No máximo { $most } parceiros; há { $has }
gap-end-before-start = O fim vem antes do início
gap-period-unread = Início e fim: não foi possível ler “{ $typed }”. Escreva, por exemplo, 2021-11 – 2023; o que estava antes permanece
gap-commitments-unread = Compromissos: não há nenhum código em “{ $typed }”. Um código é assim: GBSC0004; ele aparece na página do plano em opengovpartnership.org
consent-title = Antes de enviar a ficha { $id }
consent-text = Escolha as três declarações. Primeiro a moderação lê a ficha; depois de publicada, ela fica aberta a todo mundo sob CC BY 4.0. As cópias que outras pessoas tiverem feito não podem ser recolhidas, mas você pode nos pedir que deixemos de mostrá-la ou que retiremos seu nome.
consent-menu = Escolha as três
consent-rights = Posso compartilhar este texto: ele é meu, ou minha organização concorda.
consent-private = Ele não contém dados privados de pessoas.
consent-licence = Publico sob CC BY 4.0: qualquer pessoa pode reutilizar e traduzir, dando o crédito.

## Write-ups: what is said of them

writeup-count = { $count ->
    [0] { $count } fichas
    [one] { $count } ficha
   *[other] { $count } fichas
}
writeup-unknown = Não há ficha “{ $typed }” que você possa ver. Digite parte do título e escolha na lista, ou use `/{ command-search }`.
writeup-not-author = Só quem escreveu a ficha { $id } pode fazer isso.
writeup-not-member = Para compartilhar em nome da localidade { $place }, participe dela primeiro: `/{ command-place } { command-place-join }`.
writeup-no-place = Para compartilhar algo, primeiro participe da sua localidade com `/{ command-place } { command-place-join }`.
writeup-empty-message = Esta mensagem não tem texto que possa ser salvo.
writeup-waiting = A ficha { $id } aguarda revisão. Para continuar a escrever, tire-a da fila; ela só volta quando você a enviar de novo.
writeup-withdrawn = A ficha { $id } foi retirada e não pode ser alterada.
writeup-archived = A ficha { $id } não foi aceita. A moderação pode reabri-la.
writeup-not-complete = { $count ->
    [one] Ainda falta uma coisa na ficha { $id }. `/{ command-writeup } { command-writeup-edit }` mostra qual.
   *[other] Ainda faltam { $count } coisas na ficha { $id }. `/{ command-writeup } { command-writeup-edit }` mostra quais.
}
writeup-no-consent = Nada foi enviado: as três declarações são necessárias. Escolha as três, ou volte ao rascunho; ele está salvo.
writeup-not-draft = A ficha { $id } não é mais um rascunho: foi enviada, tirada da fila ou decidida. `/{ command-writeup } { command-writeup-edit }` mostra em que pé ela está.
writeup-submitted = A ficha { $id } foi enviada. A moderação vai ler, e você terá uma resposta.
writeup-confirm-withdraw = Retirar a ficha { $id }? Ela sai da busca e a página dela é fechada. As cópias que outras pessoas fizeram sob CC BY 4.0 continuam com elas.
writeup-withdraw = Retirar
writeup-was-withdrawn = A ficha { $id } foi retirada por quem a escreveu.
writeup-demo = Demonstração: compilada de fontes públicas, não pela localidade
period = { $from } – { $to }
period-since = desde { $from }
period-until = até { $to }
writeup-too-early = Ainda é cedo para resultados
writeup-areas = Áreas:
writeup-values = Valores:
writeup-climate = Clima:
writeup-government-partner = Parceiro no governo:
writeup-civil-partner = Parceiro na sociedade civil:
writeup-links = Evidências
writeup-revision = Versão { $ordinal }
step-draft = em elaboração
step-submitted = aguarda revisão
step-changes = ajustes solicitados
step-approved = publicada
step-rejected = não aceita
step-taken-back = tirada da fila
page-card = Em resumo
page-action = Problema e ação
page-results = Resultados
page-evidence = Evidências
page-history = Histórico
announcement = **Nova na biblioteca** · { $place }
announcement-read = Ler a ficha
list-title = A biblioteca
list-mine-title = Suas fichas
list-empty = Nada encontrado. Tire alguma opção, ou use `/{ command-search }`.
list-mine-empty = Nenhuma ainda. `/{ command-writeup } { command-writeup-share }` começa uma.

## Review

review-heading = **Aguarda revisão** · { $place }
review-approve = Aprovar
review-changes = Solicitar ajustes
review-reject = Não aceitar
review-read = Ler tudo
review-reason = Motivo:
review-in-words = Mensagem da moderação
review-reason-menu = Escolha um motivo
review-ask-changes = O que precisa mudar? Escolha o motivo; em seguida se abre um formulário para a sua mensagem.
review-ask-reject = Por que a ficha não é aceita? Escolha o motivo; em seguida se abre um formulário para a sua mensagem.
review-words = Sua mensagem para quem a escreveu
review-words-hint = O que falta e o que ajudaria
review-unknown = Não há nada assim para revisar.
review-own = Esta ficha é sua; outra pessoa da moderação decide sobre ela.
review-same-place = Você faz parte da mesma localidade, então outra pessoa da moderação deve aprová-la. Se ninguém tiver aprovado até <t:{ $from }:f>, você pode, e isso ficará marcado.
review-decided-approve = Foi aprovada em <t:{ $at }:f>
review-decided-changes = Foram solicitados ajustes em <t:{ $at }:f>
review-decided-reject = Não foi aceita; a decisão foi tomada em <t:{ $at }:f>
review-taken-back = Quem escreveu tirou a ficha da fila para continuar a escrever.
review-marked-same-place = Aprovada por alguém da moderação da mesma localidade, pois ninguém mais decidiu em três dias.
review-done-approve = A ficha { $id } está publicada.
review-done-changes = A ficha { $id } volta a quem a escreveu, com a sua mensagem.
review-done-reject = A ficha { $id } não foi aceita. Quem a escreveu fica sabendo o motivo.
queue-title = Aguardando revisão
queue-count = { $count ->
    [0] Nada em espera.
    [one] Há uma ficha em espera.
   *[other] Há { $count } fichas em espera.
}
letter-approve = Sua ficha **{ $title }** foi publicada como { $id }. Agradecemos por compartilhar.
letter-changes = A moderação pede que você ajuste algo na ficha { $id }, **{ $title }**. Nada do que você escreveu se perdeu.
letter-reject = Sua ficha { $id }, **{ $title }**, não foi aceita. Você ainda pode lê-la.
letter-correct = Corrigir
letter-open = Abrir
review-hold = Suspender até um dia
review-claim = Estou lendo
review-let-go = Deixar livre
review-take-out = Retirar e decidir de novo
review-reopen = Reabrir
review-credit = Nome mostrado
review-checklist = Para conferir
flag-email = Um e-mail? “{ $text }” ({ $field })
flag-phone = Um número de telefone? “{ $text }” ({ $field })
flag-identity = O número de um documento de identidade? “{ $text }” ({ $field })
flag-no-evidence = Nenhum link para evidências
flag-no-government = Nenhum parceiro do governo é mencionado
flag-no-civil-society = Nenhum parceiro fora do governo é mencionado
flag-alike = A mesma reforma de { $id }, “{ $title }”?
flag-none = Sem dados privados, com links para evidências, os dois lados mencionados, nada parecido
flag-level = Localidade e nível: foi mesmo { $place } ({ $kind }) que decidiu e fez isso?
review-on-hold = Suspensa até <t:{ $until }:D>
review-being-read = { $reader } está lendo, até <t:{ $until }:t>
review-claimed = Outra pessoa da moderação está lendo. Se nada for decidido até <t:{ $until }:t>, fica livre de novo.
review-no-day = “{ $typed }” não é uma data dos próximos doze meses. Escreva assim: 2027-05-07.
review-no-words = Diga por quê, com suas palavras; quem escreveu vai lê-las.
review-no-target = Não pode ser unida a { $id }: escolha outra que esteja na biblioteca.
review-nothing-to-merge = A ficha { $id } não aguarda revisão nem está na biblioteca.
review-nothing-to-reopen = Não há decisão vigente sobre { $id } que possa ser reaberta.
review-written-on = Quem escreveu { $id } já está trabalhando nela de novo; o que enviar aguardará revisão.
review-decided-merge = Foi unida a outra em <t:{ $at }:f>
review-decided-hold = Foi suspensa em <t:{ $at }:f>
review-decided-reopen = Foi reaberta em <t:{ $at }:f>
review-merged-into = A mesma reforma é contada em { $id }.
review-ask-hold = Por que deve ficar suspensa? Escolha o motivo; em seguida um formulário pergunta até que dia.
review-fields-menu = Sobre quais partes, até 4 (se quiser)
review-until = Até que dia
review-merge-hint = O que convém acrescentar à outra
review-reopen-hint = Por que é preciso decidir de novo
review-done-hold = A ficha { $id } fica suspensa até <t:{ $until }:D>; então os canais de revisão são avisados. Quem a escreveu fica sabendo o motivo.
review-done-reopen = A ficha { $id } aguarda revisão de novo. Quem a escreveu fica sabendo o motivo.
review-done-unmerge = A ficha { $id } volta a existir por si só. Quem a escreveu fica sabendo o motivo.
review-done-taken-out = A ficha { $id } não é mais mostrada. Quem a escreveu prepara uma nova versão; quando a enviar, essa será decidida. Fica sabendo o motivo.
review-conceal = Tirar do histórico
review-conceal-hint = O que não deve mais ser visto, sem repetir
review-done-conceal = Essa versão da ficha { $id } não aparece mais no histórico.
review-not-earlier = Só uma versão anterior da ficha { $id } pode sair do histórico. A que é pública se reabre.
review-merge-title = { $id } levará a { $into }
review-field-hint = O que deveria mudar aqui
review-hold-hint = Por que espera; quem escreveu vai ler
review-done-merge = A ficha { $id } agora leva a { $into }. Quem escreveu cada uma delas fica sabendo.
review-done-claim = A decisão é sua até <t:{ $until }:t>; o resto da moderação vê que você está lendo.
review-done-let-go = Fica livre para o resto da moderação.
review-hold-over = A ficha { $id }, **{ $title }**, não está mais suspensa e pode ser decidida.
letter-merge = A ficha { $id }, **{ $title }**, conta a mesma reforma que { $into }; quem a procurar chegará lá. Nada do que você escreveu se perdeu, e quem escreveu { $into } pode lê-la.
letter-merged-into-yours = A ficha { $id }, **{ $title }**, conta a mesma reforma que a sua { $into } e agora leva a ela. Veja o que ela diz que falta na sua.
letter-hold = Sua ficha { $id }, **{ $title }**, fica suspensa até <t:{ $until }:D>; depois se decide sobre ela.
letter-reopen = A decisão sobre a sua ficha { $id }, **{ $title }**, está sendo tomada de novo; você saberá o resultado.
queue-held = { $count ->
    [one] uma suspensa
   *[other] { $count } suspensas
}
queue-held-until = suspensa até <t:{ $until }:d>
queue-late = espera há mais de três dias
queue-claimed = alguém está lendo
writeup-state-merged = Unida a outra
writeup-merged = A ficha { $id } conta a mesma reforma que { $into }: abra `/{ command-writeup } { command-writeup-show }` com { $into }.
writeup-not-shown = A ficha { $id } não é mais mostrada: foi revisada de novo e não foi aceita.
writeup-too-many = Você começou { $most } fichas em uma hora. A partir de <t:{ $from }:t> você pode começar outra; as que você tem estão salvas.
writeup-in-review = A ficha { $id } está de novo em revisão e não é mostrada até que se decida.
history-changes = O que mudou da versão { $from } para a { $to }
history-how = Riscado: foi retirado. Em negrito: foi acrescentado.
history-same = Não há diferenças entre estas versões.
history-back = Todas as versões
draft-asked = O que foi pedido

## Search

search-found = { $count ->
    [one] Uma ficha para “{ $query }”
   *[other] { $count } fichas para “{ $query }”, as mais próximas primeiro
}
search-found-newest = { $count ->
    [one] Uma ficha para “{ $query }”
   *[other] { $count } fichas para “{ $query }”, as mais recentes primeiro
}
related = Relacionadas
related-builds-on = baseia-se nesta
related-meaning = sentido parecido
related-same = mesma área e mesma situação
draft-alike = A mesma reforma? Se uma destas fichas já a conta, escreva lá ou faça uma adaptação.
search-open = { $count ->
    [one] Uma ficha
   *[other] { $count } fichas
}
search-corrected = A busca foi por **{ $corrected }**, porque a biblioteca não tem “{ $query }”.
search-lane-own = No seu idioma
search-lane-other = Em outros idiomas, com sentido parecido
search-lane-other-words = Em outros idiomas
search-by-words-alone = Esta busca compara só palavras; por isso quase não encontra o que está escrito em outros idiomas.
search-facet-place = Lugar
search-facet-area = Área
search-facet-status = Situação
search-facet-language = Idioma
search-facet-year = Ano
search-narrow = Refinar…
search-drop = Sem “{ $what }: { $value }”
search-newest-first = Mais recentes primeiro
search-best-first = Mais próximas primeiro
search-instead = Buscar outra coisa…
search-instead-word = Buscar “{ $word }”
search-instead-area = Tudo em { $area }
search-instead-everywhere = O mesmo sem os filtros
search-unreadable = O Tertulia lê português, espanhol, inglês e francês. Em outros idiomas, só encontra as palavras exatas.
search-notes = Nas notas de encontros
search-nothing = Nada encontrado para “{ $query }”
search-nothing-hint = Tente menos palavras, ou outras, ou tire alguma opção. `/{ command-writeup } { command-writeup-list }` mostra tudo o que há.
search-unknown-year = “{ $typed }” não é um ano. Escreva quatro dígitos, como 2021.
search-forgotten = As páginas desta busca não estão mais guardadas. Busque de novo.

## Help

help-title = Tertulia em um minuto
help-members =
    • **Encontre o que outras localidades fizeram:** `/{ command-search }`, em qualquer um dos quatro idiomas
    • **Faça parte de uma localidade:** `/{ command-place } { command-place-join }`
    • **Compartilhe o que a sua localidade fez:** `/{ command-writeup } { command-writeup-share }` abre um formulário; o que você digita é salvo como rascunho, mesmo incompleto
    • **Reencontre seus rascunhos:** `/{ command-writeup } { command-writeup-list } { option-mine }:True` ou `/{ command-writeup } { command-writeup-edit }`
    • **Depois:** escolha as áreas e a situação, veja a prévia, envie. A moderação lê, você recebe uma resposta, e a ficha é publicada.
    • **O que é seu:** `/{ command-me } { command-me-export }` traz tudo o que guardo sobre você, `/{ command-me } { command-me-forget }` apaga
help-moderators =
    • **Decida:** `/{ command-review } { command-review-queue }`, ou os botões no canal de revisão. Ninguém decide sobre a própria ficha.
    • **Este servidor:** `/{ command-admin } { command-admin-setup }` · **Papéis:** `/{ command-admin } { command-admin-role }` · **Outro servidor:** `/{ command-admin } { command-admin-server }`
    • **Pessoas e localidades:** `/{ command-admin } { command-admin-contact }`, `/{ command-admin } { command-admin-place }`, `/{ command-admin } { command-admin-block }` · **O que se decidiu:** `/{ command-admin } { command-admin-log }` · **Como estou:** `/{ command-admin } { command-admin-health }`
help-language = Falo o idioma do seu Discord, se for um dos nossos; `/{ command-me } { command-me-language }` escolhe outro.
about-text = Uma tertúlia é um encontro regular em que as pessoas trocam ideias. Esta aproxima localidades que abrem o governo e agem pelo clima: elas compartilham fichas do que fizeram, com evidências, e encontram o que outras fizeram.
about-version = Versão { $version } · software livre sob a licença MIT · fichas sob CC BY 4.0

## tertulia check: in a terminal, without Markdown

check-settings = Configuração
check-database = Banco de dados: { $path }
check-no-database = Banco de dados: { $path } ainda não existe; é criado na primeira inicialização.
check-older-database = Banco de dados: { $path } é de uma versão anterior; na próxima inicialização é copiado para { $folder } e atualizado.
check-bad-database = Banco de dados: não é possível usar { $path }: { $error }
check-running = A Tertulia está usando este banco agora.
check-no-backups = Backups: não é possível escrever em { $folder }, então nenhum será feito. Indique outra pasta (backup.folder) ou deixe o bot escrever ali.
check-bad-model = search.model: { $fault }. A busca é só por palavras.
check-home = Primeiro servidor (network.home_guild): { $id }
check-no-home = Falta network.home_guild: o id do seu primeiro servidor do Discord. No Discord: Configurações → Avançado → Modo desenvolvedor; depois clique com o botão direito no servidor → Copiar ID do servidor.
check-token = Token
check-no-token = Falta DISCORD_TOKEN. Ele está no portal de desenvolvedores do Discord: seu aplicativo → Bot → Reset Token.
check-wrong-token = O Discord não aceita DISCORD_TOKEN. Crie um novo no portal de desenvolvedores: seu aplicativo → Bot → Reset Token.
check-application = O Discord o reconhece: { $name } (aplicativo { $id }).
check-connections = Novas conexões que restam hoje: { $left } de { $all }.
check-connections-used-up = Com { $all } conexões em um dia a Tertulia espera, até { $until }: com 1.000, o Discord redefiniria o token do bot. Os registros dizem por que a conexão cai.
check-discord-fails = Não foi possível consultar o Discord: { $error }
check-servers = Servidores
check-not-in-home = O bot não está no primeiro servidor, { $id }. Convide-o com o link abaixo.
check-first-server = { $name } ({ $id }), o primeiro servidor
check-server = { $name } ({ $id })
check-not-run = Nada foi configurado ainda: inicie tertulia run e depois use /{ command-admin } { command-admin-setup } nesse servidor.
check-not-admitted = Não faz parte da rede. A moderação o admite com /{ command-admin } { command-admin-server } { option-server }:{ $id }.
check-invite = Para convidar o bot para um servidor, com as permissões de que precisa e nenhuma outra
check-all-met = Não falta nada.
check-some-missing = Falta o que está marcado com ✗.

## Gatherings

kind-plenary = Plenária
kind-peer_session = Sessão entre pares: uma pessoa pergunta, outras ajudam
kind-show_and_tell = Mostra de experiências
kind-working_session = Sessão de trabalho
kind-study_visit = Visita de estudo
kind-onboarding = Acolhida para quem chega
kind-open_event = Evento aberto
confidentiality-public = Aberto a todo mundo
confidentiality-members = Para integrantes
confidentiality-chatham_house = Regra de Chatham House: use o que ouvir, nunca diga quem disse nem quem participou
recording-none = Sem gravação
recording-members = Gravado, para integrantes
recording-public = Gravado, para todo mundo
pick-gathering-kind = Que tipo de encontro
pick-gathering-confidentiality = Quem pode saber do encontro
pick-gathering-recording = Será gravado?
gathering-host = Localidade anfitriã
gathering-kind = Tipo
gathering-length = Duração
gathering-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
gathering-languages = Idiomas
gathering-interpretation = Interpretação
gathering-confidentiality = Confidencialidade
gathering-recording = Gravação
gathering-repeat = Repetição
gathering-where = Onde
gathering-seats = Vagas
gathering-reminders = Lembretes prévios
gathering-purpose = Para que serve
gathering-agenda = Pauta
gathering-writeups = Fichas na pauta
gathering-later = Depois
gathering-elsewhere = Que horas são em outras localidades
gathering-next-times = As próximas datas
gathering-clocks = Atenção aos relógios
gathering-reference = { $id } · `/{ command-gathering } { command-gathering-show }`
gathering-open-announcement = Abrir o anúncio
gathering-is-off = Cancelado:
gathering-was-moved = Mudou de data; era
venue-unsaid = ainda não indicado
venue-after-seat = você verá o link ao reservar uma vaga
venue-hidden = só quem tem vaga vê
seats-of = { $going } de { $seats } ocupadas
seats-going = { $going ->
    [one] { $going } pessoa vai
   *[other] { $going } pessoas vão
}
seats-maybe = talvez: { $count }
seats-waiting = em espera: { $count }
seats-open = sem limite
answer-going = Eu vou
answer-wait = Lotado: esperar vaga
answer-maybe = Talvez
answer-no = Não posso
answer-calendar = Adicionar ao calendário
your-answer-going = ✓ Você tem uma vaga.
your-answer-waiting = Você está na lista de espera.
your-answer-maybe = Você disse que talvez vá.
your-answer-no = Você disse que não pode ir.
answered-going = Você tem uma vaga em **{ $title }**: { $when }
answered-waiting = { $before ->
    [0] **{ $title }** está lotado. Você é a próxima pessoa da fila de espera para { $when }; se surgir uma vaga, ela é sua e você recebe um aviso.
    [one] **{ $title }** está lotado. Há uma pessoa antes de você para { $when }; quando houver uma vaga para você, você recebe um aviso.
   *[other] **{ $title }** está lotado. Há { $before } pessoas antes de você para { $when }; quando houver uma vaga para você, você recebe um aviso.
}
answered-maybe = Anotado: talvez, para **{ $title }**, { $when }
answered-no = Anotado: você não pode ir a **{ $title }**, { $when }
gathering-draft = Rascunho; só a facilitação vê
gathering-draft-hint = Altere data, vagas e o resto com `/{ command-gathering } { command-gathering-edit }` e `/{ command-gathering } { command-gathering-move }`, id { $id }
gathering-announce = Anunciar
gathering-texts = Textos
gathering-discard = Descartar
gathering-form-title = Para que serve
box-purpose = Para que serve?
    .hint = O que as pessoas saberão ou terão depois
box-agenda = Pauta, uma linha por ponto
    .hint = 10 min · Boas-vindas
box-interpretation = Interpretação
    .hint = Português–inglês, simultânea; legendas
box-writeups = Fichas na pauta
gathering-shifts = Nestas datas a hora não é a de costume em algumas localidades; a de costume vai entre parênteses:
gathering-more-shifts = { $count ->
    [one] e mais uma data
   *[other] e mais { $count } datas
}
gathering-unsound-later = { $local } é uma hora que os relógios de { $zone } pulam ou mostram duas vezes; confira essa data
gathering-short-months = Nos meses sem dia { $day } não há encontro
gathering-change-near = { $place }: os relógios mudam a menos de uma semana do encontro: { $day }
repeat-weekly = toda semana
repeat-fortnightly = a cada duas semanas
repeat-monthly-date = todo mês nesta data
repeat-monthly-weekday = todo mês neste dia da semana
repeat-times = { $count ->
    [one] { $rhythm }, uma vez
   *[other] { $rhythm }, { $count } vezes
}
repeat-until = { $rhythm }, até { $day }
reminders-none = nenhum
gathering-announced = { $count ->
    [0] **{ $title }** ({ $id }) foi anunciado. Nenhum servidor tem ainda um canal de anúncios: `/{ command-admin } { command-admin-setup }`
    [one] **{ $title }** ({ $id }) foi anunciado em um servidor.
   *[other] **{ $title }** ({ $id }) foi anunciado em { $count } servidores.
}
gathering-discarded = O rascunho { $id } foi descartado.
gathering-changed = { $id } foi alterado. Os cartões, os eventos e os arquivos de calendário são atualizados.
gathering-moved = Quem tem vaga em { $id } recebe um aviso, com o horário antigo e o novo: { $when }
gathering-confirm-cancel = Cancelar **{ $title }**, { $when }? Quem tem vaga recebe um aviso.
cancel-it = Cancelar o encontro
cancel-one = Cancelar só esta data
cancel-all = Cancelar esta data e as seguintes
cancel-form-title = Por que será cancelado?
box-reason = Em uma frase, para quem queria ir
    .hint = Período eleitoral; buscaremos outra data
gathering-cancelled = { $id } foi cancelado. Quem tem vaga recebe um aviso.
gathering-close = Registrar o que ficou do encontro
gathering-close-again = Editar as notas
gathering-harvest = Começar uma ficha com isto
gathering-closed = As notas de **{ $title }** estão guardadas; encontram-se com `/{ command-search }`.
close-form-title = O que ficou do encontro
box-notes = Notas
    .hint = Três aprendizados, algo que não deu certo, a quem perguntar
box-decisions = Decisões
    .hint = O que foi combinado
box-follow-ups = Encaminhamentos: o quê | quem | dia
    .hint = Enviar os dados | Prefeitura | 2027-03-01
box-recording-link = Link da gravação
box-heads = Quantas pessoas vieram?
harvest-notes = Notas
harvest-decisions = Decisões
harvest-follow-ups = Encaminhamentos
harvest-recording = Gravação
harvest-heads = { $count ->
    [one] Veio { $count } pessoa
   *[other] Vieram { $count } pessoas
}
harvest-kept = O que você escreveu está guardado. Antes de encerrar o encontro, corrija ou complete:
harvest-no-notes = Notas: diga em poucas frases o que ficou do encontro
harvest-no-link = A gravação: um link https, ou nada
harvest-no-number = Quantas pessoas vieram: um número, ou nada
harvest-no-day = Encaminhamentos: “{ $line }”. Escreva o quê | quem | 2027-03-01; quem e dia podem faltar
harvest-tells = Pela regra de Chatham House, “{ $word }” revelaria quem participou. Diga sem essa palavra
harvest-recorded = Pela regra de Chatham House não há gravação
reminder-ahead = **{ $title }** começa { $relative }: { $when }
reminder-begun = **{ $title }** começou { $relative } e está em andamento.
reminder-late = Este lembrete está atrasado: eu estava fora do ar na hora certa.
nudge-close = **{ $title }** terminou { $ended }. O que ficou do encontro? Poucas frases bastam, e outras pessoas poderão encontrá-las.
notice-moved = **{ $title }** mudou de data: não é mais { $before }, e sim **{ $after }**
notice-moved-all = A série **{ $title }** mudou de data. Desta vez não é mais { $before }, e sim **{ $after }**
notice-clocks = As regras da hora oficial na localidade anfitriã mudaram. **{ $title }** mantém lá a sua hora local; para você não é mais { $before }, e sim **{ $after }**
notice-cancelled = **{ $title }** foi cancelado: ~~{ $before }~~
notice-cancelled-all = **{ $title }** foi cancelado, nesta data e nas seguintes: ~~{ $before }~~
notice-promoted = Surgiu uma vaga: você tem uma em **{ $title }**, { $when }
letter-waits = { $user }, há uma mensagem para você em `/{ command-me } { command-me-inbox }`
interested-noted = Você marcou “Tenho interesse” em **{ $title }**: anotei *talvez*.
facilitator-next-reminder = O próximo lembrete sai { $at }.
facilitator-undelivered = { $count ->
    [one] Uma mensagem não pôde ser entregue diretamente; está em uma caixa de entrada.
   *[other] { $count } mensagens não puderam ser entregues diretamente; estão em caixas de entrada.
}
gathering-list = O que vem por aí
gathering-list-mine = Os encontros a que você vai
gathering-list-empty = Por enquanto, nada.
gathering-drafts = Rascunhos
calendar-file = { $count ->
    [0] Não há nada por vir, então o arquivo está vazio.
    [one] Um arquivo de calendário com um encontro.
   *[other] Um arquivo de calendário com { $count } encontros.
}
calendar-hint = Abra com o seu calendário. Ele mostra tudo no seu horário; se algo mudar, baixe o arquivo de novo.
me-reminders-direct = Você recebe por mensagem direta os lembretes dos encontros em que tem vaga, além dos do canal.
me-reminders-channel = Os lembretes chegam só pelo canal.
me-reminders-usual = os de cada encontro
me-zone-set = Seu fuso horário é { $zone }; lá agora são { $local }.
gathering-remind = { $id }: quando os lembretes são enviados
gathering-unknown = Não há nenhum encontro “{ $id }” que você possa ver. Digite parte do título e escolha da lista, ou use `/{ command-gathering } { command-gathering-list }`.
gathering-members-only = Este encontro é para integrantes. Primeiro participe de uma localidade: `/{ command-place } { command-place-join }`
gathering-bad-date = “{ $typed }” não foi entendido como data. Escreva ano, mês, dia e a hora em 24 horas: 2027-01-20 16:00
gathering-bad-zone = “{ $typed }” não é um fuso horário que eu conheça. Digite uma cidade ou localidade e escolha da lista; abreviações como CST podem indicar vários fusos.
gathering-missing-time = { $local } não existe em { $zone }: nesse dia os relógios pulam essa hora. Existem { $earlier } e { $later }.
gathering-double-time = { $local } acontece duas vezes em { $zone }: nesse dia os relógios atrasam. { $earlier } e { $later } acontecem uma vez.
gathering-past = Esse horário já passou. Escolha outro, mais adiante.
gathering-too-far = Faltam mais de três anos. Escolha um dia mais próximo.
gathering-bad-minutes = Um encontro dura de { $least } a { $most } minutos.
gathering-bad-seats = Vagas: um número até { $most }, ou 0 se não há limite.
gathering-fewer-seats = { $taken ->
    [one] Já há { $taken } vaga ocupada; não pode haver menos.
   *[other] Já há { $taken } vagas ocupadas; não pode haver menos.
}
gathering-rule-unread = Não foi possível entender como se repete. Escolha da lista, por exemplo *toda semana*, ou escreva uma regra como FREQ=WEEKLY;COUNT=6
gathering-rule-too-often = Um encontro pode se repetir no máximo uma vez por dia.
gathering-rule-too-many = Uma série com fim tem no máximo { $most } datas. Faça com que termine antes, ou deixe-a sem fim.
gathering-rule-not-its = A primeira data não segue a regra; começaria em { $first }. Mude a data ou a regra.
gathering-rule-empty = Com esta regra ele nunca aconteceria. Mude a regra.
gathering-bad-venue = Onde: escolha um canal da lista, ou dê um link que comece com https://
gathering-hidden-channel = Não consigo ver esse canal. Dê-me a permissão “Ver canal” nele, ou escolha outro.
gathering-bad-languages = “{ $typed }” não é nenhum destes: en, es, pt, fr. Escreva assim: en es
gathering-bad-offsets = “{ $typed }” não foi entendido. Escreva até seis momentos, por exemplo 7d 24h 1h 10m, ou off.
gathering-over = Já terminou ou foi cancelado. `/{ command-gathering } { command-gathering-list }` mostra o que vem por aí.
gathering-not-begun = Ainda não começou; você poderá encerrá-lo depois.
gathering-not-announced = Ainda não foi anunciado. Anuncie primeiro.
gathering-announced-already = Já está anunciado. Altere com `/{ command-gathering } { command-gathering-edit }`.
gathering-no-series = Não se repete: só existe esta data.
gathering-same-time = Já está marcado para esse horário.
gathering-gone = Foi cancelado ou descartado.
gathering-discreet = Pela regra de Chatham House isto não se faz: poderia revelar quem participou.
gathering-unknown-writeup = “{ $typed }” não é uma ficha publicada. Escreva códigos como R-4.
gathering-stays-discreet = Foi anunciado com a regra de Chatham House, e assim fica.
harvest-for-members = Já aconteceu. Integrantes leem as notas com `/{ command-gathering } { command-gathering-show }`, id { $id }
gathering-not-of-series = Esta data ficou à parte quando a série mudou. Mova só ela, ou escolha uma posterior para a série.
reminder-moved = **{ $title }** mudou de data; agora é { $when }
reminder-off = **{ $title }** foi cancelado: ~~{ $when }~~
reminder-over = **{ $title }** já terminou: { $when }
notice-cancelled-one = **{ $title }** de { $before } foi cancelado. As outras datas continuam.
notice-keeps-seat = Você mantém a sua vaga.
gathering-cancelled-one = A data de { $when } foi cancelada; as outras de { $id } continuam. Quem tem vaga recebe um aviso.
gathering-cancelled-all = { $id } foi cancelado a partir de { $when }. Quem tem vaga recebe um aviso.
answered-one-date = Esta vaga é só para esta data; cada data tem as suas.
remind-me-directly = Lembrar-me também por mensagem direta
remind-me-in-channel = Lembrar-me só no canal
me-reminders-hint = Outros momentos, por exemplo 1h 10m: a opção `{ option-before }`
harvest-not-recorded = A gravação: este encontro foi anunciado sem gravação; deixe o link vazio
gathering-your-time = no seu horário

## Translations, confirmations, adaptations, reports, what one keeps

command-writeup-confirm = confirmar
    .about = Como contato da localidade: confirme que a ficha foi cocriada como diz
command-writeup-adapt = adaptar
    .about = Diga que a sua localidade está adaptando o que outra fez
command-writeup-translate = traduzir
    .about = Traduza uma ficha para outro dos quatro idiomas
command-writeup-keep = guardar
    .about = Guarde uma ficha para encontrá-la de novo; na segunda vez, deixe de guardá-la
command-me-follow = seguir
    .about = Siga uma localidade ou área: no máximo uma mensagem por dia, se houver novidade
command-me-unfollow = deixar-de-seguir
    .about = Deixe de seguir uma localidade ou uma área de política pública
option-note = nota
    .about = Em que você diverge, até 500 caracteres; aparece com a ficha
option-kept = guardadas
    .about = Só as que você guardou

translated-reviewed = Traduzida e revisada · o original está em { $language }
translated-earlier = Traduzida e revisada, de uma versão anterior · o original está em { $language }
translated-original = Ver o original
translated-back = Ver a tradução
contested = **Contestada:** veja a resposta de { $organisations }
co-created = **Cocriada ✓** Os dois contatos da localidade confirmaram: o do governo e o da sociedade civil.
co-created-government = Confirmada pelo contato do governo da localidade; falta o da sociedade civil.
co-created-civil = Confirmada pelo contato da sociedade civil da localidade; falta o do governo.
co-created-earlier = Os dois contatos confirmaram uma versão anterior; esta ainda não.
co-created-note-government = Nota do contato do governo:
co-created-note-civil = Nota do contato da sociedade civil:
adapted-by = Adaptada por
reply-of = Resposta de { $organisation }
report-button = Denunciar
list-kept-title = O que você guardou
list-kept-empty = Nada ainda. `/{ command-writeup } { command-writeup-keep }` guarda uma ficha.

confirm-letter = A ficha **{ $title }** ({ $id }), de { $place }, foi publicada, e você é contato dessa localidade. Ela foi cocriada como diz? Leia e confirme; você pode acrescentar em que diverge.
confirm-letter-again = Uma nova versão de **{ $title }** ({ $id }), de { $place }, foi publicada. Cada confirmação vale para uma versão, então veja esta também.
confirm-button = Confirmar
confirm-form-title = Confirmar { $id }
box-note = Em que você diverge, se for o caso · até 500
    .hint = Aparece com a ficha, como nota do contato do seu lado
confirmed-both = A ficha { $id } leva a marca “Cocriada ✓”: os dois contatos da localidade confirmaram esta versão.
confirmed-government = Você confirmou a ficha { $id } pelo governo. Ela levará a marca “Cocriada ✓” quando o contato da sociedade civil também confirmar.
confirmed-civil = Você confirmou a ficha { $id } pela sociedade civil. Ela levará a marca “Cocriada ✓” quando o contato do governo também confirmar.
confirm-not-contact = Só os dois contatos da localidade { $place } podem confirmar: um pelo governo, outro pela sociedade civil. A moderação os indica.
confirm-newer = Outra versão da ficha { $id } já foi publicada. Leia com `/{ command-writeup } { command-writeup-show }` e confirme com `/{ command-writeup } { command-writeup-confirm }`.
confirm-long-note = Uma nota tem até { $most } caracteres; esta tem { $has }.
adapted = Anotado: { $place } está adaptando a ficha { $id }. Isso aparece na página de evidências, e quem a escreveu recebe um aviso.
adapted-letter = { $place } está adaptando sua ficha { $id }, **{ $title }**:
adapt-not-member = Para dizer isso em nome da localidade { $place }, participe dela primeiro: `/{ command-place } { command-place-join }`.
adapt-own-place = A ficha { $id } é desta mesma localidade. Outra localidade pode dizer que a está adaptando.
adapt-bad-reason = Diga por quê em 1 a { $most } caracteres; você escreveu { $has }.

translation-desk = { $id }: tradução para o { $language }
translation-desk-new = Aqui está o original. *Escrever a tradução* abre um formulário; o que você enviar fica salvo, mesmo incompleto.
translation-desk-missing = **Salvo. Antes de enviar para revisão:**
translation-desk-complete = **Está tudo aqui, e salvo.** Releia e depois envie.
translation-desk-newer = **O original mudou desde que você salvou isto.** Aqui está a nova versão: abra o formulário, ajuste seu texto e envie.
translation-licence = As traduções são publicadas sob CC BY 4.0, como o original. Antes, alguém da moderação ou da curadoria de conhecimento as lê.
translation-form-1 = Escrever a tradução
translation-form-2 = Lições, custo, condições
translation-submit = Enviar a tradução
translation-original-1 = Original, parte 1
translation-original-2 = Original, parte 2
translation-translated-1 = Tradução, parte 1
translation-translated-2 = Tradução, parte 2
translation-submitted = Sua tradução da ficha { $id } para o { $language } foi enviada. Você saberá o que for decidido.
translation-heading = **Uma tradução aguarda revisão**: { $id }, do { $from } para o { $into }
translation-of = Título original: { $title }
translation-send-back = Devolver
box-translation-words = Suas palavras a quem traduziu
translation-done-approve = A tradução da ficha { $id } para o { $language } foi publicada.
translation-done-back = Ela volta a quem traduziu, com suas palavras.
translation-letter-approved = Sua tradução da ficha { $id }, **{ $title }**, para o { $language } foi publicada. Agradecemos.
translation-letter-back = Sua tradução da ficha { $id }, **{ $title }**, para o { $language } volta para você. Nada do que você escreveu se perdeu.
translation-in-words = De quem leu
translation-unknown = Essa tradução não existe, ou não é sua.
translation-same-language = A ficha { $id } foi escrita neste idioma. Escolha outro.
translation-not-member = Para traduzir, primeiro participe de uma localidade: `/{ command-place } { command-place-join }`.
translation-not-complete = { $count ->
    [one] Ainda falta uma coisa. `/{ command-writeup } { command-writeup-translate }` mostra qual.
   *[other] Ainda faltam { $count } coisas. `/{ command-writeup } { command-writeup-translate }` mostra quais.
}
translation-newer = A ficha { $id } mudou enquanto você traduzia. `/{ command-writeup } { command-writeup-translate }` mostra a nova versão ao lado do seu texto, que está salvo.
translation-not-draft = Esta tradução já foi enviada. Você saberá o que for decidido.
translation-not-reviewer = Só a moderação e a curadoria de conhecimento decidem sobre traduções.
translation-own = Esta tradução é sua; outra pessoa decide sobre ela.
translation-was-approved = Esta tradução foi aprovada em <t:{ $at }:f>
translation-was-sent-back = Esta tradução foi devolvida em <t:{ $at }:f>
translation-no-words = Diga o que deve mudar, para que quem traduziu possa continuar.

report-ask = O que há de errado na ficha { $id }? Escolha o motivo; depois se abre um formulário para a sua mensagem. Só a moderação a lê, e quem escreveu a ficha não fica sabendo quem denunciou.
report-reason-menu = Escolha um motivo
report-reply-hint = Você fala por uma organização citada na ficha? Ela pode responder em até 500 caracteres, com um link.
report-reply-button = Responder por uma organização citada aqui
report-form-title = Denunciar { $id }
report-reply-title = Responder a { $id }
box-report-words = O que está errado, e onde?
    .hint = A frase de que se trata e, se houver, uma fonte pública
box-reply-organisation = Organização, como é citada na ficha
    .hint = É parceira, recebe o crédito ou aparece no texto
box-reply-words = A resposta dela · até 500
    .hint = Aparece com a ficha como você escrever
box-reply-link = Link onde se pode ler mais
report-sent = Agradecemos. A moderação vai verificar o que você denunciou na ficha { $id }; você saberá o que for decidido.
report-reply-sent = A moderação vai ler a resposta à ficha { $id }; você saberá o que for decidido. Se for aceita, ela aparece com a ficha.
report-heading = **Uma denúncia** sobre { $id }, { $title }
report-reply-heading = **Uma resposta** a { $id }, { $title }
report-reply-sender = De alguém de: { $sender }
report-reply-stranger = nenhuma localidade da rede
report-accept = Aceitar
report-refuse = Recusar
report-read = Ler a ficha
box-report-answer = Sua resposta, se quiser
    .hint = Quem enviou lê isto, sem o seu nome
report-was-accepted = Foi aceita em <t:{ $at }:f>
report-was-refused = Foi recusada em <t:{ $at }:f>
report-done-shown = A resposta aparece com a ficha { $id }, que fica marcada como contestada. Quem a escreveu recebe um aviso.
report-done-accepted = Aceita; quem denunciou recebe um aviso. O que acontece com a ficha { $id } se decide à parte: `/{ command-review } { command-review-show }`.
report-done-refused = Recusada; quem enviou recebe um aviso.
report-letter-shown = A resposta da sua organização aparece com a ficha { $id }, que fica marcada como contestada.
report-letter-not-shown = A moderação leu a resposta da sua organização à ficha { $id } e não a mostra.
report-letter-accepted = A moderação concorda com o que você denunciou na ficha { $id } e vai cuidar disso. Agradecemos.
report-letter-refused = A moderação verificou o que você denunciou na ficha { $id } e decidiu deixá-la como está. Agradecemos o aviso.
report-letter-author = { $organisation } respondeu à sua ficha { $id }. A resposta aparece com a ficha, que fica marcada como contestada:
report-unknown = Essa denúncia não existe.
report-bad-words = Escreva de 1 a { $most } caracteres; há { $has }.
report-no-link = Dê um só link que comece com https:// e que qualquer pessoa possa abrir.
report-not-named = A ficha não cita “{ $organisation }”: não é parceira, não recebe o crédito e não aparece no texto. Escreva o nome como está lá, ou denuncie o que está errado.
report-too-many = Você enviou { $most } denúncias em um dia, que é o máximo. Envie a próxima amanhã; se for urgente, escreva a alguém da moderação.
report-own = Foi você quem enviou; outra pessoa da moderação decide.
report-own-writeup = Trata-se da sua própria ficha; outra pessoa da moderação decide.

kept = Você guardou a ficha { $id }. `/{ command-writeup } { command-writeup-list } { option-kept }:True` mostra tudo o que você guardou.
kept-no-longer = Você não guarda mais a ficha { $id }.
follow-title = O que você segue
follow-when = Quando houver novidade, você recebe uma mensagem direta às 9 da manhã: pelo seu fuso, se você escolheu um com `/{ command-me } { command-me-zone }`, ou pelo da sua localidade.
follow-none = Agora você não segue nada, então nenhuma mensagem chega.
follow-nothing = Escolha uma localidade ou uma área de política pública.
digest-title = Novidades do que você segue
digest-more = { $count ->
    [one] e mais uma: `/{ command-writeup } { command-writeup-list }`
   *[other] e mais { $count }: `/{ command-writeup } { command-writeup-list }`
}
digest-why = Você pediu isto com `/{ command-me } { command-me-follow }`; `/{ command-me } { command-me-unfollow }` encerra.
translation-heading-done = Uma tradução da ficha { $id }, do { $from } para o { $into }
translation-desk-begun = O formulário se abre com o texto que há até agora. O que você enviar fica salvo como uma tradução sua; a das outras pessoas não muda.
translation-queue = Traduções que aguardam revisão
report-queue = Denúncias e respostas em espera
queue-translations = Traduções: { $count }
queue-reports = Denúncias: { $count }

## The log, the network's places, contacts and servers, blocking

command-admin-place = localidade
    .about = Acrescente uma localidade ou altere uma
command-admin-contact = contato
    .about = Nomeie ou retire o contato de uma localidade, de cada lado
command-admin-block = bloquear
    .about = Limite alguém à leitura, até um dia ou sem prazo; ou encerre o bloqueio
command-admin-log = registro
    .about = O que foi decidido: quando, por quem, sobre o quê e por quê
command-transparency = transparência
    .about = O que a moderação decidiu, em números e passo a passo
option-name = nome
    .about = Como a localidade se chama, no próprio idioma
option-kind = tipo
    .about = Que tipo de localidade é
option-country = país
    .about = O país; digite o nome ou o código
option-aliases = outros-nomes
    .about = Outros nomes, separados por vírgulas; -nome tira um
option-iso = código-iso
    .about = O código ISO 3166-2, como GB-SCT; - se não houver
option-en = em-inglês
    .about = O nome em inglês
option-es = em-espanhol
    .about = O nome em espanhol
option-pt = em-português
    .about = O nome em português
option-fr = em-francês
    .about = O nome em francês
option-action = ação
    .about = O que foi feito
option-since = desde
    .about = A partir deste dia, como 2030-01-31
option-until = até
    .about = O último dia, como 2030-01-31
choice-admit = admitir
choice-remove = retirar
choice-confirm = confirmar
choice-block = bloquear
choice-unblock = encerrar o bloqueio
choice-government = governo
choice-civil_society = sociedade civil
somebody-forgotten = alguém cujos dados foram apagados
bad-day = “{ $typed }” não é uma data. Escreva ano, mês, dia: 2030-01-31
denied-blocked =
    Aqui você pode ler e usar `/{ command-me }`, e nada mais, { $until ->
        [never] sem prazo
       *[other] até <t:{ $until }:f>
    }. O motivo: { $kept ->
        [yes] o que foi decidido antes do seu pedido de esquecimento
       *[no] { $reason }
    }
    Se acha que isso está errado, pergunte { $ask ->
        [nobody] a quem administra esta rede
       *[other] à moderação: { $ask }
    }
block-done-until = { $user } só pode ler até <t:{ $until }:f>. Se tem um papel, ele fica suspenso até lá.
block-done = A partir de agora, { $user } só pode ler. Se tem um papel, ele fica suspenso.
block-what = Quando tentar outra coisa, a pessoa verá o motivo e a quem pode perguntar. Continua com `/{ command-me }`: o que é dela continua dela.
block-lifted = { $user } não tem mais bloqueio.
block-own = Ninguém pode bloquear a própria conta.
block-no-other-moderator = Só dá para bloquear alguém da moderação se houver nela uma terceira pessoa, que não tenha parte nisso. Antes, dê o papel a alguém: `/{ command-admin } { command-admin-role }`
block-not-blocked = Esta pessoa não tem bloqueio.
block-no-reason = Diga por quê; fica no registro, e a pessoa lê.
block-past = Esse dia já passou. Escolha um posterior, ou nenhum: nesse caso, o bloqueio não tem prazo.
role-who-and-which = Diga quem e qual papel. Sem indicar uma mudança, isto mostra quem tem qual papel.
roles-title = Quem tem qual papel
roles-nobody = ninguém
roles-hint = A permissão “Gerenciar servidor” no primeiro servidor da rede também conta como moderação, sem precisar de um papel.
server-removed = O servidor { $id } não faz mais parte da rede. As mensagens que ainda faltava enviar para lá são descartadas. Se não for admitido de novo, o que guardamos dele é apagado em trinta dias.
server-home-stays = Este é o primeiro servidor da rede, definido por quem a administra; não pode ser retirado.
server-not-admitted = Este servidor não faz parte da rede.
server-remove-reason = Diga por quê, com a opção `{ option-reason }`; fica no registro.
server-is-inside = na rede
server-is-outside = fora
place-contacts = Contatos:
place-no-contact = ninguém ainda
place-has-contact = há alguém
place-own-name = Nome no próprio idioma:
place-names = Nos quatro idiomas:
place-aliases = Outros nomes:
place-country = País:
place-iso = Código ISO 3166-2:
place-languages = Idiomas:
place-sheet-hint = Para mudar algo, indique a localidade e só o que deve mudar; o resto fica como está.
place-added = **{ $place }** agora é uma localidade da rede.
place-changed = { $count ->
    [0] **{ $place }** fica como se lê abaixo.
    [one] **{ $place }** fica como se lê abaixo. A ficha dela é encontrada pelos novos nomes.
   *[other] **{ $place }** fica como se lê abaixo. As { $count } fichas dela são encontradas pelos novos nomes.
}
place-incomplete = Uma localidade nova precisa de `{ option-name }`, `{ option-kind }`, `{ option-country }` e `{ option-zone }`. Para mudar uma, escolha-a com `{ option-place }`.
place-bad-name = “{ $typed }” não pode ser um nome: começa com uma letra ou um número, tem letras, espaços e sinais simples, nenhuma vírgula e no máximo { $most } caracteres.
place-no-slug = De “{ $name }” não dá para formar um nome para links. Escreva em letras latinas e acrescente a grafia própria com `{ option-aliases }`.
place-taken = Já há uma localidade com esse nome nesse país: { $name }. Escolha-a com `{ option-place }` para mudá-la.
place-alias-taken = “{ $alias }” já é um nome de outra localidade: { $place }.
place-no-alias = Ela não tem outro nome “{ $alias }” que se possa tirar.
place-many-aliases = Uma localidade tem no máximo { $most } outros nomes.
place-unknown-country = Não conheço nenhum país “{ $typed }”. Digite parte do nome e escolha da lista, ou escreva o código de duas letras.
place-unknown-zone = Não conheço nenhum fuso horário “{ $typed }”. Digite uma cidade e escolha da lista, como Europe/London.
place-bad-languages = “{ $typed }” não são códigos de idioma. Escreva até oito de duas ou três letras, o próprio primeiro, assim: en gd
place-wrong-iso = “{ $typed }” não é um código ISO 3166-2 de { $country }: começa com { $country }- e segue com uma a três letras ou números.
contact-confirmed = { $user } agora é o contato de { $place }. Lado: { $side }.
contact-removed = { $place } não tem mais contato deste lado: { $side }.
contact-not-on-side = O contato precisa fazer parte da localidade, desse lado, e ter aceitado o código de conduta. Para entrar: `/{ command-place } { command-place-join }`.
contact-not-there = Esse contato não existe. `/{ command-place } { command-place-show }` mostra quem são os contatos.
contact-unknown-side = Escolha governo ou sociedade civil.
log-title = O registro
log-count = { $count ->
    [one] Uma linha.
   *[other] { $count } linhas, primeiro as mais novas.
}
log-empty = Não há nada no registro que corresponda.
log-by-the-bot = o bot
log-server = servidor { $id }
log-reason = motivo: { $reason }
log-erased = os textos foram apagados no fim do prazo
log-newer = Mais novas
log-older = Mais antigas
log-unknown-action = “{ $typed }” não é uma ação do registro. Escolha uma da lista.
log-unknown-subject = Não há nada chamado “{ $typed }” no registro. Escreva um id como R-42, D-7 ou G-12, o id de um servidor ou o nome de uma localidade.
log-action-backup-make = backup feito
log-action-block-add = pessoa bloqueada
log-action-block-lift = bloqueio encerrado
log-action-contact-confirm = contato confirmado
log-action-contact-remove = contato retirado
log-action-gathering-announce = encontro anunciado
log-action-gathering-cancel = encontro cancelado
log-action-gathering-change = encontro alterado
log-action-gathering-close = encontro encerrado
log-action-gathering-move = encontro remarcado
log-action-library-import = dados abertos incorporados
log-action-person-forget = dados de uma pessoa apagados a pedido dela
log-action-place-add = localidade acrescentada
log-action-place-change = localidade alterada
log-action-report-decide = denúncia resolvida
log-action-report-reply = resposta de uma organização
log-action-report-send = denúncia sobre uma ficha
log-action-retention-sweep = dados apagados no fim do prazo
log-action-review-conceal = versão anterior não é mais mostrada
log-action-review-decide = decisão sobre uma ficha
log-action-review-merge = ficha unida a outra
log-action-review-reopen = decisão reaberta
log-action-role-grant = papel dado
log-action-role-revoke = papel retirado
log-action-server-admit = servidor admitido na rede
log-action-server-forget = dados de um servidor apagados
log-action-server-leave = bot removido de um servidor
log-action-server-remove = servidor retirado da rede
log-action-server-settings = configurações de um servidor alteradas
log-action-translation-decide = decisão sobre uma tradução
log-action-translation-submit = tradução enviada para revisão
log-action-writeup-adapt = uma localidade adapta uma ficha
log-action-writeup-check = ficha confirmada como atual
log-action-writeup-confirm = cocriação confirmada
log-action-writeup-discard = rascunho descartado
log-action-writeup-hand_over = ficha passada a outra pessoa
log-action-writeup-restore = rascunho recuperado
log-action-writeup-submit = ficha enviada para revisão
log-action-writeup-take_back = ficha retirada da revisão
log-action-writeup-withdraw = ficha retirada da biblioteca
transparency-title = O que foi decidido em { $month }
transparency-writeups = Fichas de reforma
transparency-network = A rede
transparency-submitted = Enviadas para revisão:
transparency-published = Publicadas:
transparency-sent-back = Devolvidas:
transparency-rejected = Não aceitas:
transparency-merged = Unidas a outra:
transparency-withdrawn = Retiradas por quem as escreveu:
transparency-roles-given = Papéis dados:
transparency-roles-taken = Papéis retirados:
transparency-blocks = Pessoas bloqueadas:
transparency-unblocked = Bloqueios encerrados antes do prazo:
transparency-servers-in = Servidores admitidos na rede:
transparency-servers-out = Servidores que saíram ou foram retirados:
transparency-servers = { $count ->
    [one] Hoje um servidor faz parte da rede.
   *[other] Hoje { $count } servidores fazem parte da rede.
}
transparency-chain = O selo do registro
transparency-head = Linha { $number }: `{ $hash }`
transparency-earlier = Mês anterior
transparency-later = Mês seguinte
transparency-steps = Passo a passo
transparency-numbers = Em números
transparency-steps-title = Cada passo, primeiro os mais novos
transparency-hint = Cada linha do registro está ligada à anterior. Guarde uma cópia deste selo: com ele, quem administra o bot pode demonstrar depois que nada foi mudado até esta linha.

## What a member owns: export and erasure

command-me-export = exportar
    .about = Receba em um arquivo tudo o que a Tertulia guarda sobre você
command-me-forget = esquecer
    .about = Peça que a Tertulia esqueça você; antes você vê o que sai e o que fica
me-export-button = Receber meus dados
me-forget-button = Esqueçam de mim …
export-title = Seus dados
export-done = Este arquivo contém tudo o que a Tertulia guarda sobre você, e nada de outras pessoas.
export-hint = É JSON: qualquer editor de texto abre, e programas conseguem ler. O que é cada parte está em “about”.
export-account = Sua conta do Discord e o que você escolheu: idioma, fuso horário, lembretes. A conta é o único vínculo entre você e todo o resto.
export-places = As localidades de que você faz parte e aquelas de que você é contato.
export-roles = Suas permissões na rede.
export-writeups = Suas fichas: cada versão com textos, etiquetas, parceiros e links, e o que se decidiu sobre elas. Não se diz quem decidiu.
export-contributions = O que você acrescentou a fichas de outras pessoas: traduções, confirmações, adaptações, denúncias e respostas.
export-decisions = O que você decidiu pela rede: revisões, traduções, denúncias, contatos, bloqueios.
export-interests = O que você guarda e segue, e as fichas, os encontros e os lugares que você usou nos últimos 90 dias, no máximo 25 de cada tipo, que são sugeridos primeiro a você.
export-seats = Suas respostas a encontros e seus lembretes.
export-gatherings = Os encontros que você facilita e as notas que escreveu. As linhas sobre quem faz o quê ficam de fora, porque citam outras pessoas.
export-messages = O que a Tertulia disse diretamente a você, o que ainda vai dizer e o que guarda na sua caixa: sobre o quê e quando. O texto é escrito no envio de cada mensagem.
export-block = Se você está com um bloqueio, por quê e até quando.
export-log = Linhas do registro feitas por você ou sobre você. Quando uma linha trata de outra pessoa, os textos ficam de fora.
forget-title = Pedido de esquecimento
forget-intro = Nada aconteceu ainda. Isto é o que sairia, o que ficaria e por quê.
forget-goes = O que sai
forget-stays = O que fica e por quê
forget-goes-account = Sua conta aqui: o vínculo com o seu Discord, seu idioma, seu fuso horário, o que você usou há pouco
forget-goes-unpublished = { $count ->
    [one] 1 ficha não publicada, com os textos
   *[other] { $count } fichas não publicadas, com os textos
}
forget-goes-published = { $count ->
    [one] Os textos de 1 ficha publicada, em todas as versões e traduções
   *[other] Os textos de { $count } fichas publicadas, em todas as versões e traduções
}
forget-goes-places = { $count ->
    [one] 1 localidade de que você faz parte ou pela qual fala
   *[other] { $count } localidades de que você faz parte ou pelas quais fala
}
forget-goes-roles = { $count ->
    [one] 1 papel seu
   *[other] { $count } papéis seus
}
forget-goes-contributions = { $count ->
    [one] 1 tradução não publicada ou denúncia já encerrada
   *[other] { $count } traduções não publicadas ou denúncias já encerradas
}
forget-goes-interests = { $count ->
    [one] 1 coisa que você guarda ou segue
   *[other] { $count } coisas que você guarda ou segue
}
forget-goes-seats = { $count ->
    [one] 1 resposta a um encontro, com os lembretes; uma vaga livre passa a quem espera há mais tempo
   *[other] { $count } respostas a encontros, com os lembretes; uma vaga livre passa a quem espera há mais tempo
}
forget-goes-gatherings = { $count ->
    [one] 1 encontro que você nunca anunciou, ou rascunho de notas de um encontro
   *[other] { $count } encontros que você nunca anunciou, ou rascunhos de notas de encontros
}
forget-goes-messages = { $count ->
    [one] 1 mensagem para você, direta ou na sua caixa
   *[other] { $count } mensagens para você, diretas ou na sua caixa
}
forget-stays-undecided = { $count ->
    [one] 1 ficha publicada: escolha abaixo o que será dela
   *[other] { $count } fichas publicadas: escolha abaixo o que será delas
}
forget-stays-keep = { $count ->
    [one] 1 ficha publicada, em nome da sua organização ou da localidade: você aceitou a licença
   *[other] { $count } fichas publicadas, em nome da sua organização ou da localidade: você aceitou a licença
}
forget-stays-anonymise = { $count ->
    [one] 1 ficha publicada, sem nome: você aceitou a licença
   *[other] { $count } fichas publicadas, sem nome: você aceitou a licença
}
forget-stays-withdraw = { $count ->
    [one] Só o número de 1 ficha, para que nunca designe outra
   *[other] Só os números de { $count } fichas, para que nunca designem outras
}
forget-stays-contributions = { $count ->
    [one] 1 confirmação, tradução, adaptação ou denúncia em aberto, sem o seu nome: outras pessoas se apoiam nisso
   *[other] { $count } confirmações, traduções, adaptações ou denúncias em aberto, sem o seu nome: outras pessoas se apoiam nisso
}
forget-stays-decisions = { $count ->
    [one] 1 decisão que você tomou pela rede, sem o seu nome: outras pessoas contam com ela
   *[other] { $count } decisões que você tomou pela rede, sem o seu nome: outras pessoas contam com elas
}
forget-stays-gatherings = { $count ->
    [one] 1 encontro que você facilita ou de que escreveu notas, sem o seu nome: outras pessoas participam
   *[other] { $count } encontros que você facilita ou de que escreveu notas, sem o seu nome: outras pessoas participam
}
forget-stays-log = { $count ->
    [one] 1 linha do registro, com um número aleatório e sem textos: o registro precisa ficar inteiro
   *[other] { $count } linhas do registro, com um número aleatório e sem textos: o registro precisa ficar inteiro
}
forget-stays-block = O seu bloqueio, sem o seu nome: o esquecimento não o encerra
forget-stays-receipt = Uma linha que diz que uma pessoa foi esquecida, para que um backup restaurado não traga você de volta
forget-last-moderator = **Você é a única pessoa com o papel de moderação.** Sem você a rede fica sem ninguém nesse papel, e só quem gerencia o primeiro servidor pode nomear outra pessoa.
forget-cannot = Não dá para desfazer. Não alcança as cópias que outras pessoas fizeram sob CC BY 4.0 nem o que o próprio Discord guarda, como mensagens diretas.
forget-choose = { $count ->
    [one] O que será da sua ficha publicada?
   *[other] O que será das suas { $count } fichas publicadas?
}
forget-mode-keep = Manter, em nome da organização
forget-mode-keep-about = Ou da localidade, se não houver organização conhecida
forget-mode-anonymise = Manter, sem nenhum nome
forget-mode-anonymise-about = Todo mundo pode continuar a ler e reutilizar
forget-mode-withdraw = Retirar
forget-mode-withdraw-about = Não aparecem mais; todos os textos são apagados
forget-button-nothing = Esqueçam de mim para sempre
forget-button-keep = Esqueçam de mim; as fichas ficam em nome da organização
forget-button-anonymise = Esqueçam de mim; as fichas ficam sem nome
forget-button-withdraw = Esqueçam de mim e apaguem minhas fichas
forget-export-first = Receber meus dados antes
forget-not-yours = Este botão foi feito para outra pessoa. O seu está em `/{ command-me } { command-me-forget }`.
forget-not-chosen = Você tem fichas publicadas; escolha antes o que será delas, em `/{ command-me } { command-me-forget }`. Nada foi apagado.
receipt-title = Esquecemos você: comprovante { $number }
receipt-intro = Feito em <t:{ $at }:F>. Guarde o número caso queira perguntar a respeito; por ele não se chega a você.
receipt-went = O que saiu
receipt-stays = O que fica e por quê
receipt-last-moderator = Agora a rede não tem ninguém com o papel de moderação. Quem gerencia o primeiro servidor pode nomear alguém com `/{ command-admin } { command-admin-role }`.
receipt-end = Agradecemos por você ter estado aqui. Se usar um comando de novo, você começa do zero.
receipt-before = Já tínhamos esquecido você, em <t:{ $at }:F>: comprovante { $number }. Não restava nada a apagar.
writeup-erased = A ficha { $id } foi apagada a pedido de quem a escreveu.
letter-waits-no-longer = Aqui esperava uma mensagem para alguém. Não espera mais.

## Open data, backups, health

command-library = biblioteca
    .about = A biblioteca publicada como dados abertos
command-library-export = exportar
    .about = Obtenha todas as fichas publicadas em um arquivo
command-admin-export = exportar
    .about = Obtenha todas as fichas publicadas em um arquivo
command-admin-backup = fazer-backup
    .about = Faça agora um backup do banco de dados
command-admin-health = saúde
    .about = Veja como está a Tertulia: mensagens, backups, o que espera

library-title = A biblioteca, para levar
library-file = { $count ->
    [one] { $count } ficha, em tabelas e em JSON, com a descrição de cada campo.
   *[other] { $count } fichas, em tabelas e em JSON, com a descrição de cada campo.
}
library-licence = { $size } MB · CC BY 4.0: use, traduza, publique de novo e diga de onde vem
library-empty = Ainda não há nada publicado, então não há o que exportar.
library-too-large = A biblioteca já tem { $size } MB, e aqui o Discord aceita arquivos de até { $limit } MB. Quem administra a Tertulia pode gerar o arquivo com `tertulia export` e deixá-lo onde todo mundo encontre.

backup-title = Um backup foi feito
backup-made = `{ $name }`, { $size } MB. Foi conferido e está íntegro.
backup-kept = { $count ->
    [one] { $count } backup está guardado.
   *[other] { $count } backups estão guardados.
}
backup-failed = Nenhum backup foi feito, e nada ficou pela metade. A Tertulia continua funcionando. Quem a administra deve verificar: { $why }

health-title = Como está a Tertulia
health-marked = { $count ->
    [0] Está tudo bem.
    [one] **Uma coisa precisa de atenção.** Está marcada com ✗.
   *[other] **{ $count } coisas precisam de atenção.** Estão marcadas com ✗.
}
health-logs = Os registros dizem mais; quem administra a Tertulia os tem.
health-connected = Conectada ao Discord desde <t:{ $since }:f>
health-connected-now = Conectada ao Discord
health-disconnected = Sem conexão com o Discord desde <t:{ $since }:f>. A Tertulia continua tentando; se não voltar, reinicie-a.
health-not-connected = Ainda não houve conexão com o Discord.
health-connections = { $used } conexões com o Discord nas últimas 24 horas; depois de { $all }, a Tertulia espera. Os registros dizem por que a conexão cai.
health-connections-used-up = { $all } conexões com o Discord nas últimas 24 horas: se esta cair, a próxima espera até <t:{ $until }:f>.
health-no-sweep = Desde o início, ainda não se verificou o que há para enviar.
health-sweep = Última verificação do que há para enviar: <t:{ $at }:R>
health-sweep-late = Última verificação do que há para enviar: <t:{ $at }:R>. Faz tempo demais: reinicie a Tertulia.
health-unwritable = Desde <t:{ $since }:f> nada pode ser salvo: { $why }. O que cada pessoa escreve é devolvido a ela. Para quem administra a Tertulia: o disco está cheio?
health-trouble = Desde <t:{ $since }:f> isto falha e é tentado de novo: { $step }. Os registros dizem por quê.
health-step-gatherings = encontros e lembretes
health-step-letters = avisos do que as pessoas seguem
health-step-retention = apagar o que já foi guardado tempo suficiente
health-step-sending = enviar mensagens
health-step-upkeep = perguntar por fichas em que ninguém mexe
health-step-servers = esquecer servidores que já não estão
health-step-backup = o backup noturno
health-step-index = o índice da busca
health-step-file = levar o que foi salvo para o arquivo do banco de dados
health-step-name = O arquivo do banco de dados tem um segundo nome (um link físico). Remova esse nome: quem abrir o arquivo por ele danifica o banco de dados.
health-nothing-owed = Nenhuma mensagem espera envio.
health-owed-later = { $count ->
    [one] { $count } mensagem espera a sua hora.
   *[other] { $count } mensagens esperam a sua hora.
}
health-owed = { $count ->
    [one] Há { $count } mensagem para enviar; devia sair <t:{ $since }:R>
   *[other] Há { $count } mensagens para enviar; a mais antiga devia sair <t:{ $since }:R>
}
health-owed-late = { $count ->
    [one] Há { $count } mensagem para enviar que devia sair <t:{ $since }:R>: vale olhar os registros.
   *[other] Há { $count } mensagens para enviar e a mais antiga devia sair <t:{ $since }:R>: vale olhar os registros.
}
health-none-dropped = Nenhuma mensagem foi abandonada nos últimos sete dias.
health-dropped = { $count ->
    [one] { $count } mensagem foi abandonada nos últimos sete dias. `/{ command-admin } { command-admin-setup }` mostra o que falta em um servidor:
   *[other] { $count } mensagens foram abandonadas nos últimos sete dias. `/{ command-admin } { command-admin-setup }` mostra o que falta em um servidor:
}
dropped-pointless = não fazia mais sentido
dropped-called-off = foi cancelada antes de aparecer
dropped-person-gone = a pessoa pediu para ser esquecida
dropped-server-removed = o servidor dela foi retirado da rede
dropped-direct-messages-closed = a pessoa não recebe mensagens diretas
dropped-no-common-server = a pessoa não está em nenhum dos meus servidores
dropped-deleted = foi apagada no Discord
dropped-channel-gone = o canal dela não existe mais
dropped-not-taken = o Discord não a aceitou como estava
dropped-refused-too-long = o Discord a recusou durante dias
dropped-unprepared = não pôde ser preparada
health-closed = { $count ->
    [one] Um canal recusa o que espera por ele: { $channels }. `/{ command-admin } { command-admin-setup }` no servidor dele mostra o que falta e tenta de novo na hora.
   *[other] { $count } canais recusam o que espera por eles: { $channels }. `/{ command-admin } { command-admin-setup }` no servidor deles mostra o que falta e tenta de novo na hora.
}
health-slowed = O Discord recusou muitas mensagens no último minuto, por isso o que espera é enviado devagar: cinco por segundo. Comandos e botões são respondidos tão rápido como sempre.
health-stopped = O Discord recusou milhares de chamadas em dez minutos. Para que ele não me bloqueie, até <t:{ $until }:t> só respondo a comandos e botões; o resto que espera é enviado depois.
health-no-inboxes = Nenhuma mensagem direta ficou sem ser entregue.
health-inboxes = { $count ->
    [one] Mensagens que não puderam ser entregues esperam por { $count } pessoa, em `/{ command-me } { command-me-inbox }`.
   *[other] Mensagens que não puderam ser entregues esperam por { $count } pessoas, em `/{ command-me } { command-me-inbox }`.
}
health-no-reviews = Nenhuma ficha aguarda revisão.
health-reviews = { $count ->
    [one] { $count } ficha aguarda revisão; chegou <t:{ $since }:R>: `/{ command-review } { command-review-queue }`
   *[other] { $count } fichas aguardam revisão; a mais antiga chegou <t:{ $since }:R>: `/{ command-review } { command-review-queue }`
}
health-none-stale = Nenhuma ficha publicada está há um ano sem que alguém a atualize ou confirme.
health-stale = { $count ->
    [one] { $count } ficha está há um ano sem que ninguém mexa nela. Quem a escreveu recebe a pergunta até três vezes.
   *[other] { $count } fichas estão há um ano sem que ninguém mexa nelas. Quem as escreveu recebe a pergunta até três vezes.
}
health-backup = { $count ->
    [one] Último backup: <t:{ $at }:f>, { $size } MB; { $count } guardado.
   *[other] Último backup: <t:{ $at }:f>, { $size } MB; { $count } guardados.
}
health-backup-old = É antigo demais. `/{ command-admin } { command-admin-backup }` faz um agora.
health-no-backup-yet = Ainda não há backup; um é feito a cada noite. `/{ command-admin } { command-admin-backup }` faz um agora.
health-no-backup = Não há backup, e nenhum é feito à noite. `/{ command-admin } { command-admin-backup }` faz um agora.
health-backup-failed = O backup de <t:{ $at }:f> falhou: { $why }
health-search = { $count ->
    [one] Busca: um documento, por palavras e por sentido
   *[other] Busca: { $count } documentos, por palavras e por sentido
}
health-search-pending = Busca: por palavras; em breve por sentido, que ainda está em preparo para { $pending } de { $count }
health-search-words = Busca: { $count } documentos, só por palavras; esta versão não traz o modelo de frases
health-search-broken = A busca compara só palavras: { $why }
health-database = O banco de dados tem { $size } MB.

upkeep-letter = Ninguém mexe na ficha **{ $title }** ({ $id }) desde <t:{ $at }:D>. O que ela diz ainda está certo?
upkeep-right = Ainda está certo
upkeep-revise = Atualizar
upkeep-hint = Você recebe esta pergunta no máximo três vezes.
upkeep-thanks = Agradecemos. Fica anotado que a ficha { $id } ainda está certa hoje.
upkeep-yours = Agora você pode atualizar a ficha { $id }. O que todo mundo vê fica como está até que a moderação aprove as suas mudanças.
upkeep-open-draft = Escrever
upkeep-gone = Essa ficha não é mais mostrada, então não há o que fazer.
upkeep-not-keeper = Só quem a escreveu, ou um contato da localidade, pode dizer isso da ficha { $id }.
upkeep-author-revises = Quem escreveu a ficha { $id } ainda está aqui e a está atualizando. Você pode dizer que ela ainda está certa.

## Taken back and decided anew

option-withdraw = retirar
    .about = Retirar sua confirmação
unconfirmed = Você retirou sua confirmação da ficha { $id }.
confirm-none = Você não confirmou a versão publicada da ficha { $id }; não há nada para retirar.
adapt-said-already = Outra pessoa da localidade { $place } já disse isso, com o motivo dela. Essa pessoa ou a moderação pode remover na página de evidências.
adapt-too-many = Você disse isso { $most } vezes em um dia, que é o máximo. Continue amanhã.
adapt-not-theirs = Não há aqui nenhuma adaptação que você possa remover.
unadapt-button = Remover uma adaptação
unadapt-menu = Escolha uma adaptação
unadapt-ask = Qual adaptação da ficha { $id } não deve mais aparecer? Em seguida, um formulário pergunta por quê; o motivo fica no registro.
box-unadapt-reason = Por que é removida
unadapted = Removida. Ela não aparece mais na página de evidências da ficha { $id }.
translation-desk-renewed = **O original mudou desde que este texto foi escrito.** Releia cada parte, também a do outro formulário, antes de enviar.
translation-of-earlier = É de uma versão anterior; o original mudou desde então.
translation-too-many = Você enviou { $most } traduções em um dia, que é o máximo. O que você escreveu está salvo; envie amanhã.
translation-own-writeup = É uma tradução da sua própria ficha; outra pessoa decide sobre ela.
translation-was-superseded = Quem traduziu enviou outra mais nova antes da decisão.
translation-reopened = A tradução da ficha { $id } para o { $language } aguarda revisão de novo. Quem traduziu fica sabendo o motivo.
translation-letter-reopened = A decisão sobre sua tradução da ficha { $id }, **{ $title }**, para o { $language } será tomada de novo; você saberá o resultado.
reopen-nothing = Não há aqui nenhuma decisão que possa ser reaberta.
reopen-no-reason = Diga por que é preciso decidir de novo.
reopened-because = Por que se decide de novo
report-reopened = Aguarda decisão de novo, sobre a ficha { $id }. Quem enviou fica sabendo o motivo.
report-letter-reopened = A decisão sobre o que você enviou a respeito da ficha { $id } será tomada de novo; você saberá o resultado.
report-letter-author-reopened = A resposta de { $organisation } à sua ficha { $id } será decidida de novo. Até lá, ela não aparece.
report-letter-author-not-shown = A resposta de { $organisation } à sua ficha { $id } não aparece mais.
me-translations-button = Traduções para revisar
contact-nobody-named = Indique a pessoa com a opção `{ option-person }`. Para encerrar um contato, escolha `{ choice-remove }` em `{ option-change }`.
confirmed-note = Sua nota, mostrada com ela
contact-oneself = Ninguém confirma a si próprio como contato. Peça a outra pessoa da moderação.
setup-open-reviews = Revisões: qualquer pessoa neste servidor pode ler { $channel }, também os rascunhos e as denúncias que aguardam ali. No Discord: Editar canal → Permissões → tire Ver canal de @everyone e dê à moderação e a mim.
log-action-report-reopen = decisão sobre uma denúncia reaberta
log-action-translation-reopen = decisão sobre uma tradução reaberta
log-action-writeup-unadapt = adaptação removida
log-action-writeup-unconfirm = confirmação de cocriação retirada

## What is erased, and what is only counted

transparency-versions = Novas versões publicadas:
transparency-held = Suspensas:
transparency-reopened = Decisões reabertas:
transparency-imported = Incorporadas de dados abertos:
transparency-erased = Apagadas a pedido de quem as escreveu:
transparency-reports = Denúncias e respostas enviadas:
transparency-reports-decided = Denúncias e respostas resolvidas:
transparency-forgotten = Pessoas que pediram para ser esquecidas:
log-action-block-keep = bloqueio mantido após um pedido de esquecimento
card-erased = O que estava aqui foi apagado: alguém pediu para ser esquecido, ou chegou ao fim o prazo para guardar.

## Backups and imports, once more

log-action-backup-restore = backup restaurado
backup-shrunk = O último backup tem menos da metade do tamanho de um anterior. Os maiores ficam guardados: quem administra a Tertulia deve verificar se algo se perdeu e apagá-los se estiver tudo certo.
backup-incomplete = Mas algo que faz parte dele falhou. Quem administra a Tertulia deve verificar: { $why }
health-backup-incomplete = O backup de <t:{ $at }:f> foi feito, mas: { $why }
health-backups-ahead = { $count ->
    [one] { $count } backup tem uma data que ainda não chegou e não conta: o relógio estava errado quando ele foi feito.
   *[other] { $count } backups têm uma data que ainda não chegou e não contam: o relógio estava errado quando foram feitos.
}
library-busy = Neste momento o arquivo está sendo preparado para outra pessoa. Tente de novo em um minuto.
