# What Tertulia says, in Latin American Spanish. en.ftl has the same keys and arguments; a test holds them to it.
# Voice: plain, warm, short; "tú". No exclamation marks. Commands are quoted by their default names.

## Commands: the name Discord shows, and what it does (at most 100 characters)

command-search = buscar
    .about = Buscar fichas sobre un problema, un lugar o una idea
command-writeup = ficha
    .about = Compartir, leer y mantener al día fichas de reforma
command-writeup-share = compartir
    .about = Compartir lo que hizo tu lugar
command-writeup-show = ver
    .about = Leer una ficha
command-writeup-edit = editar
    .about = Continuar, corregir o completar una de tus fichas
command-writeup-withdraw = retirar
    .about = Descartar un borrador o retirar de la biblioteca una de tus fichas
command-writeup-list = lista
    .about = Ver todas las fichas, o solo las tuyas
command-place = lugar
    .about = Los lugares de la red y quiénes forman parte de ellos
command-place-list = lista
    .about = Ver todos los lugares
command-place-show = ver
    .about = Ver un lugar
command-place-join = unirse
    .about = Indicar que formas parte de un lugar, y desde qué sector
command-place-leave = salir
    .about = Indicar que ya no formas parte de un lugar
command-gathering = encuentro
    .about = Los encuentros de la red: cuándo, dónde y quiénes van
command-gathering-create = crear
    .about = Preparar un encuentro; lo ves antes de que se anuncie
command-gathering-show = ver
    .about = Ver un encuentro y reservar un cupo
command-gathering-list = lista
    .about = Ver los próximos encuentros, o solo aquellos a los que vas
command-gathering-calendar = calendario
    .about = Obtener un archivo de calendario: de un encuentro, de todos o de los tuyos
command-gathering-edit = editar
    .about = Cambiar un encuentro; sin opciones, sus textos
command-gathering-move = mover
    .about = Cambiar la fecha; se avisa a quienes tienen cupo
command-gathering-cancel = cancelar
    .about = Cancelar un encuentro; se avisa a quienes tienen cupo
command-gathering-close = cerrar
    .about = Anotar lo que dejó un encuentro: notas, decisiones, seguimientos
command-gathering-remind = recordar
    .about = Ver o fijar cuándo se envían los recordatorios
command-me = yo
    .about = Lo que Tertulia sabe de ti y el idioma en que te habla
command-me-show = ver
    .about = Ver tus lugares, roles e idioma
command-me-language = idioma
    .about = Elegir el idioma en que te habla Tertulia
command-me-inbox = bandeja
    .about = Leer los mensajes que no pudieron llegarte directamente
command-me-reminders = recordatorios
    .about = Cómo y cuándo recibes recordatorios de los encuentros
command-me-zone = zona
    .about = Elegir tu zona horaria
command-review = revisión
    .about = Decidir sobre las fichas en espera
command-review-queue = cola
    .about = Ver lo que está en espera, desde lo más antiguo
command-review-show = ver
    .about = Leer una ficha en espera y decidir
command-review-approve = aprobar
    .about = Publicar una ficha en espera
command-review-changes = cambios
    .about = Devolver una ficha a quien la escribió, con lo que debe cambiar
command-review-reject = rechazar
    .about = No aceptar una ficha en espera y explicar por qué
command-review-merge = unir
    .about = Dos fichas cuentan la misma reforma: queda la segunda, y la primera lleva a ella
command-review-reopen = reabrir
    .about = Retomar una decisión; la ficha vuelve a la cola
command-writeup-history = historial
    .about = Ver las versiones de una ficha y qué cambió
command-admin = admin
    .about = Administrar la red y este servidor
command-admin-setup = configurar
    .about = Configurar este servidor, paso a paso
command-admin-settings = ajustes
    .about = Cambiar el idioma y los canales de este servidor
command-admin-server = servidor
    .about = Admitir otro servidor de Discord en la red, o quitarlo
command-admin-role = rol
    .about = Quién tiene qué rol; dar o quitar uno
command-help = ayuda
    .about = Cómo funciona Tertulia, en un minuto
command-about = acerca
    .about = Qué es Tertulia, y su versión

## The menu of messages: at most 32 characters

message-save-as-write-up = Guardar como ficha

## Options

option-query = búsqueda
    .about = Lo que buscas, con tus propias palabras
option-place = lugar
    .about = Un lugar; escribe cualquiera de sus nombres
option-area = área
    .about = Un área de política pública
option-status = estado
    .about = En qué etapa está la reforma
option-language = idioma
    .about = Uno de los cuatro idiomas
option-year = año
    .about = Un año en el que estaba en marcha, como 2021
option-sort = orden
    .about = Primero las más relevantes o las más recientes
option-id = id
    .about = Su id, como R-42, D-7 o G-12, o parte de su título
option-title = título
    .about = Cómo se llama
option-when = cuándo
    .about = Fecha y hora locales, así: 2027-01-20 16:00
option-minutes = minutos
    .about = Cuánto dura
option-zone = zona
    .about = Zona horaria, por ciudad o lugar; en un encuentro, por defecto la del lugar anfitrión
option-where = dónde
    .about = Un canal, o un enlace https que solo ve quien tiene cupo
option-repeat = repetir
    .about = Cómo se repite; puedes agregar un número de veces o un último día
option-seats = cupos
    .about = Cuántos cupos hay; 0: sin límite
option-languages = idiomas
    .about = Qué idiomas se hablan, así: en es
option-confidentiality = confidencialidad
    .about = Quién puede saber del encuentro
option-scope = alcance
    .about = Solo esta fecha de la serie, o esta y todas las siguientes
option-before = antes
    .about = Con cuánta anticipación, así: 7d 24h 1h 10m; off: ninguno
option-direct = directo
    .about = Si quieres mensajes directos
option-mine = propias
    .about = Solo lo tuyo: fichas y borradores, o encuentros a los que vas
option-side = sector
    .about = De qué sector: gobierno, sociedad civil, academia u otro
option-organisation = organización
    .about = En nombre de quién hablas, si quieres decirlo
option-announcements = anuncios
    .about = El canal donde se anuncian las fichas publicadas
option-reviews = revisiones
    .about = El canal donde las fichas esperan su revisión
option-server = servidor
    .about = El otro servidor; escribe su nombre o su id
option-person = persona
    .about = Quién
option-role = rol
    .about = Qué rol
option-change = cambio
    .about = Qué debe cambiar

choice-relevance = las más relevantes primero
choice-date = las más recientes primero
choice-grant = dar
choice-revoke = quitar
choice-moderator = moderación
choice-facilitator = facilitación
choice-steward = gestión del conocimiento
choice-public = abierto a todo el mundo
choice-members = para integrantes
choice-chatham_house = regla de Chatham House
choice-one = solo esta fecha
choice-all = esta fecha y todas las siguientes
choice-on = sí
choice-off = no
option-reason = motivo
    .about = Por qué
option-into = con
    .about = La ficha que queda

## Refusals and faults

fault = Algo falló de nuestro lado; no se perdió nada de lo que escribiste. Inténtalo de nuevo; si vuelve a ocurrir, dale este número al equipo de moderación: { $id }
form-too-late = Tardó demasiado y el formulario ya no se pudo abrir. Inténtalo otra vez.
form-overtaken = **No se guardó:** después de que abriste este formulario, esto se cambió en otro lugar, quizás por ti en otra ventana, y esa versión se queda. Vuelve a abrir el formulario para verla y agrega lo que quieras conservar de tu texto.
form-typed = **Lo que habías escrito, para que puedas copiarlo:**
denied-facilitator = Solo el equipo de facilitación puede hacer esto. Si deberías formar parte de él, pide al equipo de moderación que te dé el rol con `/{ command-admin } { command-admin-role }`.
denied-moderator = Solo el equipo de moderación puede hacer esto. Si deberías formar parte de él, pide a alguien del equipo que te dé el rol con `/{ command-admin } { command-admin-role }`.
denied-server-manager = Esto solo puede hacerlo el equipo de moderación o alguien con el permiso “Gestionar servidor” aquí.
denied-server = Este servidor todavía no forma parte de la red. El equipo de moderación de la red puede admitirlo con `/{ command-admin } { command-admin-server } { option-server }:{ $id }`.
denied-direct-message = Esto funciona en un servidor, no en mensajes directos.
denied-old-button = Este botón es de una versión anterior, o su opción ya no está disponible. Vuelve a empezar con el comando.
denied-old-command = Tertulia ya no tiene este comando. Con `/{ command-help }` ves los que hay.
not-stated = sin indicar
page-back = Anterior
page-on = Siguiente

## Places

place-list-title = { $count ->
    [one] { $count } lugar
   *[other] { $count } lugares
}
place-list-hint = ¿No está tu lugar? Pide al equipo de moderación que lo agregue.
place-kind = Tipo:
place-zone = Zona horaria:
place-forum = Foro:
place-members = Integrantes:
place-writeups = Biblioteca:
place-no-members = todavía nadie
place-see-writeups = Ver sus fichas
place-unknown = No hay ningún lugar llamado “{ $typed }”. Escribe una parte del nombre y elige de la lista, o mira `/{ command-place } { command-place-list }`.
place-unknown-side = Elige uno de los cuatro sectores: gobierno, sociedad civil, academia u otro.
place-not-member = No formas parte de { $place }.
place-gone = Ya no es posible unirse a este lugar. Mira `/{ command-place } { command-place-list }`.
place-joined = Ya formas parte de { $place } ({ $side }).
place-joined-next = Con `/{ command-writeup } { command-writeup-share }` compartes lo que hizo tu lugar; con `/{ command-search }` encuentras lo que hicieron otros.
place-left = Ya no formas parte de { $place }. Lo que escribiste se conserva.
conduct-title = Cómo nos tratamos
conduct-text =
    1. Trata a todas las personas con respeto y justicia, y ten curiosidad por otras formas de hacer las cosas.
    2. Nada de acoso, discriminación, amenazas, exposición de asuntos privados ni grabaciones sin consentimiento.
    3. Critica ideas y políticas, no a personas. Quien señale una irregularidad debe citar una fuente pública.
    4. Deja espacio para las voces que menos se oyen y para otros idiomas.
    5. Guarda reserva sobre lo que se marque como confidencial.
    6. Di para quién trabajas cuando sea relevante.
    7. Aquí no se hace campaña ni se vende nada.
    8. Si algo anda mal, avisa al equipo de moderación; si te pide parar, para. Después puede haber una nota, una advertencia, una pausa o la salida; las apelaciones las atienden dos personas de moderación que no hayan intervenido.
conduct-ask = ¿Estás de acuerdo y quieres unirte a { $place }?
conduct-agree = De acuerdo, quiero unirme
conduct-privacy = Guardamos tu lugar, sector y organización para que las personas puedan encontrarse. Con `/{ command-me } { command-me-show }` ves lo que sabemos de ti.

## You

me-title = Lo que Tertulia sabe de ti
me-places = Tus lugares
me-no-places = Todavía ninguno. Con `/{ command-place } { command-place-join }` agregas uno.
me-roles = Tus roles
me-language = Tu idioma
me-language-chosen = lo elegiste tú
me-language-discord = tomado de tu Discord
me-language-set = De ahora en adelante te hablo en { $language }.
me-privacy = Tu cuenta de Discord se guarda separada de lo que haces aquí, y lo que se puede borrar se borra cuando lo pides.
member-unknown-language = Elige uno de los cuatro idiomas: English, Español, Português o Français.
member-unknown-role = Elige moderación, facilitación o gestión del conocimiento.
member-unknown-user = Discord no conoce a esta persona.
member-last-moderator = Nadie más tiene el rol de moderación. Antes, da el rol a otra persona.
role-granted = { $user } ahora tiene el rol de { $role }.
role-revoked = { $user } ya no tiene el rol de { $role }.
inbox-empty = Tu bandeja está vacía.
inbox-read = Ya lo leí
inbox-heading = { $left ->
    [0] -# En espera desde el <t:{ $at }:f>. Eso era todo.
    [one] -# En espera desde el <t:{ $at }:f>. Queda uno más: usa otra vez `/{ command-me } { command-me-inbox }`.
   *[other] -# En espera desde el <t:{ $at }:f>. Quedan { $left } más: usa otra vez `/{ command-me } { command-me-inbox }`.
}
inbox-waiting = { $count ->
    [one] **Te espera un mensaje:** `/{ command-me } { command-me-inbox }`
   *[other] **Te esperan { $count } mensajes:** `/{ command-me } { command-me-inbox }`
}

