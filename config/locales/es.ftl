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
command-admin = admin
    .about = Administrar la red y este servidor
command-admin-setup = configurar
    .about = Configurar este servidor, paso a paso
command-admin-settings = ajustes
    .about = Cambiar el idioma y los canales de este servidor
command-admin-server = servidor
    .about = Admitir otro servidor de Discord en la red
command-admin-role = rol
    .about = Dar o quitar un rol en la red
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
    .about = Zona horaria, por ciudad o lugar; si falta, la del lugar anfitrión
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
    .about = Desde dónde participas: gobierno, sociedad civil, academia u otro
option-organisation = organización
    .about = En nombre de quién hablas, si quieres decirlo
option-announcements = anuncios
    .about = El canal donde se anuncian las fichas publicadas
option-reviews = revisiones
    .about = El canal donde las fichas esperan su revisión
option-server = servidor
    .about = El id del otro servidor
option-person = persona
    .about = Quién
option-role = rol
    .about = Qué rol
option-change = cambio
    .about = Darlo o quitarlo

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

## Refusals and faults

fault = Algo falló de nuestro lado; no se perdió nada de lo que escribiste. Inténtalo de nuevo; si vuelve a ocurrir, dale este número al equipo de moderación: { $id }
form-too-late = Tardó demasiado y el formulario ya no se pudo abrir. Inténtalo otra vez.
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

## Search

search-found = { $count ->
    [one] Una ficha para “{ $query }”
   *[other] { $count } fichas para “{ $query }”
}
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
help-moderators =
    • **Decidir:** `/{ command-review } { command-review-queue }`, o los botones en el canal de revisión. Nadie decide sobre una ficha propia.
    • **Este servidor:** `/{ command-admin } { command-admin-setup }` · **Roles:** `/{ command-admin } { command-admin-role }` · **Otro servidor:** `/{ command-admin } { command-admin-server }`
help-language = Te hablo en el idioma de tu Discord si es uno de los nuestros; con `/{ command-me } { command-me-language }` eliges otro.
about-text = Una tertulia es un encuentro habitual para intercambiar ideas. Esta conecta lugares que abren el gobierno y actúan por el clima: comparten fichas de reforma sobre lo que hicieron, con evidencia, y encuentran lo que hicieron otros.
about-version = Versión { $version } · software libre con licencia MIT · fichas con CC BY 4.0

## tertulia check: in a terminal, without Markdown

check-settings = Configuración
check-database = Base de datos: { $path }
check-no-database = Base de datos: { $path } todavía no existe; se crea al iniciar por primera vez.
check-older-database = Base de datos: { $path } es de una versión anterior; se actualiza al iniciar. Haz antes una copia.
check-bad-database = Base de datos: no se puede usar { $path }: { $error }
check-home = Primer servidor (network.home_guild): { $id }
check-no-home = Falta network.home_guild: el id de tu primer servidor de Discord. En Discord: Ajustes → Avanzado → Modo de desarrollador; luego clic derecho en el servidor → Copiar ID del servidor.
check-token = Token
check-no-token = Falta DISCORD_TOKEN. Está en el portal de desarrollo de Discord: tu aplicación → Bot → Reset Token.
check-wrong-token = Discord no acepta DISCORD_TOKEN. Crea uno nuevo en el portal de desarrollo: tu aplicación → Bot → Reset Token.
check-application = Discord lo reconoce: { $name } (aplicación { $id }).
check-connections = Conexiones nuevas que quedan hoy: { $left } de { $all }.
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

## The log, the network's places, contacts and servers, blocking

## What a member owns: export and erasure

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
library-too-large = La biblioteca ya ocupa { $size } MB, y aquí Discord acepta archivos de hasta { $limit } MB. Quien administra Tertulia puede crear el archivo con `tertulia export` y dejarlo donde todas las personas lo encuentren.

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
health-no-sweep = Desde el inicio todavía no se revisó qué hay por enviar.
health-sweep = Lo que hay por enviar se revisó por última vez <t:{ $at }:R>
health-sweep-late = Lo que hay por enviar se revisó por última vez <t:{ $at }:R>, hace demasiado: hay que reiniciar Tertulia.
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
health-dropped-deleted = se borró en Discord
health-dropped-channel = su canal ya no existe
health-dropped-refused = Discord no lo aceptó como estaba
health-dropped-too-long = Discord lo rechazó durante días
health-dropped-fault = no se pudo preparar
health-no-inboxes = No hay mensajes directos sin entregar.
health-inboxes = { $count ->
    [one] Hay mensajes que no se pudieron entregar a { $count } persona; esperan en `/{ command-me } { command-me-inbox }`.
   *[other] Hay mensajes que no se pudieron entregar a { $count } personas; esperan en `/{ command-me } { command-me-inbox }`.
}
health-no-reviews = Ninguna ficha espera revisión.
health-reviews = { $count ->
    [one] { $count } ficha espera revisión, desde <t:{ $since }:R>: `/{ command-review } { command-review-queue }`
   *[other] { $count } fichas esperan revisión, la más antigua desde <t:{ $since }:R>: `/{ command-review } { command-review-queue }`
}
health-none-stale = Todas las fichas se revisaron en el último año.
health-stale = { $count ->
    [one] { $count } ficha lleva un año sin cambios. Se le pregunta a quien la escribió hasta tres veces.
   *[other] { $count } fichas llevan un año sin cambios. Se les pregunta a quienes las escribieron hasta tres veces.
}
health-backup = { $count ->
    [one] Último respaldo: <t:{ $at }:f>, { $size } MB; se conserva { $count }.
   *[other] Último respaldo: <t:{ $at }:f>, { $size } MB; se conservan { $count }.
}
health-backup-old = Es demasiado antiguo. `/{ command-admin } { command-admin-backup }` hace uno ahora.
health-no-backup-yet = Todavía no hay respaldo; se hace uno cada noche. `/{ command-admin } { command-admin-backup }` hace uno ahora.
health-no-backup = No hay respaldo, y tampoco se hace de noche. `/{ command-admin } { command-admin-backup }` hace uno ahora.
health-backup-failed = El respaldo de <t:{ $at }:f> falló: { $why }
health-database = La base de datos ocupa { $size } MB.

upkeep-letter = Nadie ha tocado **{ $title }** ({ $id }) desde <t:{ $at }:D>. ¿Lo que dice sigue siendo correcto?
upkeep-right = Sigue siendo correcto
upkeep-revise = Revisarla
upkeep-hint = Se te pregunta tres veces como máximo.
upkeep-thanks = Gracias. Queda anotado que { $id } sigue siendo correcta hoy.
upkeep-yours = Ahora puedes revisar { $id }. Lo que todas las personas ven se queda como está hasta que moderación apruebe tus cambios.
upkeep-open-draft = Escribir
upkeep-gone = Esa ficha ya no se muestra, así que no hay nada que hacer.
upkeep-not-keeper = Solo quien la escribió, o un contacto de su lugar, puede decir eso de { $id }.
upkeep-author-revises = Quien escribió { $id } sigue aquí y la revisa. Tú puedes decir que sigue siendo correcta.