## Servers

server-announcements = Anuncios
server-reviews = Revisiones
server-unknown = Tertulia no está en ese servidor. Primero invítala allí y luego usa el id del servidor.
server-nothing-to-set = No cambió nada: elige un idioma o un canal. Con `/{ command-admin } { command-admin-setup }` ves lo que está configurado.
server-unknown-channel = Ese canal no es de este servidor.
server-hidden-channel = No puedo ver ese canal. En Discord: Editar canal → Permisos → agrega mi rol y permite “Ver canal”.
server-admitted = El servidor { $id } ya forma parte de la red. Alguien con el permiso “Gestionar servidor” puede continuar allí con `/{ command-admin } { command-admin-setup }`.
server-was-admitted = El servidor { $id } ya formaba parte de la red.
setup-title = Configurar este servidor
setup-missing = { $count ->
    [0] Todo está en orden.
    [one] **Falta una cosa.** Casi todo se arregla con los menús de abajo.
   *[other] **Faltan { $count } cosas.** Casi todo se arregla con los menús de abajo.
}
setup-admitted = Este servidor forma parte de la red.
setup-not-admitted = Este servidor todavía no forma parte de la red: el equipo de moderación lo admite con `/{ command-admin } { command-admin-server }`.
setup-language = Las publicaciones están en { $language }.
language-en = inglés
language-es = español
language-pt = portugués
language-fr = francés
setup-no-announcements = Anuncios: no se eligió ningún canal, así que aquí no se anuncia nada.
setup-no-reviews = Revisiones: ningún servidor de la red tiene un canal para ellas. Aun así, el equipo de moderación puede usar `/{ command-review } { command-review-queue }`.
setup-no-reviews-here = Revisiones: aquí no hay canal; otro servidor de la red tiene uno.
setup-channel-gone = { $what }: el canal ya no existe. Elige otro.
setup-channel = { $what }: { $channel }
setup-channel-lacks = { $what }: en { $channel } me falta permiso para { $missing }. En Discord: Editar canal → Permisos → agrega mi rol y permítelo.
setup-nowhere = En ningún canal tengo permiso para { $missing }. En Discord: Ajustes del servidor → Roles → mi rol, o los permisos de un canal.
setup-gatherings = Encuentros: puedo abrir hilos, adjuntar archivos de calendario y crear eventos.
setup-gatherings-lack = Encuentros: me falta permiso para { $missing }. En Discord: Ajustes del servidor → Roles → mi rol, o los permisos del canal.
setup-moderators = { $count ->
    [one] Una persona tiene el rol de moderación.
   *[other] { $count } personas tienen el rol de moderación.
}
setup-no-moderators = Nadie tiene todavía el rol de moderación: se da con `/{ command-admin } { command-admin-role }`.
setup-choose-language = El idioma de las publicaciones
setup-choose-announcements = El canal de anuncios
setup-choose-reviews = El canal de revisiones
setup-again = Comprobar de nuevo
permission-view-channels = Ver canales
permission-send-messages = Enviar mensajes
permission-send-in-threads = Enviar mensajes en hilos
permission-create-threads = Crear hilos públicos
permission-embed-links = Insertar enlaces
permission-attach-files = Adjuntar archivos
permission-read-history = Leer el historial de mensajes
permission-create-events = Crear eventos
setup-review-command = Si alguien de moderación no ve `/{ command-review }`: en Discord, Ajustes del servidor → Integraciones → Tertulia, dale acceso al comando. Los botones de las tarjetas de revisión no necesitan ningún comando.

## Write-ups: boxes of the forms (labels at most 45 characters, hints at most 100)

form-1-title = Tu ficha de reforma
form-2-title = Aprendizajes, alianzas y costo
form-3-title = Compromisos y evaluación
box-limit = hasta { $most }
box-title = Título (qué cambió y dónde)
    .hint = Un verbo y lo que se logró, de 10 a 90 caracteres
box-summary = En dos frases
    .hint = Es lo que se ve en una búsqueda. Hasta 280 caracteres
box-problem = ¿Cuál era el problema y para quién?
    .hint = Antes de la reforma. Hasta 700 caracteres
box-action = ¿Qué se hizo y quiénes participaron?
    .hint = De ambas partes: gobierno y sociedad civil. Hasta 1500 caracteres
box-results = Resultados y enlaces a evidencia
    .hint = Al menos un enlace https, o indica luego que aún es pronto. Hasta 1000 caracteres
box-lessons = ¿Qué no funcionó? ¿Qué cambiarías?
    .hint = Lo que les contarías a tus colegas. Hasta 1000 caracteres
box-cost = ¿Cuánto costó?
    .hint = Dinero (y de qué año), personas, meses. Hasta 300 caracteres
box-conditions = ¿Qué hace falta para hacer lo mismo?
    .hint = Leyes, personas, datos, alianzas. Hasta 500 caracteres
box-partners = Organizaciones aliadas, una por línea
    .hint = Gobierno: Dirección de … / Sociedad civil: Red por …
box-period = Inicio y fin
    .hint = Por ejemplo, 2021-11 – 2023; omite el fin si sigue en marcha
box-commitments = Compromisos en un plan de acción de OGP
    .hint = Códigos como GBSC0004
box-assessment = Qué concluyó una evaluación externa
    .hint = Solo si indicas quién la hizo y un enlace
box-assessor = Quién hizo la evaluación
box-assessment-link = Enlace a la evaluación
box-inspired-by = Inspirada en
    .hint = Códigos como R-42, o un nombre
field-title = Título
field-summary = Resumen
field-problem = Problema
field-action = Qué se hizo y quiénes participaron
field-results = Resultados
field-lessons = Qué no funcionó
field-cost = Costo
field-conditions = Qué hace falta

## Write-ups: drafts

draft-untitled = (aún sin título)
draft-saved = se guardó; solo tú lo ves
draft-complete = **Está todo lo necesario.** Mira la vista previa y luego envía la ficha.
draft-gaps = { $count ->
    [one] **Todavía falta una cosa:**
   *[other] **Todavía faltan { $count } cosas:**
}
draft-page-1 = Primeros menús
draft-page-2 = Más menús
draft-form-1 = Texto
draft-form-2 = Aprendizajes, alianzas
draft-form-3 = Compromisos
draft-preview = Vista previa
draft-submit = Enviar
draft-discard = Descartar
draft-continue = Continuar
draft-open = Abrir el borrador
draft-back = Volver al borrador
draft-take-back = Retomarla y seguir escribiendo
draft-restore = Recuperar
draft-discarded = Se descartó { $id }. No se borró: puedes recuperarla.
draft-confirm-discard = ¿Descartar { $id }? Sale de la lista y de la cola; más adelante puedes recuperarla.
draft-confirm-discard-revision = ¿Descartar lo que estabas escribiendo en { $id }? Lo que ve todo el mundo queda como está.
saved-with-gaps = Se guardó { $id }. Antes de enviarla, corrige o completa:
pick-areas = Áreas de política pública, de 1 a 4
pick-status = En qué etapa está la reforma
pick-values = Valores: al menos uno de los tres primeros
pick-axis = Clima: mitigación, adaptación…
pick-topics = Temas de clima, hasta 5
pick-sdgs = Objetivos de Desarrollo Sostenible
pick-level = Hasta dónde llegó la participación
pick-attribution = Con qué nombre se publica
pick-place = El lugar al que corresponde
pick-language = El idioma en que está escrita
pick-too-early = ¿Ya hay resultados?
attribution-organisation = Nombre que aparece: mi organización, o el lugar
attribution-named = Nombre que aparece: el mío
attribution-anonymous = Sin nombre
too-early-no = Hay resultados, con evidencia
too-early-yes = Aún es pronto para ver resultados
gap-empty = { $field }: todavía sin texto
gap-short = { $field }: al menos { $least } caracteres
gap-long = { $field }: { $has } caracteres; caben { $most } como máximo
gap-no-evidence = Resultados: al menos un enlace https, o elige “Aún es pronto para ver resultados”
gap-no-area = Al menos un área de política pública
gap-no-status = En qué etapa está la reforma
gap-no-core-value = Al menos uno de estos valores: transparencia, participación ciudadana o rendición de cuentas
gap-bare-assessment = Evaluación externa: indica quién la hizo y un enlace https
gap-too-many-partners = { $most } organizaciones como máximo; hay { $has }
gap-end-before-start = El fin es anterior al inicio
gap-period-unread = Inicio y fin: no se entiende “{ $typed }”. Escribe, por ejemplo, 2021-11 – 2023; se conserva lo que había antes
gap-commitments-unread = Compromisos: no hay ningún código en “{ $typed }”. Un código se ve así: GBSC0004; figura en la página del plan en opengovpartnership.org
consent-title = Antes de enviar { $id }
consent-text = Marca las tres declaraciones. Primero el equipo de moderación lee la ficha; una vez publicada, queda abierta para todo el mundo con licencia CC BY 4.0. Las copias que otras personas hayan hecho no se pueden retirar, pero puedes pedirnos que dejemos de mostrarla o que quitemos tu nombre.
consent-menu = Marca las tres
consent-rights = Puedo compartir este texto: es mío, o mi organización está de acuerdo.
consent-private = No contiene datos privados de personas.
consent-licence = La publico con CC BY 4.0: cualquiera puede reutilizarla y traducirla, citando la fuente.

## Write-ups: what is said of them

writeup-count = { $count ->
    [one] { $count } ficha
   *[other] { $count } fichas
}
writeup-unknown = No hay ninguna ficha “{ $typed }” que puedas ver. Escribe parte de su título y elige de la lista, o usa `/{ command-search }`.
writeup-not-author = Solo quienes escribieron { $id } pueden hacer esto.
writeup-not-member = Para compartir en nombre de { $place }, primero únete con `/{ command-place } { command-place-join }`.
writeup-no-place = Para compartir algo, primero únete a tu lugar con `/{ command-place } { command-place-join }`.
writeup-empty-message = Este mensaje no tiene texto que se pueda guardar.
writeup-waiting = { $id } está esperando revisión. Para seguir escribiendo, retómala; saldrá de la cola hasta que la envíes de nuevo.
writeup-withdrawn = { $id } fue retirada y ya no se puede cambiar.
writeup-archived = { $id } no fue aceptada. El equipo de moderación puede reabrirla.
writeup-not-complete = { $count ->
    [one] A { $id } todavía le falta una cosa. Con `/{ command-writeup } { command-writeup-edit }` ves cuál.
   *[other] A { $id } todavía le faltan { $count } cosas. Con `/{ command-writeup } { command-writeup-edit }` ves cuáles.
}
writeup-no-consent = No se envió nada: hacen falta las tres declaraciones. Márcalas todas o vuelve al borrador; está guardado.
writeup-not-draft = { $id } ya no es un borrador: se envió, se retomó o hay una decisión. Con `/{ command-writeup } { command-writeup-edit }` ves cómo va.
writeup-submitted = { $id } se envió. La leerá el equipo de moderación y te avisaremos.
writeup-confirm-withdraw = ¿Retirar { $id }? Sale de la búsqueda y su página se cierra. Las copias que otras personas hicieron con CC BY 4.0 siguen siendo suyas.
writeup-withdraw = Retirar
writeup-was-withdrawn = { $id } fue retirada por quienes la escribieron.
writeup-demo = Demostración: elaborada a partir de fuentes públicas, no por el lugar
period = { $from } – { $to }
period-since = desde { $from }
period-until = hasta { $to }
writeup-too-early = Aún es pronto para ver resultados
writeup-areas = Áreas:
writeup-values = Valores:
writeup-climate = Clima:
writeup-government-partner = Por el gobierno:
writeup-civil-partner = Por la sociedad civil:
writeup-links = Evidencia
writeup-revision = Versión { $ordinal }
step-draft = en borrador
step-submitted = en espera de revisión
step-changes = cambios solicitados
step-approved = publicada
step-rejected = no aceptada
step-taken-back = retomada
page-card = Ficha
page-action = Problema y acción
page-results = Resultados
page-evidence = Evidencia
page-history = Historial
announcement = **Nueva en la biblioteca** · { $place }
announcement-read = Leerla
list-title = La biblioteca
list-mine-title = Tus fichas
list-empty = Nada coincide. Quita alguna opción o usa `/{ command-search }`.
list-mine-empty = Todavía ninguna. Con `/{ command-writeup } { command-writeup-share }` empiezas una.

## Review

review-heading = **En espera de revisión** · { $place }
review-approve = Aprobar
review-changes = Solicitar cambios
review-reject = No aceptar
review-read = Leerla completa
review-reason = Motivo:
review-in-words = Mensaje de moderación
review-reason-menu = Elige un motivo
review-ask-changes = ¿Qué hay que cambiar? Elige el motivo; después podrás explicarlo en un formulario.
review-ask-reject = ¿Por qué no se acepta? Elige el motivo; después podrás explicarlo en un formulario.
review-words = Tu mensaje para quien la escribió
review-words-hint = Qué falta y qué ayudaría
review-unknown = No hay nada así para revisar.
review-own = Esta ficha es tuya; decide otra persona del equipo de moderación.
review-same-place = Formas parte del mismo lugar, así que debería aprobarla otra persona del equipo de moderación. Si nadie lo ha hecho para el <t:{ $from }:f>, podrás hacerlo tú, y quedará indicado.
review-decided-approve = Se aprobó el <t:{ $at }:f>
review-decided-changes = Se solicitaron cambios el <t:{ $at }:f>
review-decided-reject = No se aceptó; la decisión se tomó el <t:{ $at }:f>
review-taken-back = Quien la escribió la retomó para seguir trabajando en ella.
review-marked-same-place = La aprobó alguien de moderación del mismo lugar, porque nadie más decidió en tres días.
review-done-approve = { $id } está publicada.
review-done-changes = { $id } vuelve a quien la escribió, con tu mensaje.
review-done-reject = { $id } no se acepta. A quien la escribió se le explica el motivo.
queue-title = En espera de revisión
queue-count = { $count ->
    [0] No hay nada en espera.
    [one] Hay una en espera.
   *[other] Hay { $count } en espera.
}
letter-approve = Tu ficha **{ $title }** ya está publicada como { $id }. Gracias por compartirla.
letter-changes = El equipo de moderación te pide cambiar algo en { $id }, **{ $title }**. No se perdió nada de lo que escribiste.
letter-reject = Tu ficha { $id }, **{ $title }**, no fue aceptada. Todavía puedes leerla.
letter-correct = Corregirla
letter-open = Abrirla
review-hold = Poner en pausa hasta un día
review-claim = La estoy leyendo
review-let-go = Dejarla libre
review-take-out = Quitar y decidir de nuevo
review-reopen = Reabrir
review-credit = Nombre que se muestra
review-checklist = Para revisar
flag-email = ¿Un correo electrónico? “{ $text }” ({ $field })
flag-phone = ¿Un número de teléfono? “{ $text }” ({ $field })
flag-identity = ¿El número de un documento de identidad? “{ $text }” ({ $field })
flag-no-evidence = Sin enlaces a evidencia
flag-no-government = No se indica quién participó por el gobierno
flag-no-civil-society = No se indica quién participó desde fuera del gobierno
flag-alike = ¿La misma reforma que { $id }, “{ $title }”?
flag-none = Sin datos privados, con enlaces a evidencia, con ambos sectores nombrados, nada parecido
flag-level = Lugar y nivel: ¿fue { $place } ({ $kind }) quien lo decidió y lo hizo?
review-on-hold = En pausa hasta el <t:{ $until }:D>
review-being-read = { $reader } la está leyendo, hasta las <t:{ $until }:t>
review-claimed = Otra persona del equipo de moderación la está leyendo. Si no decide antes de las <t:{ $until }:t>, queda libre de nuevo.
review-no-day = “{ $typed }” no es una fecha de los próximos doce meses. Escríbela así: 2027-05-07.
review-no-words = Explica por qué con tus palabras; quien escribió la ficha las leerá.
review-no-target = No se puede unir a { $id }: elige otra que esté en la biblioteca.
review-nothing-to-merge = { $id } no espera revisión ni está en la biblioteca.
review-nothing-to-reopen = No hay ninguna decisión vigente sobre { $id } que se pueda reabrir.
review-written-on = Quien escribió { $id } ya la está retomando; lo que envíe esperará revisión.
review-decided-merge = Se unió a otra el <t:{ $at }:f>
review-decided-hold = Se puso en pausa el <t:{ $at }:f>
review-decided-reopen = Se reabrió el <t:{ $at }:f>
review-merged-into = La misma reforma se cuenta en { $id }.
review-ask-hold = ¿Por qué debe quedar en pausa? Elige el motivo; después un formulario pregunta hasta qué día.
review-fields-menu = Sobre qué partes, hasta 4 (si quieres)
review-until = Hasta qué día
review-merge-hint = Qué convendría añadir a la otra
review-reopen-hint = Por qué debe decidirse de nuevo
review-done-hold = { $id } queda en pausa hasta el <t:{ $until }:D>; entonces se avisa en los canales de revisión. A quien la escribió se le explica el motivo.
review-done-reopen = { $id } vuelve a esperar revisión. A quien la escribió se le explica el motivo.
review-done-unmerge = { $id } vuelve a existir por separado. A quien la escribió se le explica el motivo.
review-done-taken-out = { $id } ya no se muestra. Quien la escribió prepara una nueva versión; cuando la envíe, se decidirá esa. Se le explica el motivo.
review-conceal = Quitarla del historial
review-conceal-hint = Qué ya no debe verse, sin repetirlo
review-done-conceal = Esa versión de { $id } ya no se muestra en su historial.
review-not-earlier = Solo se puede quitar del historial una versión anterior de { $id }. La que es pública se reabre.
review-merge-title = { $id } llevará a { $into }
review-field-hint = Qué debería cambiar aquí
review-hold-hint = Por qué espera; lo lee quien la escribió
review-done-merge = { $id } ahora lleva a { $into }. Se avisa a quienes escribieron las dos fichas.
review-done-claim = La decisión es tuya hasta las <t:{ $until }:t>; el resto del equipo de moderación ve que la estás leyendo.
review-done-let-go = Queda libre para el resto del equipo de moderación.
review-hold-over = { $id }, **{ $title }**, ya no está en pausa y se puede decidir.
letter-merge = { $id }, **{ $title }**, cuenta la misma reforma que { $into }; quien la busque llegará allí. No se perdió nada de lo que escribiste, y quien escribió { $into } puede leerlo.
letter-merged-into-yours = { $id }, **{ $title }**, cuenta la misma reforma que tu { $into } y ahora lleva a ella. Mira qué dice que falte en la tuya.
letter-hold = Tu ficha { $id }, **{ $title }**, queda en pausa hasta el <t:{ $until }:D>; después se decidirá sobre ella.
letter-reopen = La decisión sobre tu ficha { $id }, **{ $title }**, se toma de nuevo; te avisaremos del resultado.
queue-held = { $count ->
    [one] una en pausa
   *[other] { $count } en pausa
}
queue-held-until = en pausa hasta el <t:{ $until }:d>
queue-late = en espera desde hace más de tres días
queue-claimed = alguien la está leyendo
writeup-state-merged = Unida a otra
writeup-merged = { $id } cuenta la misma reforma que { $into }: abre `/{ command-writeup } { command-writeup-show }` con { $into }.
writeup-not-shown = { $id } ya no se muestra: se revisó de nuevo y no se aceptó.
writeup-too-many = Empezaste { $most } fichas en una hora. A partir de las <t:{ $from }:t> puedes empezar otra; las que tienes están guardadas.
writeup-in-review = { $id } está de nuevo en revisión y no se muestra hasta que se decida.
history-changes = Qué cambió de la versión { $from } a la { $to }
history-how = Tachado: se quitó. En negrita: se añadió.
history-same = No hay diferencias entre estas versiones.
history-back = Todas las versiones
draft-asked = Qué se pidió

## Search

search-found = { $count ->
    [one] Una ficha para “{ $query }”
   *[other] { $count } fichas para “{ $query }”, primero las más afines
}
search-found-newest = { $count ->
    [one] Una ficha para “{ $query }”
   *[other] { $count } fichas para “{ $query }”, primero lo más nuevo
}
related = Relacionadas
related-builds-on = se basa en esta
related-meaning = sentido parecido
related-same = misma área y mismo estado
draft-alike = ¿La misma reforma? Si una de estas fichas ya la cuenta, escribe allí o adáptala.
search-open = { $count ->
    [one] Una ficha
   *[other] { $count } fichas
}
search-corrected = Se buscó **{ $corrected }**, porque la biblioteca no tiene “{ $query }”.
search-lane-own = En tu idioma
search-lane-other = En otros idiomas, con un sentido parecido
search-lane-other-words = En otros idiomas
search-by-words-alone = Esta búsqueda solo compara palabras, así que apenas encuentra lo escrito en otros idiomas.
search-facet-place = Lugar
search-facet-area = Área
search-facet-status = Estado
search-facet-language = Idioma
search-facet-year = Año
search-narrow = Acotar…
search-drop = Sin “{ $what }: { $value }”
search-newest-first = Primero lo más nuevo
search-best-first = Primero lo más afín
search-instead = Buscar otra cosa…
search-instead-word = Buscar “{ $word }”
search-instead-area = Todo en { $area }
search-instead-everywhere = Lo mismo sin los filtros
search-unreadable = Tertulia lee español, inglés, portugués y francés. En otros idiomas solo encuentra las palabras exactas.
search-notes = En las notas de encuentros
search-nothing = No se encontró nada para “{ $query }”
search-nothing-hint = Prueba con menos palabras o con otras, o quita alguna opción. Con `/{ command-writeup } { command-writeup-list }` ves todo lo que hay.
search-unknown-year = “{ $typed }” no es un año. Escribe cuatro cifras, como 2021.
search-forgotten = Las páginas de esta búsqueda ya no se conservan. Vuelve a buscar.

## Help

help-title = Tertulia en un minuto
help-members =
    • **Encuentra lo que hicieron otros:** `/{ command-search }`, en cualquiera de los cuatro idiomas
    • **Forma parte de un lugar:** `/{ command-place } { command-place-join }`
    • **Comparte lo que hizo tu lugar:** `/{ command-writeup } { command-writeup-share }` abre un formulario; lo que escribes se guarda como borrador, aunque no esté terminado
    • **Vuelve a tus borradores:** `/{ command-writeup } { command-writeup-list } { option-mine }:True` o `/{ command-writeup } { command-writeup-edit }`
    • **Después:** elige áreas y etapa, mira la vista previa y envía. El equipo de moderación la lee, te avisamos y se publica.
    • **Lo que es tuyo:** `/{ command-me } { command-me-export }` te da todo lo que guardo sobre ti, `/{ command-me } { command-me-forget }` lo borra
help-moderators =
    • **Decidir:** `/{ command-review } { command-review-queue }`, o los botones en el canal de revisión. Nadie decide sobre una ficha propia.
    • **Este servidor:** `/{ command-admin } { command-admin-setup }` · **Roles:** `/{ command-admin } { command-admin-role }` · **Otro servidor:** `/{ command-admin } { command-admin-server }`
    • **Personas y lugares:** `/{ command-admin } { command-admin-contact }`, `/{ command-admin } { command-admin-place }`, `/{ command-admin } { command-admin-block }` · **Lo que se decidió:** `/{ command-admin } { command-admin-log }` · **Cómo estoy:** `/{ command-admin } { command-admin-health }`
help-language = Te hablo en el idioma de tu Discord si es uno de los nuestros; con `/{ command-me } { command-me-language }` eliges otro.
about-text = Una tertulia es un encuentro habitual para intercambiar ideas. Esta conecta lugares que abren el gobierno y actúan por el clima: comparten fichas de reforma sobre lo que hicieron, con evidencia, y encuentran lo que hicieron otros.
about-version = Versión { $version } · software libre con licencia MIT · fichas con CC BY 4.0

## tertulia check: in a terminal, without Markdown

check-settings = Configuración
check-database = Base de datos: { $path }
check-no-database = Base de datos: { $path } todavía no existe; se crea al iniciar por primera vez.
check-older-database = Base de datos: { $path } es de una versión anterior; al iniciar se copia en { $folder } y se actualiza.
check-bad-database = Base de datos: no se puede usar { $path }: { $error }
check-running = Tertulia está en marcha con ella.
check-no-backups = Respaldos: no se puede escribir en { $folder }, así que no se hará ninguno. Indica otra carpeta (backup.folder) o deja que el bot escriba ahí.
check-bad-model = search.model: { $fault }. Se busca solo por palabras.
check-home = Primer servidor (network.home_guild): { $id }
check-no-home = Falta network.home_guild: el id de tu primer servidor de Discord. En Discord: Ajustes → Avanzado → Modo de desarrollador; luego clic derecho en el servidor → Copiar ID del servidor.
check-token = Token
check-no-token = Falta DISCORD_TOKEN. Está en el portal de desarrollo de Discord: tu aplicación → Bot → Reset Token.
check-wrong-token = Discord no acepta DISCORD_TOKEN. Crea uno nuevo en el portal de desarrollo: tu aplicación → Bot → Reset Token.
check-application = Discord lo reconoce: { $name } (aplicación { $id }).
check-connections = Conexiones nuevas que quedan hoy: { $left } de { $all }.
check-connections-used-up = Con { $all } conexiones en un día Tertulia espera, hasta { $until }: con 1.000, Discord anularía el token del bot. El registro dice por qué se corta la conexión.
check-discord-fails = No se pudo consultar a Discord: { $error }
check-servers = Servidores
check-not-in-home = El bot no está en el primer servidor, { $id }. Invítalo con el enlace de abajo.
check-first-server = { $name } ({ $id }), el primer servidor
check-server = { $name } ({ $id })
check-not-run = Todavía no se configuró nada: inicia tertulia run y luego usa /{ command-admin } { command-admin-setup } en ese servidor.
check-not-admitted = No forma parte de la red. El equipo de moderación lo admite con /{ command-admin } { command-admin-server } { option-server }:{ $id }.
check-invite = Para invitar al bot a un servidor, con los permisos que necesita y ninguno más
check-all-met = No falta nada.
check-some-missing = Falta lo que está marcado con ✗.

## Gatherings

kind-plenary = Plenario
kind-peer_session = Sesión entre pares: una persona pregunta, otras ayudan
kind-show_and_tell = Muestra de experiencias
kind-working_session = Sesión de trabajo
kind-study_visit = Visita de estudio
kind-onboarding = Bienvenida para quienes llegan
kind-open_event = Actividad abierta
confidentiality-public = Abierto a todo el mundo
confidentiality-members = Para integrantes
confidentiality-chatham_house = Regla de Chatham House: usa lo que oyes, nunca digas quién lo dijo ni quién participó
recording-none = Sin grabación
recording-members = Se graba, para integrantes
recording-public = Se graba, para todo el mundo
pick-gathering-kind = Qué tipo de encuentro
pick-gathering-confidentiality = Quién puede saber del encuentro
pick-gathering-recording = ¿Se graba?
gathering-host = Lugar anfitrión
gathering-kind = Tipo
gathering-length = Duración
gathering-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
gathering-languages = Idiomas
gathering-interpretation = Interpretación
gathering-confidentiality = Confidencialidad
gathering-recording = Grabación
gathering-repeat = Se repite
gathering-where = Dónde
gathering-seats = Cupos
gathering-reminders = Recordatorios previos
gathering-purpose = Para qué es
gathering-agenda = Orden del día
gathering-writeups = Fichas en el orden del día
gathering-later = Después
gathering-elsewhere = Qué hora es en otros lugares
gathering-next-times = Las próximas fechas
gathering-clocks = Atención a los cambios de hora
gathering-reference = { $id } · `/{ command-gathering } { command-gathering-show }`
gathering-open-announcement = Abrir el anuncio
gathering-is-off = Cancelado:
gathering-was-moved = Cambió de fecha; era
venue-unsaid = aún sin indicar
venue-after-seat = verás el enlace al reservar un cupo
venue-hidden = solo lo ve quien tiene cupo
seats-of = { $going } de { $seats } ocupados
seats-going = { $going ->
    [one] va { $going } persona
   *[other] van { $going } personas
}
seats-maybe = quizás: { $count }
seats-waiting = en espera: { $count }
seats-open = sin límite
answer-going = Voy
answer-wait = Lleno: esperar un cupo
answer-maybe = Quizás
answer-no = No puedo
answer-calendar = Agregar al calendario
your-answer-going = ✓ Tienes un cupo.
your-answer-waiting = Estás en la lista de espera.
your-answer-maybe = Dijiste que quizás.
your-answer-no = Dijiste que no puedes ir.
answered-going = Tienes un cupo en **{ $title }**: { $when }
answered-waiting = { $before ->
    [0] **{ $title }** está lleno. Tienes el primer turno en la lista de espera para el { $when }; si se libera un cupo, es tuyo y te aviso.
    [one] **{ $title }** está lleno. Hay una persona antes que tú para el { $when }; cuando haya un cupo para ti, te aviso.
   *[other] **{ $title }** está lleno. Hay { $before } personas antes que tú para el { $when }; cuando haya un cupo para ti, te aviso.
}
answered-maybe = Anotado: quizás, para **{ $title }**, { $when }
answered-no = Anotado: no puedes ir a **{ $title }**, { $when }
gathering-draft = Borrador; solo lo ve el equipo de facilitación
gathering-draft-hint = Cambia fecha, cupos y demás con `/{ command-gathering } { command-gathering-edit }` y `/{ command-gathering } { command-gathering-move }`, id { $id }
gathering-announce = Anunciar
gathering-texts = Textos
gathering-discard = Descartar
gathering-form-title = Para qué es
box-purpose = ¿Para qué es?
    .hint = Qué sabrán o tendrán después quienes vayan
box-agenda = Orden del día, una línea por punto
    .hint = 10 min · Bienvenida
box-interpretation = Interpretación
    .hint = Español–inglés, simultánea; subtítulos
box-writeups = Fichas en el orden del día
gathering-shifts = En estas fechas la hora no es la habitual en algunos lugares; la habitual va entre paréntesis:
gathering-more-shifts = { $count ->
    [one] y una fecha más
   *[other] y { $count } fechas más
}
gathering-unsound-later = { $local } es una hora que los relojes de { $zone } saltan o muestran dos veces; revisa esa fecha
gathering-short-months = En los meses sin día { $day } no hay encuentro
gathering-change-near = Los relojes de { $place } cambian a menos de una semana del encuentro: { $day }
repeat-weekly = cada semana
repeat-fortnightly = cada dos semanas
repeat-monthly-date = cada mes en esta fecha
repeat-monthly-weekday = cada mes en este día de la semana
repeat-times = { $count ->
    [one] { $rhythm }, una vez
   *[other] { $rhythm }, { $count } veces
}
repeat-until = { $rhythm }, hasta el { $day }
reminders-none = ninguno
gathering-announced = { $count ->
    [0] Se anunció **{ $title }** ({ $id }). Ningún servidor tiene todavía un canal de anuncios: `/{ command-admin } { command-admin-setup }`
    [one] Se anunció **{ $title }** ({ $id }) en un servidor.
   *[other] Se anunció **{ $title }** ({ $id }) en { $count } servidores.
}
gathering-discarded = Se descartó el borrador { $id }.
gathering-changed = Se cambió { $id }. Las tarjetas, los eventos y los archivos de calendario se actualizan.
gathering-moved = Se avisa a quienes tienen cupo en { $id }, con la hora anterior y la nueva: { $when }
gathering-confirm-cancel = ¿Cancelar **{ $title }**, { $when }? Se avisa a quienes tienen cupo.
cancel-it = Cancelar el encuentro
cancel-one = Cancelar solo esta fecha
cancel-all = Cancelar esta fecha y las siguientes
cancel-form-title = ¿Por qué se cancela?
box-reason = En una frase, para quienes querían ir
    .hint = Veda electoral; buscaremos otra fecha
gathering-cancelled = Se canceló { $id }. Se avisa a quienes tienen cupo.
gathering-close = Anotar lo que dejó el encuentro
gathering-close-again = Editar las notas
gathering-harvest = Empezar una ficha con esto
gathering-closed = Se guardaron las notas de **{ $title }**; se encuentran con `/{ command-search }`.
close-form-title = Lo que dejó el encuentro
box-notes = Notas
    .hint = Tres aprendizajes, algo que no funcionó, a quién preguntar
box-decisions = Decisiones
    .hint = Lo que se acordó
box-follow-ups = Seguimientos: qué | quién | día
    .hint = Enviar los datos | Oficina municipal | 2027-03-01
box-recording-link = Enlace a la grabación
box-heads = ¿Cuántas personas vinieron?
harvest-notes = Notas
harvest-decisions = Decisiones
harvest-follow-ups = Seguimientos
harvest-recording = Grabación
harvest-heads = { $count ->
    [one] Vino { $count } persona
   *[other] Vinieron { $count } personas
}
harvest-kept = Lo que escribiste se guardó. Antes de cerrar el encuentro, corrige o completa:
harvest-no-notes = Notas: di en pocas frases lo que dejó el encuentro
harvest-no-link = La grabación: un enlace https, o nada
harvest-no-number = Cuántas personas vinieron: un número, o nada
harvest-no-day = Seguimientos: “{ $line }”. Escribe qué | quién | 2027-03-01; quién y día pueden faltar
harvest-tells = Con la regla de Chatham House, “{ $word }” revelaría quién participó. Dilo sin esa palabra
harvest-recorded = Con la regla de Chatham House no hay grabación
reminder-ahead = **{ $title }** empieza { $relative }: { $when }
reminder-begun = **{ $title }** empezó { $relative } y está en curso.
reminder-late = Este recordatorio llega tarde: no estaba en línea cuando correspondía.
nudge-close = **{ $title }** terminó { $ended }. ¿Qué dejó? Unas pocas frases bastan, y otras personas podrán encontrarlas.
notice-moved = **{ $title }** cambió de fecha: ya no es el { $before }, sino el **{ $after }**
notice-moved-all = La serie **{ $title }** cambió de fecha. Esta vez ya no es el { $before }, sino el **{ $after }**
notice-clocks = Cambiaron las reglas de la hora oficial en el lugar anfitrión. **{ $title }** conserva allí su hora local; para ti ya no es el { $before }, sino el **{ $after }**
notice-cancelled = **{ $title }** se canceló: ~~{ $before }~~
notice-cancelled-all = **{ $title }** se canceló, esta fecha y las siguientes: ~~{ $before }~~
notice-promoted = Se liberó un cupo: tienes uno en **{ $title }**, { $when }
letter-waits = { $user }, te espera un mensaje en `/{ command-me } { command-me-inbox }`
interested-noted = Marcaste “Me interesa” en **{ $title }**: anoté *quizás*.
facilitator-next-reminder = El próximo recordatorio sale { $at }.
facilitator-undelivered = { $count ->
    [one] Un mensaje no pudo entregarse directamente; espera en una bandeja.
   *[other] { $count } mensajes no pudieron entregarse directamente; esperan en bandejas.
}
gathering-list = Lo que viene
gathering-list-mine = Los encuentros a los que vas
gathering-list-empty = Por ahora, nada.
gathering-drafts = Borradores
calendar-file = { $count ->
    [0] No hay nada por venir, así que el archivo está vacío.
    [one] Un archivo de calendario con un encuentro.
   *[other] Un archivo de calendario con { $count } encuentros.
}
calendar-hint = Ábrelo con tu calendario. Muestra todo en tu hora local; si algo cambia, descarga el archivo de nuevo.
me-reminders-direct = Recibes por mensaje directo los recordatorios de los encuentros en los que tienes cupo, además de los del canal.
me-reminders-channel = Los recordatorios te llegan solo por el canal.
me-reminders-usual = los de cada encuentro
me-zone-set = Tu zona horaria es { $zone }; allí ahora son las { $local }.
gathering-remind = { $id }: cuándo se envían los recordatorios
gathering-unknown = No hay ningún encuentro “{ $id }” que puedas ver. Escribe parte de su título y elige de la lista, o usa `/{ command-gathering } { command-gathering-list }`.
gathering-members-only = Este encuentro es para integrantes. Primero únete a un lugar: `/{ command-place } { command-place-join }`
gathering-bad-date = “{ $typed }” no se entiende como fecha. Escribe año, mes, día y la hora en 24 horas: 2027-01-20 16:00
gathering-bad-zone = “{ $typed }” no es una zona horaria que conozca. Escribe una ciudad o un lugar y elige de la lista; abreviaturas como CST pueden indicar varias zonas.
gathering-missing-time = { $local } no existe en { $zone }: ese día los relojes la saltan. Sí existen { $earlier } y { $later }.
gathering-double-time = { $local } ocurre dos veces en { $zone }: ese día se atrasan los relojes. { $earlier } y { $later } ocurren una vez.
gathering-past = Esa hora ya pasó. Elige una más adelante.
gathering-too-far = Faltan más de tres años. Elige un día más cercano.
gathering-bad-minutes = Un encuentro dura de { $least } a { $most } minutos.
gathering-bad-seats = Cupos: un número hasta { $most }, o 0 si no hay límite.
gathering-fewer-seats = { $taken ->
    [one] Ya hay { $taken } cupo ocupado; no puede haber menos.
   *[other] Ya hay { $taken } cupos ocupados; no puede haber menos.
}
gathering-rule-unread = No se entiende cómo se repite. Elige de la lista, por ejemplo *cada semana*, o escribe una regla como FREQ=WEEKLY;COUNT=6
gathering-rule-too-often = Un encuentro puede repetirse como mucho una vez al día.
gathering-rule-too-many = Una serie con final tiene como máximo { $most } fechas. Haz que termine antes, o déjala sin final.
gathering-rule-not-its = La primera fecha no sigue la regla; empezaría el { $first }. Cambia la fecha o la regla.
gathering-rule-empty = Con esta regla no ocurriría nunca. Cambia la regla.
gathering-bad-venue = Dónde: elige un canal de la lista, o da un enlace que empiece con https://
gathering-hidden-channel = No puedo ver ese canal. Dame allí el permiso “Ver canal”, o elige otro.
gathering-bad-languages = “{ $typed }” no es ninguno de estos: en, es, pt, fr. Escríbelos así: en es
gathering-bad-offsets = “{ $typed }” no se entiende. Escribe hasta seis momentos, por ejemplo 7d 24h 1h 10m, o bien off para ninguno.
gathering-over = Ya terminó o se canceló. `/{ command-gathering } { command-gathering-list }` muestra lo que viene.
gathering-not-begun = Todavía no empezó; podrás cerrarlo después.
gathering-not-announced = Todavía no se anunció. Anúncialo primero.
gathering-announced-already = Ya está anunciado. Cámbialo con `/{ command-gathering } { command-gathering-edit }`.
gathering-no-series = No se repite: solo existe esta fecha.
gathering-same-time = Ya está fijado para esa hora.
gathering-gone = Se canceló o se descartó.
gathering-discreet = Con la regla de Chatham House esto no se hace: podría revelar quién participó.
gathering-unknown-writeup = “{ $typed }” no es una ficha publicada. Escribe códigos como R-4.
gathering-stays-discreet = Se anunció con la regla de Chatham House, y así queda.
harvest-for-members = Ya tuvo lugar. Sus notas las leen integrantes con `/{ command-gathering } { command-gathering-show }`, id { $id }
gathering-not-of-series = Esta fecha quedó aparte cuando cambió la serie. Muévela sola, o elige una posterior para la serie.
reminder-moved = **{ $title }** cambió de fecha; ahora es el { $when }
reminder-off = **{ $title }** se canceló: ~~{ $when }~~
reminder-over = **{ $title }** ya terminó: { $when }
notice-cancelled-one = Se canceló **{ $title }** del { $before }. Las demás fechas siguen en pie.
notice-keeps-seat = Conservas tu cupo.
gathering-cancelled-one = Se canceló la fecha del { $when }; las demás de { $id } siguen en pie. Se avisa a quienes tienen cupo.
gathering-cancelled-all = Se canceló { $id } a partir del { $when }. Se avisa a quienes tienen cupo.
answered-one-date = Este cupo es solo para esta fecha; cada fecha tiene los suyos.
remind-me-directly = Recordármelo también por mensaje directo
remind-me-in-channel = Recordármelo solo en el canal
me-reminders-hint = Otros momentos, por ejemplo 1h 10m: la opción `{ option-before }`
harvest-not-recorded = La grabación: este encuentro se anunció sin grabación; deja el enlace vacío
gathering-your-time = en tu hora

## Translations, confirmations, adaptations, reports, what one keeps

command-writeup-confirm = confirmar
    .about = Como contacto del lugar: confirmar que una ficha se cocreó tal como dice
command-writeup-adapt = adaptar
    .about = Indicar que tu lugar está adaptando lo que hizo otro
command-writeup-translate = traducir
    .about = Traducir una ficha a otro de los cuatro idiomas
command-writeup-keep = guardar
    .about = Guardar una ficha para volver a encontrarla; la segunda vez: dejar de guardarla
command-me-follow = seguir
    .about = Seguir un lugar o un área: como máximo un mensaje al día, si hay novedades
command-me-unfollow = dejar-de-seguir
    .about = Dejar de seguir un lugar o un área de política pública
option-note = nota
    .about = En qué difieres, hasta 500 caracteres; se muestra con la ficha
option-kept = guardadas
    .about = Solo las que guardaste

translated-reviewed = Traducida y revisada · el original está en { $language }
translated-earlier = Traducida y revisada, de una versión anterior · el original está en { $language }
translated-original = Ver el original
translated-back = Ver la traducción
contested = **En disputa:** consulta la respuesta de { $organisations }
co-created = **Cocreada ✓** La confirmaron los dos contactos del lugar: el del gobierno y el de la sociedad civil.
co-created-government = La confirmó el contacto del gobierno del lugar; falta el de la sociedad civil.
co-created-civil = La confirmó el contacto de la sociedad civil del lugar; falta el del gobierno.
co-created-earlier = Los dos contactos confirmaron una versión anterior; esta todavía no.
co-created-note-government = Nota del contacto del gobierno:
co-created-note-civil = Nota del contacto de la sociedad civil:
adapted-by = Adaptada por
reply-of = Respuesta de { $organisation }
report-button = Reportar
list-kept-title = Lo que guardaste
list-kept-empty = Todavía nada. Con `/{ command-writeup } { command-writeup-keep }` guardas una ficha.

confirm-letter = Se publicó **{ $title }** ({ $id }), de { $place }, donde eres contacto. ¿Se cocreó como dice la ficha? Léela y confírmala; puedes agregar en qué difieres.
confirm-letter-again = Se publicó una nueva versión de **{ $title }** ({ $id }), de { $place }. Cada confirmación vale para una sola versión, así que mira también esta.
confirm-button = Confirmar
confirm-form-title = Confirmar { $id }
box-note = En qué difieres, si es el caso · hasta 500
    .hint = Se muestra con la ficha, como nota del contacto de tu sector
confirmed-both = { $id } lleva la marca “Cocreada ✓”: los dos contactos del lugar confirmaron esta versión.
confirmed-government = Confirmaste { $id } por el gobierno. Llevará la marca “Cocreada ✓” cuando también la confirme el contacto de la sociedad civil.
confirmed-civil = Confirmaste { $id } por la sociedad civil. Llevará la marca “Cocreada ✓” cuando también la confirme el contacto del gobierno.
confirm-not-contact = Solo los dos contactos de { $place } pueden confirmarla: uno por el gobierno y otro por la sociedad civil. Los nombra el equipo de moderación.
confirm-newer = Ya hay otra versión publicada de { $id }. Léela con `/{ command-writeup } { command-writeup-show }` y confírmala con `/{ command-writeup } { command-writeup-confirm }`.
confirm-long-note = Una nota tiene hasta { $most } caracteres; esta tiene { $has }.
adapted = Anotado: { $place } está adaptando { $id }. Aparece en su página de evidencia, y se avisa a quien la escribió.
adapted-letter = { $place } está adaptando tu ficha { $id }, **{ $title }**:
adapt-not-member = Para decirlo en nombre de { $place }, primero únete con `/{ command-place } { command-place-join }`.
adapt-own-place = { $id } es de este mismo lugar. Otro lugar puede indicar que la está adaptando.
adapt-bad-reason = Di por qué en 1 a { $most } caracteres; escribiste { $has }.

translation-desk = { $id }: traducción al { $language }
translation-desk-new = Aquí está el original. *Escribir la traducción* abre un formulario; lo que envíes queda guardado, aunque no esté completo.
translation-desk-missing = **Se guardó. Antes de enviarla a revisión:**
translation-desk-complete = **Está todo y quedó guardado.** Reléela y luego envíala.
translation-desk-newer = **El original cambió desde que guardaste esto.** Aquí está la nueva versión: abre el formulario, ajusta tu texto y envíalo.
translation-licence = Las traducciones se publican con CC BY 4.0, como el original. Antes las lee alguien de moderación o de gestión del conocimiento.
translation-form-1 = Escribir la traducción
translation-form-2 = Aprendizajes, costo, condiciones
translation-submit = Enviar la traducción
translation-original-1 = Original, parte 1
translation-original-2 = Original, parte 2
translation-translated-1 = Traducción, parte 1
translation-translated-2 = Traducción, parte 2
translation-submitted = Se envió tu traducción de { $id } al { $language }. Te avisaremos qué se decide.
translation-heading = **Una traducción espera revisión**: { $id }, del { $from } al { $into }
translation-of = Título original: { $title }
translation-send-back = Devolver
box-translation-words = Tus palabras para quien tradujo
translation-done-approve = Se publicó la traducción de { $id } al { $language }.
translation-done-back = Vuelve a quien la tradujo, con tus palabras.
translation-letter-approved = Se publicó tu traducción de { $id }, **{ $title }**, al { $language }. Gracias.
translation-letter-back = Tu traducción de { $id }, **{ $title }**, al { $language } vuelve a ti. No se perdió nada de lo que escribiste.
translation-in-words = De quien la leyó
translation-unknown = No existe esa traducción, o no es tuya.
translation-same-language = { $id } se escribió en este idioma. Elige otro.
translation-not-member = Para traducir, primero forma parte de un lugar: `/{ command-place } { command-place-join }`.
translation-not-complete = { $count ->
    [one] Todavía falta una cosa. Con `/{ command-writeup } { command-writeup-translate }` ves cuál.
   *[other] Todavía faltan { $count } cosas. Con `/{ command-writeup } { command-writeup-translate }` ves cuáles.
}
translation-newer = { $id } cambió mientras traducías. Con `/{ command-writeup } { command-writeup-translate }` ves la nueva versión junto a tu texto, que está guardado.
translation-not-draft = Esta traducción ya se envió. Te avisaremos qué se decide.
translation-not-reviewer = Solo los equipos de moderación y de gestión del conocimiento deciden sobre las traducciones.
translation-own = Es tu propia traducción; otra persona decide sobre ella.
translation-was-approved = Esta traducción se aprobó el <t:{ $at }:f>
translation-was-sent-back = Esta traducción se devolvió el <t:{ $at }:f>
translation-no-words = Di qué debería cambiar, para que quien tradujo pueda continuar.

report-ask = ¿Qué está mal en { $id }? Elige el motivo; luego se abre un formulario para tus palabras. Solo las lee el equipo de moderación, y a quien escribió la ficha no se le dice quién la reportó.
report-reason-menu = Elige un motivo
report-reply-hint = ¿Hablas en nombre de una organización que la ficha menciona? Puede responder en hasta 500 caracteres, con un enlace.
report-reply-button = Responder por una organización mencionada aquí
report-form-title = Reportar { $id }
report-reply-title = Responder a { $id }
box-report-words = ¿Qué está mal, y dónde?
    .hint = La frase de la que se trata y, si la hay, una fuente pública
box-reply-organisation = Organización, tal como la ficha la menciona
    .hint = Es aliada, figura como autora o aparece en el texto
box-reply-words = Su respuesta · hasta 500
    .hint = Se muestra con la ficha tal como la escribas
box-reply-link = Enlace donde se puede leer más
report-sent = Gracias. El equipo de moderación revisará lo que reportaste de { $id }; te avisaremos qué decide.
report-reply-sent = El equipo de moderación leerá la respuesta a { $id }; te avisaremos qué decide. Si la acepta, se muestra con la ficha.
report-heading = **Un reporte** sobre { $id }, { $title }
report-reply-heading = **Una respuesta** a { $id }, { $title }
report-reply-sender = De alguien de: { $sender }
report-reply-stranger = ningún lugar de la red
report-accept = Aceptar
report-refuse = Rechazar
report-read = Leer la ficha
box-report-answer = Tu respuesta, si quieres
    .hint = La lee quien lo envió, sin tu nombre
report-was-accepted = Se aceptó el <t:{ $at }:f>
report-was-refused = Se rechazó el <t:{ $at }:f>
report-done-shown = La respuesta se muestra con { $id }, que queda marcada en disputa. Se avisa a quien la escribió.
report-done-accepted = Aceptado; se avisa a quien lo reportó. Lo que pase con { $id } se decide aparte: `/{ command-review } { command-review-show }`.
report-done-refused = Rechazado; se avisa a quien lo envió.
report-letter-shown = La respuesta de tu organización se muestra con { $id }, que queda marcada en disputa.
report-letter-not-shown = El equipo de moderación leyó la respuesta de tu organización a { $id } y no la muestra.
report-letter-accepted = El equipo de moderación coincide con lo que reportaste de { $id } y se ocupa de ello. Gracias.
report-letter-refused = El equipo de moderación revisó lo que reportaste de { $id } y decidió dejar la ficha como está. Gracias por avisar.
report-letter-author = { $organisation } respondió a tu ficha { $id }. La respuesta se muestra con la ficha, que queda marcada en disputa:
report-unknown = No existe ese reporte.
report-bad-words = Escribe de 1 a { $most } caracteres; hay { $has }.
report-no-link = Da un solo enlace que empiece con https:// y que cualquiera pueda abrir.
report-not-named = La ficha no menciona a “{ $organisation }”: no es aliada, no figura como autora y no aparece en el texto. Escribe el nombre tal como está allí, o reporta lo que está mal.
report-too-many = Enviaste { $most } reportes en un día, que es el máximo. Envía el próximo mañana; si es urgente, escribe a alguien de moderación.
report-own = Lo enviaste tú; decide otra persona del equipo de moderación.
report-own-writeup = Se trata de tu propia ficha; decide otra persona del equipo de moderación.

kept = Guardaste { $id }. Con `/{ command-writeup } { command-writeup-list } { option-kept }:True` ves todo lo que guardaste.
kept-no-longer = Ya no guardas { $id }.
follow-title = Lo que sigues
follow-when = Cuando haya algo nuevo, te llega un mensaje directo a las 9 de la mañana: según tu zona horaria si elegiste una con `/{ command-me } { command-me-zone }`, o según la de tu lugar.
follow-none = Ahora no sigues nada, así que no llega ningún mensaje.
follow-nothing = Elige un lugar o un área de política pública.
digest-title = Novedades de lo que sigues
digest-more = { $count ->
    [one] y una más: `/{ command-writeup } { command-writeup-list }`
   *[other] y { $count } más: `/{ command-writeup } { command-writeup-list }`
}
digest-why = Lo pediste con `/{ command-me } { command-me-follow }`; con `/{ command-me } { command-me-unfollow }` deja de llegar.
translation-heading-done = Una traducción de { $id }, del { $from } al { $into }
translation-desk-begun = El formulario se abre con el texto que hay hasta ahora. Lo que envíes se guarda como una traducción tuya; no se sobrescribe la de nadie.
translation-queue = Traducciones en espera de revisión
report-queue = Reportes y respuestas en espera
queue-translations = Traducciones: { $count }
queue-reports = Reportes: { $count }

## The log, the network's places, contacts and servers, blocking

command-admin-place = lugar
    .about = Agregar un lugar o cambiar uno
command-admin-contact = contacto
    .about = Nombrar o retirar el contacto de un lugar, en cada sector
command-admin-block = bloquear
    .about = Limitar a alguien a la lectura, hasta un día o sin plazo; o levantar el bloqueo
command-admin-log = registro
    .about = Qué se decidió: cuándo, quién, sobre qué y por qué
command-transparency = transparencia
    .about = Qué decidió la moderación, en números y paso a paso
option-name = nombre
    .about = Cómo se llama el lugar, en su propio idioma
option-kind = tipo
    .about = Qué tipo de lugar es
option-country = país
    .about = Su país; escribe su nombre o su código
option-aliases = otros-nombres
    .about = Otros nombres, separados por comas; -nombre quita uno
option-iso = código-iso
    .about = Su código ISO 3166-2, como GB-SCT; - si no hay
option-en = en-inglés
    .about = Su nombre en inglés
option-es = en-español
    .about = Su nombre en español
option-pt = en-portugués
    .about = Su nombre en portugués
option-fr = en-francés
    .about = Su nombre en francés
option-action = acción
    .about = Qué se hizo
option-since = desde
    .about = A partir de este día, como 2030-01-31
option-until = hasta
    .about = El último día, como 2030-01-31
choice-admit = admitir
choice-remove = quitar
choice-confirm = confirmar
choice-block = bloquear
choice-unblock = levantar el bloqueo
choice-government = gobierno
choice-civil_society = sociedad civil
somebody-forgotten = alguien cuyos datos se borraron
bad-day = “{ $typed }” no es una fecha. Escríbela como año, mes, día: 2030-01-31
denied-blocked =
    Aquí puedes leer y usar `/{ command-me }`, y nada más, { $until ->
        [never] sin plazo
       *[other] hasta el <t:{ $until }:f>
    }. El motivo: { $kept ->
        [yes] lo que se decidió antes de que pidieras que te olvidáramos
       *[no] { $reason }
    }
    Si crees que es un error, pregunta { $ask ->
        [nobody] a quien administra esta red
       *[other] al equipo de moderación: { $ask }
    }
block-done-until = { $user } solo puede leer hasta el <t:{ $until }:f>. Si tiene un rol, queda en pausa hasta entonces.
block-done = A partir de ahora, { $user } solo puede leer. Si tiene un rol, queda en pausa.
block-what = Cuando intente otra cosa, verá por qué y a quién puede preguntar. Conserva `/{ command-me }`: lo suyo sigue siendo suyo.
block-lifted = { $user } ya no tiene ningún bloqueo.
block-own = Nadie puede bloquear su propia cuenta.
block-no-other-moderator = Solo se puede bloquear a alguien del equipo de moderación si hay una tercera persona en el equipo, ajena al asunto. Antes, da el rol a alguien: `/{ command-admin } { command-admin-role }`
block-not-blocked = Esta persona no tiene ningún bloqueo.
block-no-reason = Di por qué; queda en el registro y la persona lo lee.
block-past = Ese día ya pasó. Elige uno posterior, o ninguno: en ese caso, el bloqueo no tiene plazo.
role-who-and-which = Di quién y qué rol. Si no indicas ningún cambio, esto muestra quién tiene qué rol.
roles-title = Quién tiene qué rol
roles-nobody = nadie
roles-hint = El permiso “Gestionar servidor” en el primer servidor de la red también cuenta como moderación, sin necesidad de un rol.
server-removed = El servidor { $id } ya no forma parte de la red. Los mensajes que faltaba enviar allí se descartan. Si no se lo admite de nuevo, lo que guardamos de él se borra en treinta días.
server-home-stays = Este es el primer servidor de la red, definido por quien la administra; no se puede quitar.
server-not-admitted = Este servidor no forma parte de la red.
server-remove-reason = Di por qué, con la opción `{ option-reason }`; queda en el registro.
server-is-inside = en la red
server-is-outside = fuera
place-contacts = Contactos:
place-no-contact = nadie todavía
place-has-contact = hay alguien
place-own-name = Nombre en su idioma:
place-names = En los cuatro idiomas:
place-aliases = Otros nombres:
place-country = País:
place-iso = Código ISO 3166-2:
place-languages = Idiomas:
place-sheet-hint = Para cambiar algo, indica el lugar y solo lo que debe cambiar; lo demás queda como está.
place-added = **{ $place }** ya es un lugar de la red.
place-changed = { $count ->
    [0] **{ $place }** queda como se lee abajo.
    [one] **{ $place }** queda como se lee abajo. Su ficha se encuentra por sus nuevos nombres.
   *[other] **{ $place }** queda como se lee abajo. Sus { $count } fichas se encuentran por sus nuevos nombres.
}
place-incomplete = Un lugar nuevo necesita `{ option-name }`, `{ option-kind }`, `{ option-country }` y `{ option-zone }`. Para cambiar uno, elígelo con `{ option-place }`.
place-bad-name = “{ $typed }” no puede ser un nombre: empieza con una letra o un número, tiene letras, espacios y signos simples, ninguna coma y { $most } caracteres como máximo.
place-no-slug = De “{ $name }” no se puede formar un nombre para enlaces. Escríbelo en letras latinas y agrega la grafía propia con `{ option-aliases }`.
place-taken = Ya hay un lugar con ese nombre en ese país: { $name }. Elígelo con `{ option-place }` para cambiarlo.
place-alias-taken = “{ $alias }” ya es un nombre de otro lugar: { $place }.
place-no-alias = No tiene otro nombre “{ $alias }” que se pueda quitar.
place-many-aliases = Un lugar tiene { $most } otros nombres como máximo.
place-unknown-country = No conozco ningún país “{ $typed }”. Escribe parte de su nombre y elige de la lista, o escribe su código de dos letras.
place-unknown-zone = No conozco ninguna zona horaria “{ $typed }”. Escribe una ciudad y elige de la lista, como Europe/London.
place-bad-languages = “{ $typed }” no son códigos de idioma. Escribe hasta ocho de dos o tres letras, el propio primero, así: en gd
place-wrong-iso = “{ $typed }” no es un código ISO 3166-2 de { $country }: empieza con { $country }- y sigue con una a tres letras o números.
contact-confirmed = { $user } ahora es el contacto de { $place }. Sector: { $side }.
contact-removed = { $place } ya no tiene contacto en este sector: { $side }.
contact-not-on-side = El contacto debe formar parte del lugar, en ese sector, y haber aceptado el código de conducta. Puede unirse con `/{ command-place } { command-place-join }`.
contact-not-there = No existe ese contacto. Con `/{ command-place } { command-place-show }` ves quiénes son.
contact-unknown-side = Elige gobierno o sociedad civil.
log-title = El registro
log-count = { $count ->
    [one] Una entrada.
   *[other] { $count } entradas, primero las más nuevas.
}
log-empty = No hay nada en el registro que coincida.
log-by-the-bot = el bot
log-server = servidor { $id }
log-reason = motivo: { $reason }
log-erased = sus textos se borraron al cumplirse el plazo
log-newer = Más nuevas
log-older = Más antiguas
log-unknown-action = “{ $typed }” no es una acción del registro. Elige una de la lista.
log-unknown-subject = En el registro no hay nada llamado “{ $typed }”. Escribe un id como R-42, D-7 o G-12, el id de un servidor o el nombre de un lugar.
log-action-backup-make = copia de respaldo hecha
log-action-block-add = persona bloqueada
log-action-block-lift = bloqueo levantado
log-action-contact-confirm = contacto confirmado
log-action-contact-remove = contacto retirado
log-action-gathering-announce = encuentro anunciado
log-action-gathering-cancel = encuentro cancelado
log-action-gathering-change = encuentro modificado
log-action-gathering-close = encuentro cerrado
log-action-gathering-move = encuentro cambiado de fecha
log-action-library-import = datos abiertos incorporados
log-action-person-forget = datos de una persona borrados a su pedido
log-action-place-add = lugar agregado
log-action-place-change = lugar modificado
log-action-report-decide = reporte resuelto
log-action-report-reply = respuesta de una organización
log-action-report-send = reporte sobre una ficha
log-action-retention-sweep = datos borrados al cumplirse su plazo
log-action-review-conceal = versión anterior ya no se muestra
log-action-review-decide = decisión sobre una ficha
log-action-review-merge = ficha unida a otra
log-action-review-reopen = decisión reabierta
log-action-role-grant = rol otorgado
log-action-role-revoke = rol retirado
log-action-server-admit = servidor admitido
log-action-server-forget = datos de un servidor borrados
log-action-server-leave = bot expulsado de un servidor
log-action-server-remove = servidor quitado de la red
log-action-server-settings = ajustes de un servidor cambiados
log-action-translation-decide = decisión sobre una traducción
log-action-translation-submit = traducción enviada a revisión
log-action-writeup-adapt = un lugar adapta una ficha
log-action-writeup-check = ficha confirmada como vigente
log-action-writeup-confirm = cocreación confirmada
log-action-writeup-discard = borrador descartado
log-action-writeup-hand_over = ficha pasada a otra persona
log-action-writeup-restore = borrador recuperado
log-action-writeup-submit = ficha enviada a revisión
log-action-writeup-take_back = ficha retirada de la revisión
log-action-writeup-withdraw = ficha retirada de la biblioteca
transparency-title = Qué se decidió en { $month }
transparency-writeups = Fichas
transparency-network = La red
transparency-submitted = Enviadas:
transparency-published = Publicadas:
transparency-sent-back = Devueltas:
transparency-rejected = No aceptadas:
transparency-merged = Unidas a otra:
transparency-withdrawn = Retiradas por quienes las escribieron:
transparency-roles-given = Roles otorgados:
transparency-roles-taken = Roles retirados:
transparency-blocks = Personas bloqueadas:
transparency-unblocked = Bloqueos levantados antes de tiempo:
transparency-servers-in = Servidores admitidos:
transparency-servers-out = Servidores que salieron o se quitaron:
transparency-servers = { $count ->
    [one] Hoy un servidor forma parte de la red.
   *[other] Hoy { $count } servidores forman parte de la red.
}
transparency-chain = El sello del registro
transparency-head = Entrada { $number }: `{ $hash }`
transparency-earlier = Mes anterior
transparency-later = Mes siguiente
transparency-steps = Paso a paso
transparency-numbers = En números
transparency-steps-title = Cada paso, primero los más nuevos
transparency-hint = Cada entrada del registro está enlazada con la anterior. Guarda una copia de este sello: con él, quien administra el bot puede demostrar más tarde que nada se cambió hasta esta entrada.

## What a member owns: export and erasure

command-me-export = exportar
    .about = Recibir en un archivo todo lo que Tertulia guarda sobre ti
command-me-forget = olvidar
    .about = Pedir que te olvidemos; antes ves qué se borra y qué queda
me-export-button = Recibir mis datos
me-forget-button = Olvídenme …
export-title = Tus datos
export-done = Este archivo contiene todo lo que Tertulia guarda sobre ti, y nada de otras personas.
export-hint = Es JSON: lo abre cualquier editor de texto y lo pueden leer los programas. Qué es cada parte se explica en “about”.
export-account = Tu cuenta de Discord y lo que elegiste: idioma, zona horaria, recordatorios. La cuenta es el único vínculo entre tú y todo lo demás.
export-places = Los lugares de los que formas parte y aquellos de los que eres contacto.
export-roles = Tus permisos en la red.
export-writeups = Tus fichas: cada versión con sus textos, etiquetas, organizaciones aliadas y enlaces, y lo que se decidió sobre ellas. No se dice quién decidió.
export-contributions = Lo que aportaste a fichas ajenas: traducciones, confirmaciones, adaptaciones, reportes y respuestas.
export-decisions = Lo que decidiste para la red: revisiones, traducciones, reportes, contactos, bloqueos.
export-interests = Lo que guardas y sigues, y las fichas, los encuentros y los lugares que usaste en los últimos 90 días, 25 de cada tipo como máximo, que se te sugieren primero.
export-seats = Tus respuestas a encuentros y tus recordatorios.
export-gatherings = Los encuentros que facilitas y las notas que escribiste. No se incluyen las líneas sobre quién hace qué, porque nombran a otras personas.
export-messages = Lo que Tertulia te dijo directamente, lo que aún debe decirte y lo que guarda en tu bandeja: sobre qué y cuándo. El texto se redacta al enviar cada mensaje.
export-block = Si tienes un bloqueo, por qué y hasta cuándo.
export-log = Entradas del registro hechas por ti o sobre ti. Si una entrada trata de otra persona, se omiten sus textos.
forget-title = Que te olvidemos
forget-intro = Todavía no pasó nada. Esto es lo que se borraría, lo que quedaría y por qué.
forget-goes = Qué se borra
forget-stays = Qué queda y por qué
forget-goes-account = Tu cuenta aquí: el vínculo con tu Discord, tu idioma, tu zona horaria, lo que usaste hace poco
forget-goes-unpublished = { $count ->
    [one] 1 ficha sin publicar, con sus textos
   *[other] { $count } fichas sin publicar, con sus textos
}
forget-goes-published = { $count ->
    [one] Los textos de 1 ficha publicada, en todas sus versiones y traducciones
   *[other] Los textos de { $count } fichas publicadas, en todas sus versiones y traducciones
}
forget-goes-places = { $count ->
    [one] 1 lugar del que formas parte o por el que hablas
   *[other] { $count } lugares de los que formas parte o por los que hablas
}
forget-goes-roles = { $count ->
    [one] 1 rol tuyo
   *[other] { $count } roles tuyos
}
forget-goes-contributions = { $count ->
    [one] 1 traducción sin publicar o reporte ya cerrado
   *[other] { $count } traducciones sin publicar o reportes ya cerrados
}
forget-goes-interests = { $count ->
    [one] 1 cosa que guardas o sigues
   *[other] { $count } cosas que guardas o sigues
}
forget-goes-seats = { $count ->
    [one] 1 respuesta a un encuentro, con sus recordatorios; un cupo libre pasa a quien espera desde hace más tiempo
   *[other] { $count } respuestas a encuentros, con sus recordatorios; un cupo libre pasa a quien espera desde hace más tiempo
}
forget-goes-gatherings = { $count ->
    [one] 1 encuentro que nunca anunciaste, o borrador de notas de un encuentro
   *[other] { $count } encuentros que nunca anunciaste, o borradores de notas de encuentros
}
forget-goes-messages = { $count ->
    [one] 1 mensaje para ti, directo o en tu bandeja
   *[other] { $count } mensajes para ti, directos o en tu bandeja
}
forget-stays-undecided = { $count ->
    [one] 1 ficha publicada: elige abajo qué pasa con ella
   *[other] { $count } fichas publicadas: elige abajo qué pasa con ellas
}
forget-stays-keep = { $count ->
    [one] 1 ficha publicada, a nombre de tu organización o del lugar: aceptaste su licencia
   *[other] { $count } fichas publicadas, a nombre de tu organización o del lugar: aceptaste su licencia
}
forget-stays-anonymise = { $count ->
    [one] 1 ficha publicada, sin nombre: aceptaste su licencia
   *[other] { $count } fichas publicadas, sin nombre: aceptaste su licencia
}
forget-stays-withdraw = { $count ->
    [one] Solo el número de 1 ficha, para que nunca designe a otra
   *[other] Solo los números de { $count } fichas, para que nunca designen a otras
}
forget-stays-contributions = { $count ->
    [one] 1 confirmación, traducción, adaptación o reporte abierto, sin tu nombre: otras personas se apoyan en eso
   *[other] { $count } confirmaciones, traducciones, adaptaciones o reportes abiertos, sin tu nombre: otras personas se apoyan en eso
}
forget-stays-decisions = { $count ->
    [one] 1 decisión que tomaste para la red, sin tu nombre: otras personas cuentan con ella
   *[other] { $count } decisiones que tomaste para la red, sin tu nombre: otras personas cuentan con ellas
}
forget-stays-gatherings = { $count ->
    [one] 1 encuentro que facilitas o del que escribiste notas, sin tu nombre: otras personas asisten
   *[other] { $count } encuentros que facilitas o de los que escribiste notas, sin tu nombre: otras personas asisten
}
forget-stays-log = { $count ->
    [one] 1 entrada del registro, con un número al azar y sin textos: el registro debe seguir completo
   *[other] { $count } entradas del registro, con un número al azar y sin textos: el registro debe seguir completo
}
forget-stays-block = Tu bloqueo, sin tu nombre: que te olvidemos no lo levanta
forget-stays-receipt = Una línea que dice que se olvidó a una persona, para que una copia restaurada no te traiga de vuelta
forget-last-moderator = **Eres la única persona con el rol de moderación.** Sin ti la red se queda sin nadie en ese rol, y solo quien administra el primer servidor puede nombrar a otra persona.
forget-cannot = No se puede deshacer. No alcanza las copias que otras personas hicieron bajo CC BY 4.0 ni lo que guarda Discord, como los mensajes directos.
forget-choose = { $count ->
    [one] ¿Qué pasa con tu ficha publicada?
   *[other] ¿Qué pasa con tus { $count } fichas publicadas?
}
forget-mode-keep = Conservar, a nombre de la organización
forget-mode-keep-about = O del lugar, si no se conoce una organización
forget-mode-anonymise = Conservar, sin ningún nombre
forget-mode-anonymise-about = Cualquiera puede seguir leyéndolas y reutilizándolas
forget-mode-withdraw = Retirar
forget-mode-withdraw-about = Ya no se muestran; se borran todos los textos
forget-button-nothing = Olvídenme para siempre
forget-button-keep = Olvídenme; las fichas quedan a nombre de la organización
forget-button-anonymise = Olvídenme; las fichas quedan sin nombre
forget-button-withdraw = Olvídenme y borren mis fichas
forget-export-first = Antes, recibir mis datos
forget-not-yours = Este botón se hizo para otra persona. El tuyo está en `/{ command-me } { command-me-forget }`.
forget-not-chosen = Tienes fichas publicadas; elige primero qué pasa con ellas, en `/{ command-me } { command-me-forget }`. No se borró nada.
receipt-title = Te olvidamos: comprobante { $number }
receipt-intro = Hecho el <t:{ $at }:F>. Guarda el número por si algún día quieres preguntar por esto; no permite llegar a ti.
receipt-went = Qué se borró
receipt-stays = Qué queda y por qué
receipt-last-moderator = Ahora la red no tiene a nadie con el rol de moderación. Quien administra el primer servidor puede nombrar a alguien con `/{ command-admin } { command-admin-role }`.
receipt-end = Gracias por haber estado aquí. Si vuelves a usar un comando, empiezas de cero.
receipt-before = Ya te habíamos olvidado, el <t:{ $at }:F>: comprobante { $number }. No quedaba nada por borrar.
writeup-erased = { $id } se borró porque quien la escribió pidió que se le olvidara.
letter-waits-no-longer = Aquí esperaba un mensaje para alguien. Ya no.

## Open data, backups, health

command-library = biblioteca
    .about = La biblioteca publicada como datos abiertos
command-library-export = exportar
    .about = Obtener todas las fichas publicadas en un archivo
command-admin-export = exportar
    .about = Obtener todas las fichas publicadas en un archivo
command-admin-backup = respaldo
    .about = Hacer ahora una copia de respaldo de la base de datos
command-admin-health = estado
    .about = Ver cómo está Tertulia: mensajes, respaldos, lo que espera

library-title = La biblioteca, para llevar
library-file = { $count ->
    [one] { $count } ficha, en tablas y en JSON, con la descripción de cada campo.
   *[other] { $count } fichas, en tablas y en JSON, con la descripción de cada campo.
}
library-licence = { $size } MB · CC BY 4.0: úsala, tradúcela, vuelve a publicarla y di de dónde viene
library-empty = Todavía no hay nada publicado, así que no hay nada que exportar.
library-too-large = La biblioteca ya ocupa { $size } MB, y aquí Discord acepta archivos de hasta { $limit } MB. Quien administra Tertulia puede crear el archivo con `tertulia export` y dejarlo donde todo el mundo lo encuentre.

backup-title = Se hizo una copia de respaldo
backup-made = `{ $name }`, { $size } MB. Se volvió a leer y está completa.
backup-kept = { $count ->
    [one] Se conserva { $count } copia.
   *[other] Se conservan { $count } copias.
}
backup-failed = No se hizo ninguna copia de respaldo y no quedó nada a medio escribir. Tertulia sigue funcionando. Quien la administra debería revisar: { $why }

health-title = Cómo está Tertulia
health-marked = { $count ->
    [0] Todo está bien.
    [one] **Una cosa necesita atención.** Está marcada con ✗.
   *[other] **{ $count } cosas necesitan atención.** Están marcadas con ✗.
}
health-logs = Los registros dicen más; los tiene quien administra Tertulia.
health-connected = Conectada a Discord desde <t:{ $since }:f>
health-connected-now = Conectada a Discord
health-disconnected = Sin conexión con Discord desde <t:{ $since }:f>. Se reintenta una y otra vez; si sigue así, hay que reiniciar Tertulia.
health-not-connected = Todavía no hubo conexión con Discord.
health-connections = { $used } conexiones con Discord en las últimas 24 horas; después de { $all }, Tertulia espera. El registro dice por qué se corta la conexión.
health-connections-used-up = { $all } conexiones con Discord en las últimas 24 horas: si se corta esta, la próxima espera hasta <t:{ $until }:f>.
health-no-sweep = Desde el inicio todavía no se revisó qué hay por enviar.
health-sweep = Última revisión de lo que hay por enviar: <t:{ $at }:R>
health-sweep-late = Última revisión de lo que hay por enviar: <t:{ $at }:R>. Hace demasiado: hay que reiniciar Tertulia.
health-unwritable = Desde <t:{ $since }:f> no se puede guardar nada: { $why }. Lo que cada quien escribe se le devuelve. Para quien administra Tertulia: ¿está lleno el disco?
health-trouble = Desde <t:{ $since }:f> esto falla y se vuelve a intentar: { $step }. Los registros dicen por qué.
health-step-gatherings = encuentros y recordatorios
health-step-letters = avisos de lo que la gente sigue
health-step-retention = borrar lo que ya se guardó bastante tiempo
health-step-sending = enviar mensajes
health-step-upkeep = preguntar por fichas que nadie toca
health-step-servers = olvidar servidores que ya no están
health-step-backup = el respaldo nocturno
health-step-index = el índice de búsqueda
health-step-file = pasar lo guardado al archivo de la base de datos
health-step-name = El archivo de la base de datos tiene un segundo nombre (un enlace duro). Hay que quitar ese nombre: quien abra el archivo por él daña la base de datos.
health-nothing-owed = No hay mensajes por enviar.
health-owed-later = { $count ->
    [one] { $count } mensaje espera su momento.
   *[other] { $count } mensajes esperan su momento.
}
health-owed = { $count ->
    [one] Hay { $count } mensaje por enviar; debía salir <t:{ $since }:R>
   *[other] Hay { $count } mensajes por enviar; el más antiguo debía salir <t:{ $since }:R>
}
health-owed-late = { $count ->
    [one] Hay { $count } mensaje por enviar que debía salir <t:{ $since }:R>: conviene mirar los registros.
   *[other] Hay { $count } mensajes por enviar y el más antiguo debía salir <t:{ $since }:R>: conviene mirar los registros.
}
health-none-dropped = En los últimos siete días no se abandonó ningún mensaje.
health-dropped = { $count ->
    [one] En los últimos siete días se abandonó { $count } mensaje. `/{ command-admin } { command-admin-setup }` muestra qué falta en un servidor:
   *[other] En los últimos siete días se abandonaron { $count } mensajes. `/{ command-admin } { command-admin-setup }` muestra qué falta en un servidor:
}
dropped-pointless = ya no tenía sentido
dropped-called-off = se canceló antes de que apareciera
dropped-person-gone = la persona pidió que se la olvidara
dropped-server-removed = su servidor se retiró de la red
dropped-direct-messages-closed = la persona no recibe mensajes directos
dropped-no-common-server = la persona no está en ninguno de mis servidores
dropped-deleted = se borró en Discord
dropped-channel-gone = su canal ya no existe
dropped-not-taken = Discord no lo aceptó como estaba
dropped-refused-too-long = Discord lo rechazó durante días
dropped-unprepared = no se pudo preparar
health-closed = { $count ->
    [one] Un canal rechaza lo que espera para él: { $channels }. `/{ command-admin } { command-admin-setup }` en su servidor muestra qué falta y lo intenta de nuevo enseguida.
   *[other] { $count } canales rechazan lo que espera para ellos: { $channels }. `/{ command-admin } { command-admin-setup }` en su servidor muestra qué falta y lo intenta de nuevo enseguida.
}
health-slowed = Discord rechazó muchos mensajes en el último minuto, así que lo que espera se envía despacio: cinco por segundo. Los comandos y botones se responden con la rapidez de siempre.
health-stopped = Discord rechazó miles de llamadas en diez minutos. Para que no me cierre la puerta, hasta las <t:{ $until }:t> solo se responde a comandos y botones; lo demás que espera se envía después.
health-no-inboxes = No hay mensajes directos sin entregar.
health-inboxes = { $count ->
    [one] Hay mensajes que no se pudieron entregar a { $count } persona; esperan en `/{ command-me } { command-me-inbox }`.
   *[other] Hay mensajes que no se pudieron entregar a { $count } personas; esperan en `/{ command-me } { command-me-inbox }`.
}
health-no-reviews = Ninguna ficha espera revisión.
health-reviews = { $count ->
    [one] { $count } ficha espera revisión; llegó <t:{ $since }:R>: `/{ command-review } { command-review-queue }`
   *[other] { $count } fichas esperan revisión; la más antigua llegó <t:{ $since }:R>: `/{ command-review } { command-review-queue }`
}
health-none-stale = Ninguna ficha publicada lleva un año sin que alguien la actualice o la confirme.
health-stale = { $count ->
    [one] { $count } ficha lleva un año sin que nadie la toque. Se le pregunta hasta tres veces a quien la escribió.
   *[other] { $count } fichas llevan un año sin que nadie las toque. Se les pregunta hasta tres veces a quienes las escribieron.
}
health-backup = { $count ->
    [one] Último respaldo: <t:{ $at }:f>, { $size } MB; se conserva { $count }.
   *[other] Último respaldo: <t:{ $at }:f>, { $size } MB; se conservan { $count }.
}
health-backup-old = Es demasiado antiguo. `/{ command-admin } { command-admin-backup }` hace uno ahora.
health-no-backup-yet = Todavía no hay respaldo; se hace uno cada noche. `/{ command-admin } { command-admin-backup }` hace uno ahora.
health-no-backup = No hay respaldo, y tampoco se hace de noche. `/{ command-admin } { command-admin-backup }` hace uno ahora.
health-backup-failed = El respaldo de <t:{ $at }:f> falló: { $why }
health-search = { $count ->
    [one] Búsqueda: un documento, por palabras y por sentido
   *[other] Búsqueda: { $count } documentos, por palabras y por sentido
}
health-search-pending = Búsqueda: por palabras; pronto por sentido, que aún se prepara para { $pending } de { $count }
health-search-words = Búsqueda: { $count } documentos, solo por palabras; esta versión no trae el modelo de frases
health-search-broken = La búsqueda solo compara palabras: { $why }
health-database = La base de datos ocupa { $size } MB.

upkeep-letter = Nadie ha tocado **{ $title }** ({ $id }) desde <t:{ $at }:D>. ¿Lo que dice sigue siendo correcto?
upkeep-right = Sigue siendo correcto
upkeep-revise = Actualizarla
upkeep-hint = Se te pregunta tres veces como máximo.
upkeep-thanks = Gracias. Queda anotado que { $id } sigue siendo correcta hoy.
upkeep-yours = Ahora puedes actualizar { $id }. Lo que ve todo el mundo queda como está hasta que el equipo de moderación apruebe tus cambios.
upkeep-open-draft = Escribir
upkeep-gone = Esa ficha ya no se muestra, así que no hay nada que hacer.
upkeep-not-keeper = Solo quien la escribió, o un contacto de su lugar, puede decir eso de { $id }.
upkeep-author-revises = Quien escribió { $id } sigue aquí y la está actualizando. Tú puedes decir que sigue siendo correcta.

## Taken back and decided anew

option-withdraw = retirar
    .about = Retirar tu confirmación
unconfirmed = Retiraste tu confirmación de { $id }.
confirm-none = No confirmaste la versión publicada de { $id }, así que no hay nada que retirar.
adapt-said-already = Otra persona de { $place } ya lo indicó, con su motivo. Esa persona o el equipo de moderación puede quitarlo en la página de evidencia.
adapt-too-many = Lo indicaste { $most } veces en un día, que es el máximo. Continúa mañana.
adapt-not-theirs = Aquí no hay ninguna adaptación que puedas quitar.
unadapt-button = Quitar una adaptación
unadapt-menu = Elige una adaptación
unadapt-ask = ¿Qué adaptación de { $id } ya no debe mostrarse? Luego un formulario pregunta por qué; el motivo queda en el registro.
box-unadapt-reason = Por qué se quita
unadapted = Se quitó. Ya no aparece en la página de evidencia de { $id }.
translation-desk-renewed = **El original cambió desde que se escribió este texto.** Relee cada parte, también la del otro formulario, antes de enviarlo.
translation-of-earlier = Es de una versión anterior; el original cambió desde entonces.
translation-too-many = Enviaste { $most } traducciones en un día, que es el máximo. Lo que escribiste está guardado; envíalo mañana.
translation-own-writeup = Es una traducción de tu propia ficha; otra persona decide sobre ella.
translation-was-superseded = Quien la tradujo envió otra más nueva antes de que se decidiera.
translation-reopened = La traducción de { $id } al { $language } vuelve a esperar revisión. Se explica el motivo a quien la tradujo.
translation-letter-reopened = Se vuelve a decidir sobre tu traducción de { $id }, **{ $title }**, al { $language }; te avisaremos del resultado.
reopen-nothing = Aquí no hay ninguna decisión que se pueda reabrir.
reopen-no-reason = Di por qué debe decidirse de nuevo.
reopened-because = Por qué se decide de nuevo
report-reopened = Vuelve a esperar una decisión, sobre { $id }. Se explica el motivo a quien lo envió.
report-letter-reopened = Se vuelve a decidir sobre lo que enviaste acerca de { $id }; te avisaremos del resultado.
report-letter-author-reopened = Se vuelve a decidir sobre la respuesta de { $organisation } a tu ficha { $id }. Hasta entonces no se muestra.
report-letter-author-not-shown = La respuesta de { $organisation } a tu ficha { $id } ya no se muestra.
me-translations-button = Traducciones por revisar
contact-nobody-named = Nombra a la persona con la opción `{ option-person }`. Para quitar un contacto, elige `{ choice-remove }` en `{ option-change }`.
confirmed-note = Tu nota, que se muestra con ella
contact-oneself = Nadie se confirma como contacto por su cuenta. Pídeselo a otra persona del equipo de moderación.
setup-open-reviews = Revisiones: cualquiera en este servidor puede leer { $channel }, también los borradores y reportes que esperan ahí. En Discord: Editar canal → Permisos → quita Ver canal a @everyone y dáselo al equipo de moderación y a mí.
log-action-report-reopen = decisión sobre un reporte reabierta
log-action-translation-reopen = decisión sobre una traducción reabierta
log-action-writeup-unadapt = adaptación quitada
log-action-writeup-unconfirm = confirmación de cocreación retirada

## What is erased, and what is only counted

transparency-versions = Nuevas versiones publicadas:
transparency-held = Puestas en pausa:
transparency-reopened = Decisiones reabiertas:
transparency-imported = Incorporadas de datos abiertos:
transparency-erased = Borradas a pedido de quienes las escribieron:
transparency-reports = Reportes y respuestas enviados:
transparency-reports-decided = Reportes y respuestas resueltos:
transparency-forgotten = Personas que pidieron que se las olvidara:
log-action-block-keep = bloqueo mantenido tras un pedido de olvido
card-erased = Lo que había aquí se borró: alguien pidió que se le olvidara, o se cumplió el plazo para conservarlo.

## Backups and imports, once more

log-action-backup-restore = copia de respaldo restaurada
backup-shrunk = El último respaldo pesa menos de la mitad que uno anterior. Los más grandes se conservan: quien administra Tertulia debería revisar si se perdió algo, y borrarlos si todo está bien.
backup-incomplete = Pero falló algo que va con la copia. Quien administra Tertulia debería revisar: { $why }
health-backup-incomplete = El respaldo de <t:{ $at }:f> se hizo, pero: { $why }
health-backups-ahead = { $count ->
    [one] { $count } respaldo tiene una fecha que todavía no llega y no cuenta: el reloj estaba mal cuando se hizo.
   *[other] { $count } respaldos tienen una fecha que todavía no llega y no cuentan: el reloj estaba mal cuando se hicieron.
}
library-busy = En este momento se está preparando el archivo para otra persona. Inténtalo de nuevo en un minuto.
