# What Tertulia says, in English. The other catalogues have the same keys and arguments; a test holds them to it.
# Voice: plain, warm, short. No exclamation marks. Instants arrive as seconds and are written <t:…> for Discord.

## Commands: the name Discord shows, and what it does (at most 100 characters)

command-search = search
    .about = Find write-ups on a problem, a place or an idea
command-writeup = writeup
    .about = Share, read and update write-ups of reforms
command-writeup-share = share
    .about = Share what your place did
command-writeup-show = show
    .about = Read one write-up
command-writeup-edit = edit
    .about = Continue, correct or add to one of your write-ups
command-writeup-withdraw = withdraw
    .about = Discard a draft, or take one of your write-ups out of the library
command-writeup-list = list
    .about = See all write-ups, or only your own
command-place = place
    .about = The places of the network and who belongs to them
command-place-list = list
    .about = See all places
command-place-show = show
    .about = See one place
command-place-join = join
    .about = Say that you belong to a place, and on which side
command-place-leave = leave
    .about = Say that you don't belong to a place any more
command-gathering = gathering
    .about = Gatherings of the network: when, where, who comes
command-gathering-create = create
    .about = Prepare a gathering; you see it before anyone is told
command-gathering-show = show
    .about = See a gathering, and take a seat
command-gathering-list = list
    .about = See what is coming, or only what you go to
command-gathering-calendar = calendar
    .about = Get a calendar file: of one gathering, of all, or of yours
command-gathering-edit = edit
    .about = Change a gathering; without options, its texts
command-gathering-move = move
    .about = Move a gathering; everyone with a seat is told
command-gathering-cancel = cancel
    .about = Call a gathering off; everyone with a seat is told
command-gathering-close = close
    .about = Write down what came of it: notes, decisions, follow-ups
command-gathering-remind = remind
    .about = See or set when people are reminded
command-me = me
    .about = What Tertulia knows about you and how it speaks to you
command-me-show = show
    .about = See your places, roles and language
command-me-language = language
    .about = Choose the language in which Tertulia speaks to you
command-me-inbox = inbox
    .about = Read messages that could not reach you directly
command-me-reminders = reminders
    .about = How and when you are reminded of gatherings
command-me-zone = zone
    .about = Choose your time zone
command-review = review
    .about = Decide on write-ups that are waiting
command-review-queue = queue
    .about = See what is waiting, oldest first
command-review-show = show
    .about = Read one that is waiting, and decide
command-review-approve = approve
    .about = Publish one that is waiting
command-review-changes = changes
    .about = Send one back to its author, with what to change
command-review-reject = reject
    .about = Don't take one that is waiting, and say why
command-review-merge = merge
    .about = Two tell of the same reform: keep the second, lead there from the first
command-review-reopen = reopen
    .about = Take a decision up again; the write-up waits anew
command-writeup-history = history
    .about = See the versions of a write-up and what changed
command-admin = admin
    .about = Run the network and this server
command-admin-setup = setup
    .about = Set this server up, step by step
command-admin-settings = settings
    .about = Change this server's language and channels
command-admin-server = server
    .about = Let another Discord server into the network, or take it out
command-admin-role = role
    .about = Who has which role; give or take one
command-help = help
    .about = How Tertulia works, in a minute
command-about = about
    .about = What Tertulia is, and its version

## The menu of messages: at most 32 characters

message-save-as-write-up = Save as write-up

## Options

option-query = query
    .about = What you are looking for, in your own words
option-place = place
    .about = A place; type any of its names
option-area = area
    .about = A policy area
option-status = status
    .about = Where the reform stands
option-language = language
    .about = One of the four languages
option-year = year
    .about = A year in which the reform was under way, such as 2021
option-sort = sort
    .about = Best first or newest first
option-id = id
    .about = Its id, such as R-42, D-7 or G-12, or part of its title
option-title = title
    .about = What it is called
option-when = when
    .about = Local date and time, such as 2027-01-20 16:00
option-minutes = minutes
    .about = How long it takes
option-zone = zone
    .about = Time zone, by city or place; for a gathering, the host's if left out
option-where = where
    .about = A channel, or an https link that only people with a seat see
option-repeat = repeat
    .about = How it repeats; add a number of times or a last day
option-seats = seats
    .about = How many may come; 0: everyone
option-languages = languages
    .about = Which are spoken, such as: en es
option-confidentiality = confidentiality
    .about = Who may know of it
option-scope = scope
    .about = Only this time of a series, or this one and all that follow
option-before = before
    .about = How long before, such as: 7d 24h 1h 10m; or off
option-direct = direct
    .about = Whether you want direct messages
option-mine = mine
    .about = Only yours: write-ups and drafts, or gatherings you go to
option-side = side
    .about = On which side: government, civil society, academia or other
option-organisation = organisation
    .about = Whom you speak for, if you want to say
option-announcements = announcements
    .about = The channel where published write-ups are announced
option-reviews = reviews
    .about = The channel where write-ups wait for review
option-server = server
    .about = The other server; type its name or its id
option-person = person
    .about = Who
option-role = role
    .about = Which role
option-change = change
    .about = What is to change

choice-relevance = best first
choice-date = newest first
choice-grant = give
choice-revoke = take away
choice-moderator = moderator
choice-facilitator = facilitator
choice-steward = knowledge steward
choice-public = open to everyone
choice-members = for members
choice-chatham_house = Chatham House Rule
choice-one = only this one
choice-all = this one and all that follow
choice-on = yes
choice-off = no
option-reason = reason
    .about = Why
option-into = into
    .about = The write-up that stays

## Refusals and faults

fault = Something went wrong on our side, and nothing you wrote is lost. Please try again; if it happens again, tell a moderator this number: { $id }
form-too-late = That took too long, so the form could not be opened. Please try once more.
form-overtaken = **Not saved:** this was changed elsewhere after you opened the form, perhaps by you in another window, and that version stays. Open the form again to see it, and add what you want to keep of your text.
form-typed = **What you had typed, so that you can copy it:**
denied-facilitator = Only facilitators can do this. If you should be one, ask a moderator to give you the role with `/{ command-admin } { command-admin-role }`.
denied-moderator = Only moderators can do this. If you should be one, ask a moderator to give you the role with `/{ command-admin } { command-admin-role }`.
denied-server-manager = Only a moderator, or someone with Manage Server here, can do this.
denied-server = This server is not part of the network yet. A moderator of the network can let it in with `/{ command-admin } { command-admin-server } { option-server }:{ $id }`.
denied-direct-message = This works in a server, not in direct messages.
denied-old-button = This button is from an older version, or its choice is not offered any more. Please start again with the command.
denied-old-command = Tertulia does not have this command any more. `/{ command-help }` shows what there is.
not-stated = not stated
page-back = Back
page-on = Next

## Places

place-list-title = { $count ->
    [one] { $count } place
   *[other] { $count } places
}
place-list-hint = Your place is not here? Ask a moderator to add it.
place-kind = Kind:
place-zone = Time zone:
place-forum = Forum:
place-members = Members:
place-writeups = Library:
place-no-members = nobody yet
place-see-writeups = See its write-ups
place-unknown = There is no place called “{ $typed }”. Type any part of a name and choose from the list, or see `/{ command-place } { command-place-list }`.
place-unknown-side = Please choose one of the four sides: government, civil society, academia or other.
place-not-member = You don't belong to { $place }.
place-gone = This place can't be joined any more. See `/{ command-place } { command-place-list }`.
place-joined = You belong to { $place } ({ $side }).
place-joined-next = `/{ command-writeup } { command-writeup-share }` shares what your place did; `/{ command-search }` finds what others did.
place-left = You don't belong to { $place } any more. What you wrote stays.
conduct-title = How we treat each other
conduct-text =
    1. Treat everyone with respect and fairness, and be curious about other ways of doing things.
    2. No harassment, discrimination, threats, exposure of private matters, or recording without consent.
    3. Criticise ideas and policies, not people. Whoever claims wrongdoing names a public source.
    4. Leave room for quieter voices and for other languages.
    5. Keep what is marked confidential.
    6. Say for whom you work where it matters.
    7. No campaigning and no selling here.
    8. If something is wrong, tell a moderator; if a moderator asks you to stop, stop. What may follow is a note, a warning, a pause, or leaving; two moderators who were not involved hear an appeal.
conduct-ask = Do you agree, and do you want to join { $place }?
conduct-agree = I agree and join
conduct-privacy = We keep your place, side and organisation so that people can find each other. `/{ command-me } { command-me-show }` shows what we know about you.

## You

me-title = What Tertulia knows about you
me-places = Your places
me-no-places = None yet. `/{ command-place } { command-place-join }` adds one.
me-roles = Your roles
me-language = Your language
me-language-chosen = you chose it
me-language-discord = from your Discord
me-language-set = From now on I speak { $language } to you.
me-privacy = Your Discord account is kept apart from what you do here, and what can be erased is erased when you ask.
member-unknown-language = Please choose one of the four languages: English, Español, Português or Français.
member-unknown-role = Please choose moderator, facilitator or knowledge steward.
member-unknown-user = Discord does not know this person.
member-last-moderator = You are the last moderator with this role. Give it to someone else first.
role-granted = { $user } is now a { $role }.
role-revoked = { $user } is not a { $role } any more.
inbox-empty = Your inbox is empty.
inbox-read = I have read it
inbox-heading = { $left ->
    [0] -# Waiting since <t:{ $at }:f>. That was all.
    [one] -# Waiting since <t:{ $at }:f>. One more is waiting: use `/{ command-me } { command-me-inbox }` again.
   *[other] -# Waiting since <t:{ $at }:f>. { $left } more are waiting: use `/{ command-me } { command-me-inbox }` again.
}
inbox-waiting = { $count ->
    [one] **A message is waiting for you:** `/{ command-me } { command-me-inbox }`
   *[other] **{ $count } messages are waiting for you:** `/{ command-me } { command-me-inbox }`
}

## Servers

server-announcements = Announcements
server-reviews = Reviews
server-unknown = Tertulia is not in that server. Invite it there first, then use the server's id.
server-nothing-to-set = Nothing was changed: choose a language or a channel. `/{ command-admin } { command-admin-setup }` shows what is set.
server-unknown-channel = That is no channel of this server.
server-hidden-channel = I can't see that channel. In Discord: Edit Channel → Permissions → add my role and allow View Channel.
server-admitted = Server { $id } is part of the network now. Someone with Manage Server there can go on with `/{ command-admin } { command-admin-setup }`.
server-was-admitted = Server { $id } is part of the network already.
setup-title = Setting this server up
setup-missing = { $count ->
    [0] Everything is as it should be.
    [one] **One thing is missing.** The menus below fix most things.
   *[other] **{ $count } things are missing.** The menus below fix most things.
}
setup-admitted = This server is part of the network.
setup-not-admitted = This server is not part of the network yet: a moderator lets it in with `/{ command-admin } { command-admin-server }`.
setup-language = Public posts are in { $language }.
language-en = English
language-es = Spanish
language-pt = Portuguese
language-fr = French
setup-no-announcements = Announcements: no channel is chosen, so nothing is announced here.
setup-no-reviews = Reviews: no server of the network has a channel for them. Moderators can still use `/{ command-review } { command-review-queue }`.
setup-no-reviews-here = Reviews: no channel here; another server of the network has one.
setup-channel-gone = { $what }: the channel is not there any more. Choose another one.
setup-channel = { $what }: { $channel }
setup-channel-lacks = { $what }: in { $channel } I lack { $missing }. In Discord: Edit Channel → Permissions → add my role and allow it.
setup-nowhere = I lack { $missing }, in every channel. In Discord: Server Settings → Roles → my role, or the permissions of a channel.
setup-gatherings = Gatherings: I may open threads, attach calendar files and create events.
setup-gatherings-lack = Gatherings: I lack { $missing }. In Discord: Server Settings → Roles → my role, or the channel's own permissions.
setup-moderators = { $count ->
    [one] One person has the role of moderator.
   *[other] { $count } people have the role of moderator.
}
setup-no-moderators = Nobody has the role of moderator yet: `/{ command-admin } { command-admin-role }` gives it.
setup-choose-language = The language of public posts
setup-choose-announcements = The channel for announcements
setup-choose-reviews = The channel for reviews
setup-again = Check again
permission-view-channels = View Channels
permission-send-messages = Send Messages
permission-send-in-threads = Send Messages in Threads
permission-create-threads = Create Public Threads
permission-embed-links = Embed Links
permission-attach-files = Attach Files
permission-read-history = Read Message History
permission-create-events = Create Events
setup-review-command = Moderators who can't see `/{ command-review }`: in Discord's server settings → Integrations → Tertulia, show the command to them. The buttons on a review card need no command.

## Write-ups: boxes of the forms (labels at most 45 characters, hints at most 100)

form-1-title = Your write-up
form-2-title = Lessons, partners, cost
form-3-title = Commitments, assessment
box-limit = up to { $most }
box-title = Title (what changed, where)
    .hint = A verb and what was done, 10 to 90 characters
box-summary = In two sentences
    .hint = This is what people see in a search. Up to 280 characters
box-problem = What was the problem? For whom?
    .hint = Before the reform. Up to 700 characters
box-action = What was done, and who took part?
    .hint = On both sides: government and civil society. Up to 1,500 characters
box-results = Results and links to evidence
    .hint = At least one https link, or say later that it is too early. Up to 1,000 characters
box-lessons = What didn't work? What would you change?
    .hint = What you would tell a colleague. Up to 1,000 characters
box-cost = What did it cost?
    .hint = Money (and which year), people, months. Up to 300 characters
box-conditions = What does it take to do the same?
    .hint = Law, people, data, partners. Up to 500 characters
box-partners = Partners, one on each line
    .hint = Government: Department of … / Civil society: Network for …
box-period = Start and end
    .hint = Such as 2021-11 – 2023; leave the end out while it goes on
box-commitments = Commitments in an OGP action plan
    .hint = Ids such as GBSC0004
box-assessment = What an outside assessment found
    .hint = Only if you also say who assessed it and give a link
box-assessor = Who assessed it
box-assessment-link = Link to the assessment
box-inspired-by = Inspired by
    .hint = Ids such as R-42, or a name
field-title = Title
field-summary = Summary
field-problem = Problem
field-action = What was done, and who took part
field-results = Results
field-lessons = What didn't work
field-cost = Cost
field-conditions = What it takes

## Write-ups: drafts

draft-untitled = (no title yet)
draft-saved = saved; only you see it
draft-complete = **Everything needed is here.** Preview it, then submit.
draft-gaps = { $count ->
    [one] **One thing is still needed:**
   *[other] **{ $count } things are still needed:**
}
draft-page-1 = First menus
draft-page-2 = More menus
draft-form-1 = Text
draft-form-2 = Lessons, partners
draft-form-3 = Commitments
draft-preview = Preview
draft-submit = Submit
draft-discard = Discard
draft-continue = Continue
draft-open = Open the draft
draft-back = Back to the draft
draft-take-back = Take it back and keep writing
draft-restore = Bring it back
draft-discarded = { $id } is discarded. It is not deleted: you can bring it back.
draft-confirm-discard = Discard { $id }? It leaves the list and the queue; you can bring it back later.
draft-confirm-discard-revision = Discard what you were writing on { $id }? What everyone sees stays as it is.
saved-with-gaps = { $id } is saved. It still needs:
pick-areas = Policy areas, 1 to 4
pick-status = Where the reform stands
pick-values = Values: at least one of the first three
pick-axis = Climate: mitigation, adaptation …
pick-topics = Climate topics, up to 5
pick-sdgs = Sustainable Development Goals
pick-level = How far people took part
pick-attribution = Whose name appears on it
pick-place = The place it is of
pick-language = The language it is written in
pick-too-early = Are there results yet?
attribution-organisation = Name shown: my organisation, or the place
attribution-named = Name shown: mine
attribution-anonymous = No name shown
too-early-no = There are results, with evidence
too-early-yes = It is too early for results
gap-empty = { $field }: still empty
gap-short = { $field }: at least { $least } characters
gap-long = { $field }: { $has } characters, at most { $most } fit
gap-no-evidence = Results: at least one https link, or choose “It is too early for results”
gap-no-area = At least one policy area
gap-no-status = Where the reform stands
gap-no-core-value = At least one of transparency, civic participation or public accountability
gap-bare-assessment = Outside assessment: say who assessed it and give an https link
gap-too-many-partners = At most { $most } partners; there are { $has }
gap-end-before-start = The end is before the start
gap-period-unread = Start and end: “{ $typed }” can't be read. Write 2021-11 – 2023, for example; what was there before stays
gap-commitments-unread = Commitments: there is no id in “{ $typed }”. An id looks like GBSC0004; the plan's page on opengovpartnership.org shows it
consent-title = Before { $id } is submitted
consent-text = Choose all three statements. Moderators read the write-up first; once published, it is open to everyone under CC BY 4.0. Copies others made can't be called back, but you can ask us to stop showing it or to remove your name.
consent-menu = Choose all three
consent-rights = I may share this text: it is mine, or my organisation agrees.
consent-private = It contains no private data about people.
consent-licence = I publish it under CC BY 4.0: anyone may reuse and translate it, with credit.

## Write-ups: what is said of them

writeup-count = { $count ->
    [one] { $count } write-up
   *[other] { $count } write-ups
}
writeup-unknown = There is no write-up “{ $typed }” that you can see. Type part of its title and choose from the list, or use `/{ command-search }`.
writeup-not-author = Only the authors of { $id } can do this.
writeup-not-member = To share for { $place }, join it first: `/{ command-place } { command-place-join }`.
writeup-no-place = To share something, join your place first: `/{ command-place } { command-place-join }`.
writeup-empty-message = This message has no text that could be saved.
writeup-waiting = { $id } is waiting for review. To keep writing, take it back; it then leaves the queue until you submit it again.
writeup-withdrawn = { $id } was withdrawn and can't be changed.
writeup-archived = { $id } was not taken. A moderator can reopen it.
writeup-not-complete = { $count ->
    [one] { $id } still needs one thing. `/{ command-writeup } { command-writeup-edit }` shows what.
   *[other] { $id } still needs { $count } things. `/{ command-writeup } { command-writeup-edit }` shows which.
}
writeup-no-consent = Nothing was submitted: all three statements are needed. Choose all three, or go back to the draft; it is saved.
writeup-not-draft = { $id } is not a draft any more: it was submitted, taken back or decided. `/{ command-writeup } { command-writeup-edit }` shows where it stands.
writeup-submitted = { $id } is submitted. Moderators read it, and you will hear from them.
writeup-confirm-withdraw = Withdraw { $id }? It leaves the search and its page closes. Copies others made under CC BY 4.0 stay theirs.
writeup-withdraw = Withdraw
writeup-was-withdrawn = { $id } was withdrawn by its authors.
writeup-demo = Demo: compiled from public sources, not by the place
period = { $from } – { $to }
period-since = since { $from }
period-until = until { $to }
writeup-too-early = Too early for results
writeup-areas = Areas:
writeup-values = Values:
writeup-climate = Climate:
writeup-government-partner = Government partner:
writeup-civil-partner = Civil-society partner:
writeup-links = Evidence
writeup-revision = Version { $ordinal }
step-draft = being written
step-submitted = waiting for review
step-changes = changes requested
step-approved = published
step-rejected = not taken
step-taken-back = taken back
page-card = Card
page-action = Problem and action
page-results = Results
page-evidence = Evidence
page-history = History
announcement = **New in the library**, from { $place }
announcement-read = Read it
list-title = The library
list-mine-title = Your write-ups
list-empty = Nothing matches. Leave an option out, or use `/{ command-search }`.
list-mine-empty = None yet. `/{ command-writeup } { command-writeup-share }` begins one.

## Review

review-heading = **Waiting for review**, from { $place }
review-approve = Approve
review-changes = Request changes
review-reject = Reject
review-read = Read it all
review-reason = Reason:
review-in-words = From the moderator
review-reason-menu = Choose a reason
review-ask-changes = What needs to change? Choose the reason; then a form opens for your words.
review-ask-reject = Why is it not taken? Choose the reason; then a form opens for your words.
review-words = Your words to the author
review-words-hint = What is missing, and what would help
review-unknown = There is nothing like this to review.
review-own = This is your own write-up; another moderator decides on it.
review-same-place = You belong to the same place, so another moderator should approve it. If nobody has by <t:{ $from }:f>, you may, and it will be marked so.
review-decided-approve = It was approved on <t:{ $at }:f>
review-decided-changes = Changes were requested on <t:{ $at }:f>
review-decided-reject = It was rejected on <t:{ $at }:f>
review-taken-back = Its author took it back to keep writing.
review-marked-same-place = Approved by a moderator of the same place, since no other decided within three days.
review-done-approve = { $id } is published.
review-done-changes = { $id } goes back to its author with your words.
review-done-reject = { $id } is not taken. Its author is told why.
queue-title = Waiting for review
queue-count = { $count ->
    [0] Nothing is waiting.
    [one] One is waiting.
   *[other] { $count } are waiting.
}
letter-approve = Your write-up **{ $title }** is published as { $id }. Thank you for sharing it.
letter-changes = A moderator asks you to change something in { $id }, **{ $title }**. Nothing you wrote is lost.
letter-reject = Your write-up { $id }, **{ $title }**, was not taken. You can still read it.
letter-correct = Correct it
letter-open = Open it
review-hold = Hold until a day
review-claim = I am reading this
review-let-go = Let it go
review-take-out = Take out and decide anew
review-reopen = Reopen
review-credit = Name shown
review-checklist = Look at
flag-email = An e-mail address? “{ $text }” ({ $field })
flag-phone = A phone number? “{ $text }” ({ $field })
flag-identity = The number of somebody's document? “{ $text }” ({ $field })
flag-no-evidence = No link to evidence
flag-no-government = No partner from government is named
flag-no-civil-society = No partner outside government is named
flag-alike = The same reform as { $id }, “{ $title }”?
flag-none = No private data found, evidence is linked, both sides are named, nothing alike
flag-level = Place and level: was it { $place } ({ $kind }) that decided and did this?
review-on-hold = On hold until <t:{ $until }:D>
review-being-read = { $reader } is reading it, until <t:{ $until }:t>
review-claimed = Another moderator is reading it. If nothing is decided by <t:{ $until }:t>, it is free again.
review-no-day = “{ $typed }” is no day within the next twelve months. Write it as 2027-05-07.
review-no-words = Say why, in your own words; its author reads them.
review-no-target = It can't be merged into { $id }: choose another one that is in the library.
review-nothing-to-merge = { $id } neither waits for review nor is in the library.
review-nothing-to-reopen = No decision stands on { $id } that could be reopened.
review-written-on = The author of { $id } is already writing on it again; what they submit will wait for review.
review-decided-merge = It was merged on <t:{ $at }:f>
review-decided-hold = It was put on hold on <t:{ $at }:f>
review-decided-reopen = It was reopened on <t:{ $at }:f>
review-merged-into = The same reform is told in { $id }.
review-ask-hold = Why should it wait? Choose the reason; then a form asks until which day.
review-fields-menu = About which parts, up to 4 (if you like)
review-until = Until which day
review-merge-hint = What its author may want to add to the other one
review-reopen-hint = Why it should be decided anew
review-done-hold = { $id } waits until <t:{ $until }:D>; then the review channels are told. Its author is told why.
review-done-reopen = { $id } waits for review again. Its author is told why.
review-done-unmerge = { $id } stands by itself again. Its author is told why.
review-done-taken-out = { $id } is not shown any more. Its author is writing a new version; when they submit it, that one is decided. They are told why.
review-conceal = Take it out of the history
review-conceal-hint = What must not be seen any more, without repeating it
review-done-conceal = That version of { $id } is not shown in its history any more.
review-not-earlier = Only an earlier version of { $id } can be taken out of the history. What is public is reopened instead.
review-merge-title = { $id } will lead to { $into }
review-field-hint = What should change here
review-hold-hint = Why it waits; its author reads it
review-done-merge = { $id } now leads to { $into }. Both authors are told.
review-done-claim = It is yours to decide until <t:{ $until }:t>; other moderators see that you are reading it.
review-done-let-go = It is free again for other moderators.
review-hold-over = { $id }, **{ $title }**, is not on hold any more and can be decided.
letter-merge = { $id }, **{ $title }**, tells of the same reform as { $into }; whoever looks for it is led there. Nothing you wrote is lost, and the author of { $into } can read it.
letter-merged-into-yours = { $id }, **{ $title }**, tells of the same reform as your { $into } and now leads there. See what it says that is missing in yours.
letter-hold = Your write-up { $id }, **{ $title }**, waits until <t:{ $until }:D> before it is decided.
letter-reopen = The decision on your write-up { $id }, **{ $title }**, is being taken anew; you will hear what comes of it.
queue-held = { $count ->
    [one] one on hold
   *[other] { $count } on hold
}
queue-held-until = on hold until <t:{ $until }:d>
queue-late = waiting for over three days
queue-claimed = being read
writeup-state-merged = Merged
writeup-merged = { $id } tells of the same reform as { $into }: open `/{ command-writeup } { command-writeup-show }` with { $into }.
writeup-not-shown = { $id } is not shown any more: it was reviewed again and not taken.
writeup-too-many = You have begun { $most } write-ups within an hour. From <t:{ $from }:t> on you can begin another; the ones you have are saved.
writeup-in-review = { $id } is being reviewed again and is not shown until that is decided.
history-changes = What changed from version { $from } to { $to }
history-how = Struck through: taken out. Bold: put in.
history-same = Nothing differs between these versions.
history-back = All versions
draft-asked = What was asked for

## Search

search-found = { $count ->
    [one] One write-up for “{ $query }”
   *[other] { $count } write-ups for “{ $query }”, closest first
}
search-found-newest = { $count ->
    [one] One write-up for “{ $query }”
   *[other] { $count } write-ups for “{ $query }”, newest first
}
related = Related
related-builds-on = builds on this one
related-meaning = close in meaning
related-same = same area and status
draft-alike = The same reform? If one of these tells of it already, write there or adapt it.
search-open = { $count ->
    [one] One write-up
   *[other] { $count } write-ups
}
search-corrected = Searched for **{ $corrected }**, since the library has no “{ $query }”.
search-lane-own = In your language
search-lane-other = In other languages, close in meaning
search-lane-other-words = In other languages
search-by-words-alone = This search goes by words alone, so it hardly finds what is written in other languages.
search-facet-place = Place
search-facet-area = Area
search-facet-status = Status
search-facet-language = Language
search-facet-year = Year
search-narrow = Narrow down…
search-drop = Without “{ $what }: { $value }”
search-newest-first = Newest first
search-best-first = Best first
search-instead = Search instead…
search-instead-word = Search “{ $word }”
search-instead-area = Everything in { $area }
search-instead-everywhere = The same without the filters
search-unreadable = Tertulia reads English, Spanish, Portuguese and French. In other languages it finds only the very words.
search-notes = In the notes of gatherings
search-nothing = Nothing found for “{ $query }”
search-nothing-hint = Try fewer or other words, or leave an option out. `/{ command-writeup } { command-writeup-list }` shows all there is.
search-unknown-year = “{ $typed }” is not a year. Write four digits, such as 2021.
search-forgotten = The pages of this search are not kept any more. Please search again.

## Help

help-title = Tertulia in a minute
help-members =
    • **Find what others did:** `/{ command-search }`, in any of the four languages
    • **Belong to a place:** `/{ command-place } { command-place-join }`
    • **Share what your place did:** `/{ command-writeup } { command-writeup-share }` opens a form; what you type is saved as a draft, even unfinished
    • **Find your drafts again:** `/{ command-writeup } { command-writeup-list } { option-mine }:True` or `/{ command-writeup } { command-writeup-edit }`
    • **Then:** choose areas and status, preview, submit. A moderator reads it, you hear from them, and it is published.
    • **What is yours:** `/{ command-me } { command-me-export }` gives you everything I keep about you, `/{ command-me } { command-me-forget }` erases it
help-moderators =
    • **Decide:** `/{ command-review } { command-review-queue }`, or the buttons in the review channel. Nobody decides on a write-up of their own.
    • **This server:** `/{ command-admin } { command-admin-setup }` · **Roles:** `/{ command-admin } { command-admin-role }` · **Another server:** `/{ command-admin } { command-admin-server }`
    • **People and places:** `/{ command-admin } { command-admin-contact }`, `/{ command-admin } { command-admin-place }`, `/{ command-admin } { command-admin-block }` · **What was decided:** `/{ command-admin } { command-admin-log }` · **How I am:** `/{ command-admin } { command-admin-health }`
help-language = I speak your Discord's language if it is one of ours; `/{ command-me } { command-me-language }` chooses another.
about-text = A tertulia is a regular gathering where people trade ideas. This one connects places that open up government and act on the climate: they share write-ups of what they did, with evidence, and find what others did.
about-version = Version { $version } · free software under the MIT licence · write-ups under CC BY 4.0

## tertulia check: in a terminal, without Markdown

check-settings = Settings
check-database = Database: { $path }
check-no-database = Database: { $path } is not there yet; the first start makes it.
check-older-database = Database: { $path } is from an older version; the next start copies it into { $folder } and brings it up to date.
check-bad-database = Database: { $path } can't be used: { $error }
check-running = Tertulia is running on it now.
check-no-backups = Backups: { $folder } can't be written, so no backup will be made. Name another folder (backup.folder), or let the bot write there.
check-bad-model = search.model: { $fault }. Search goes by words alone.
check-home = First server (network.home_guild): { $id }
check-no-home = network.home_guild is not set: the id of your first Discord server. In Discord: Settings → Advanced → Developer Mode, then right-click the server → Copy Server ID.
check-token = Token
check-no-token = DISCORD_TOKEN is not set. It is in Discord's developer portal: your application → Bot → Reset Token.
check-wrong-token = Discord does not accept DISCORD_TOKEN. Make a new one in the developer portal: your application → Bot → Reset Token.
check-application = Discord knows it: { $name } (application { $id }).
check-connections = New connections left today: { $left } of { $all }.
check-connections-used-up = At { $all } connections a day Tertulia waits, until { $until }: at 1,000 Discord would reset the bot's token. The log says why it is sent away.
check-discord-fails = Discord could not be asked: { $error }
check-servers = Servers
check-not-in-home = The bot is not in the first server, { $id }. Invite it with the link below.
check-first-server = { $name } ({ $id }), the first server
check-server = { $name } ({ $id })
check-not-run = Nothing is set yet: start tertulia run, then /{ command-admin } { command-admin-setup } in that server.
check-not-admitted = Not part of the network. A moderator lets it in with /{ command-admin } { command-admin-server } { option-server }:{ $id }.
check-invite = To invite the bot into a server, with exactly the permissions it needs
check-all-met = Everything is there.
check-some-missing = What is marked ✗ is missing.

## Gatherings

kind-plenary = Plenary
kind-peer_session = Peer session: one asks, a few help
kind-show_and_tell = Show and tell
kind-working_session = Working session
kind-study_visit = Study visit
kind-onboarding = Welcome for newcomers
kind-open_event = Open event
confidentiality-public = Open to everyone
confidentiality-members = For members
confidentiality-chatham_house = Chatham House Rule: use what you hear, never tell who said it or who was there
recording-none = Not recorded
recording-members = Recorded, for members
recording-public = Recorded, for everyone
pick-gathering-kind = What kind of gathering
pick-gathering-confidentiality = Who may know of it
pick-gathering-recording = Is it recorded?
gathering-host = Host
gathering-kind = Kind
gathering-length = Length
gathering-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
gathering-languages = Languages
gathering-interpretation = Interpretation
gathering-confidentiality = Confidentiality
gathering-recording = Recording
gathering-repeat = Repeats
gathering-where = Where
gathering-seats = Seats
gathering-reminders = Reminders before
gathering-purpose = What it is for
gathering-agenda = Agenda
gathering-writeups = Write-ups on the agenda
gathering-later = After that
gathering-elsewhere = What time it is elsewhere
gathering-next-times = The next times
gathering-clocks = Mind the clocks
gathering-reference = { $id } · `/{ command-gathering } { command-gathering-show }`
gathering-open-announcement = Open the announcement
gathering-is-off = Called off:
gathering-was-moved = Moved; it was
venue-unsaid = not said yet
venue-after-seat = link after taking a seat
venue-hidden = only people with a seat see it
seats-of = { $going } of { $seats } taken
seats-going = { $going ->
    [one] { $going } person is going
   *[other] { $going } people are going
}
seats-maybe = maybe: { $count }
seats-waiting = waiting: { $count }
seats-open = as many as like
answer-going = I am going
answer-wait = Full: wait for a seat
answer-maybe = Maybe
answer-no = I can't
answer-calendar = Add to calendar
your-answer-going = ✓ You have a seat.
your-answer-waiting = You are waiting for a seat.
your-answer-maybe = You said maybe.
your-answer-no = You said you can't come.
answered-going = You have a seat at **{ $title }**: { $when }
answered-waiting = { $before ->
    [0] **{ $title }** is full. You are first in line for { $when }; if a seat becomes free, it is yours and you are told.
    [one] **{ $title }** is full. One person is before you for { $when }; when a seat becomes free for you, you are told.
   *[other] **{ $title }** is full. { $before } people are before you for { $when }; when a seat becomes free for you, you are told.
}
answered-maybe = Noted: maybe, for **{ $title }**, { $when }
answered-no = Noted: you can't come to **{ $title }**, { $when }
gathering-draft = A draft; only facilitators see it
gathering-draft-hint = Change date, seats and more with `/{ command-gathering } { command-gathering-edit }` and `/{ command-gathering } { command-gathering-move }`, id { $id }
gathering-announce = Announce
gathering-texts = Texts
gathering-discard = Discard
gathering-form-title = What it is for
box-purpose = What is it for?
    .hint = What people will know or have afterwards
box-agenda = Agenda, a line each
    .hint = 10 min · Welcome
box-interpretation = Interpretation
    .hint = English–Spanish, simultaneous; captions
box-writeups = Write-ups on the agenda
gathering-shifts = On these days some places are not at their usual hour, shown in brackets:
gathering-more-shifts = { $count ->
    [one] and one more day
   *[other] and { $count } more days
}
gathering-unsound-later = { $local } is an hour that clocks in { $zone } skip or show twice; look at that time once more
gathering-short-months = Months without a day { $day } have no gathering
gathering-change-near = Clocks in { $place } change within a week of it: { $day }
repeat-weekly = every week
repeat-fortnightly = every two weeks
repeat-monthly-date = every month on this date
repeat-monthly-weekday = every month on this weekday
repeat-times = { $count ->
    [one] { $rhythm }, once
   *[other] { $rhythm }, { $count } times
}
repeat-until = { $rhythm }, until { $day }
reminders-none = none
gathering-announced = { $count ->
    [0] **{ $title }** ({ $id }) is announced. No server has a channel for announcements yet: `/{ command-admin } { command-admin-setup }`
    [one] **{ $title }** ({ $id }) is announced in one server.
   *[other] **{ $title }** ({ $id }) is announced in { $count } servers.
}
gathering-discarded = The draft { $id } is discarded.
gathering-changed = { $id } is changed. Cards, scheduled events and calendar files follow.
gathering-moved = Everyone with a seat at { $id } is told, with the old time and the new one: { $when }
gathering-confirm-cancel = Call off **{ $title }**, { $when }? Everyone with a seat is told.
cancel-it = Call it off
cancel-one = Call off only this one
cancel-all = Call off this and all that follow
cancel-form-title = Why is it called off?
box-reason = In a sentence, for those who wanted to come
    .hint = Pre-election period; we will find a new date
gathering-cancelled = { $id } is called off. Everyone with a seat is told.
gathering-close = Write down what came of it
gathering-close-again = Edit the notes
gathering-harvest = Start a write-up from this
gathering-closed = The notes of **{ $title }** are kept, and found with `/{ command-search }`.
close-form-title = What came of it
box-notes = Notes
    .hint = Three things learned, one that did not work, whom to ask
box-decisions = Decisions
    .hint = What was agreed
box-follow-ups = Follow-ups: what | who | day
    .hint = Send the data | City office | 2027-03-01
box-recording-link = Link to the recording
box-heads = How many people came?
harvest-notes = Notes
harvest-decisions = Decisions
harvest-follow-ups = Follow-ups
harvest-recording = Recording
harvest-heads = { $count ->
    [one] { $count } person came
   *[other] { $count } people came
}
harvest-kept = What you wrote is kept. Before it can be closed:
harvest-no-notes = Notes: say in a few sentences what came of it
harvest-no-link = The recording: an https link, or nothing
harvest-no-number = How many came: a number, or nothing
harvest-no-day = Follow-ups: “{ $line }” — write what | who | 2027-03-01, who and day may be left out
harvest-tells = Under the Chatham House Rule, “{ $word }” would tell who was there. Say it without
harvest-recorded = Under the Chatham House Rule there is no recording
reminder-ahead = **{ $title }** begins { $relative }: { $when }
reminder-begun = **{ $title }** began { $relative } and is going on.
reminder-late = This reminder is late: I was away when it was due.
nudge-close = **{ $title }** ended { $ended }. What came of it? A few sentences are enough, and others can find them.
notice-moved = **{ $title }** was moved: not { $before } but **{ $after }**
notice-moved-all = The series **{ $title }** was moved. This time: not { $before } but **{ $after }**
notice-clocks = The rules of the clocks at the host's place changed. **{ $title }** keeps its local hour there, so for you it is not { $before } but **{ $after }**
notice-cancelled = **{ $title }** is called off: ~~{ $before }~~
notice-cancelled-all = **{ $title }** is called off, this time and all that follow: ~~{ $before }~~
notice-promoted = A seat became free: you have one at **{ $title }**, { $when }
letter-waits = { $user }, a message is waiting for you in `/{ command-me } { command-me-inbox }`
interested-noted = You clicked “Interested” on **{ $title }**: I noted *maybe*.
facilitator-next-reminder = The next reminder goes out { $at }.
facilitator-undelivered = { $count ->
    [one] One message could not be delivered directly; it is waiting in an inbox.
   *[other] { $count } messages could not be delivered directly; they are waiting in inboxes.
}
gathering-list = What is coming
gathering-list-mine = Where you are going
gathering-list-empty = Nothing at present.
gathering-drafts = Drafts
calendar-file = { $count ->
    [0] Nothing is coming, so the file is empty.
    [one] A calendar file with one gathering.
   *[other] A calendar file with { $count } gatherings.
}
calendar-hint = Open it with your calendar. It shows everything in your own time; if something is moved, get the file again.
me-reminders-direct = You are reminded by direct message of gatherings you have a seat at, and in the channel.
me-reminders-channel = You are reminded in the channel only.
me-reminders-usual = as each gathering has them
me-zone-set = Your time zone is { $zone }; it is { $local } there now.
gathering-remind = { $id }: when people are reminded
gathering-unknown = There is no gathering “{ $id }” that you can see. Type part of its title and choose from the list, or use `/{ command-gathering } { command-gathering-list }`.
gathering-members-only = This gathering is for members. Join a place first: `/{ command-place } { command-place-join }`
gathering-bad-date = “{ $typed }” can't be read as a date. Write year, month, day and the time on a 24-hour clock: 2027-01-20 16:00
gathering-bad-zone = “{ $typed }” is no time zone I know. Type a city or a place and choose from the list; abbreviations such as CST mean several zones.
gathering-missing-time = { $local } does not exist in { $zone }: clocks jump over it that day. { $earlier } and { $later } do.
gathering-double-time = { $local } comes twice in { $zone }: clocks go back that day. { $earlier } and { $later } come once.
gathering-past = That time is past. Choose one that is ahead.
gathering-too-far = That is more than three years ahead. Choose an earlier day.
gathering-bad-minutes = A gathering takes { $least } to { $most } minutes.
gathering-bad-seats = Seats: a number up to { $most }, or 0 for as many as like.
gathering-fewer-seats = { $taken ->
    [one] { $taken } seat is taken already, so there can't be fewer.
   *[other] { $taken } seats are taken already, so there can't be fewer.
}
gathering-rule-unread = How it repeats can't be read. Choose from the list, such as *every week*, or write a rule such as FREQ=WEEKLY;COUNT=6
gathering-rule-too-often = A gathering can repeat once a day at most.
gathering-rule-too-many = A series with an end has at most { $most } times. Let it end earlier, or leave the end out.
gathering-rule-not-its = The first time is none of the rule's own; it would begin on { $first }. Change the date or the rule.
gathering-rule-empty = By this rule it would never take place. Change the rule.
gathering-bad-venue = Where: choose a channel from the list, or give a link that begins with https://
gathering-hidden-channel = I can't see that channel. Give me “View channel” there, or choose another one.
gathering-bad-languages = “{ $typed }” is none of en, es, pt, fr. Write them like this: en es
gathering-bad-offsets = “{ $typed }” can't be read. Write up to six times such as 7d 24h 1h 10m, or off.
gathering-over = It is over, or called off. `/{ command-gathering } { command-gathering-list }` shows what is coming.
gathering-not-begun = It has not begun yet; it can be closed afterwards.
gathering-not-announced = It is not announced yet. Announce it first.
gathering-announced-already = It is announced already. Change it with `/{ command-gathering } { command-gathering-edit }`.
gathering-no-series = It does not repeat, so there is only this one.
gathering-same-time = It is at that time already.
gathering-gone = It was called off or discarded.
gathering-discreet = Under the Chatham House Rule this is not done: it could tell who was there.
gathering-unknown-writeup = “{ $typed }” is no published write-up. Write ids such as R-4.
gathering-stays-discreet = People came to it under the Chatham House Rule, so that stays.
harvest-for-members = It took place. Members read its notes with `/{ command-gathering } { command-gathering-show }`, id { $id }
gathering-not-of-series = This time stands by itself since the series was changed. Move it alone, or choose a later one for the series.
reminder-moved = **{ $title }** was moved; it is now { $when }
reminder-off = **{ $title }** is called off: ~~{ $when }~~
reminder-over = **{ $title }** is over: { $when }
notice-cancelled-one = **{ $title }** on { $before } is called off. The other dates stand.
notice-keeps-seat = You keep your place.
gathering-cancelled-one = { $when } is called off; the other dates of { $id } stand. Everyone with a seat is told.
gathering-cancelled-all = { $id } is called off from { $when } on. Everyone with a seat is told.
answered-one-date = This seat is for this date only; each date has its own.
remind-me-directly = Remind me by direct message too
remind-me-in-channel = Remind me in the channel only
me-reminders-hint = Other times, such as 1h 10m: the option `{ option-before }`
harvest-not-recorded = The recording: this gathering was announced as not recorded, so leave the link out
gathering-your-time = in your own time

## Translations, confirmations, adaptations, reports, what one keeps

command-writeup-confirm = confirm
    .about = As a contact of the place: confirm that a write-up was co-created as it says
command-writeup-adapt = adapt
    .about = Say that your place is adapting what another one did
command-writeup-translate = translate
    .about = Put a write-up into another of the four languages
command-writeup-keep = keep
    .about = Keep a write-up to find it again; a second time: stop keeping it
command-me-follow = follow
    .about = Follow a place or a policy area: one message a day at most, when something is new
command-me-unfollow = unfollow
    .about = Stop following a place or a policy area
option-note = note
    .about = Where you differ, up to 500 characters; it is shown with the write-up
option-kept = kept
    .about = Only what you keep

translated-reviewed = Translated, reviewed · the original is in { $language }
translated-earlier = Translated, reviewed, from an earlier version · the original is in { $language }
translated-original = Original
translated-back = Translation
contested = **Contested:** see the reply of { $organisations }
co-created = **Co-created ✓** Both contacts of the place confirmed it, for government and for civil society.
co-created-government = Confirmed by the place's government contact; not yet for civil society.
co-created-civil = Confirmed by the place's civil-society contact; not yet for government.
co-created-earlier = Both contacts confirmed an earlier version; they have not confirmed this one yet.
co-created-note-government = Note of the government contact:
co-created-note-civil = Note of the civil-society contact:
adapted-by = Adapted by
reply-of = Reply of { $organisation }
report-button = Report
list-kept-title = What you keep
list-kept-empty = Nothing yet. `/{ command-writeup } { command-writeup-keep }` keeps one.

confirm-letter = **{ $title }** ({ $id }) is published for { $place }, where you are a contact. Was it co-created as it says? Read it, then confirm it; you may add where you differ.
confirm-letter-again = A new version of **{ $title }** ({ $id }) is published for { $place }. A confirmation is of one version, so please look at this one too.
confirm-button = Confirm
confirm-form-title = Confirm { $id }
box-note = Where you differ, if you do · up to 500
    .hint = Shown with the write-up, as the note of your side's contact
confirmed-both = { $id } carries the mark “Co-created ✓”: both contacts of the place confirmed this version.
confirmed-government = You confirmed { $id } for government. It carries the mark “Co-created ✓” once the contact for civil society confirms it too.
confirmed-civil = You confirmed { $id } for civil society. It carries the mark “Co-created ✓” once the contact for government confirms it too.
confirm-not-contact = Only the two contacts of { $place } can confirm this: one for government, one for civil society. A moderator names them.
confirm-newer = Another version of { $id } is published by now. Read it with `/{ command-writeup } { command-writeup-show }`, then confirm it with `/{ command-writeup } { command-writeup-confirm }`.
confirm-long-note = A note has up to { $most } characters; this one has { $has }.
adapted = Noted: { $place } is adapting { $id }. Its evidence page says so, and its author is told.
adapted-letter = { $place } is adapting your write-up { $id }, **{ $title }**:
adapt-not-member = To say this for { $place }, join it first: `/{ command-place } { command-place-join }`.
adapt-own-place = { $id } is this place's own. Another place can say that it is adapting it.
adapt-bad-reason = Say why in 1 to { $most } characters; you wrote { $has }.

translation-desk = { $id }: translation into { $language }
translation-desk-new = Here is the original. *Write the translation* opens a form; whatever you send is saved, even unfinished.
translation-desk-missing = **Saved. Before you can submit it:**
translation-desk-complete = **Everything is here, and saved.** Read it over, then submit it.
translation-desk-newer = **The original was revised since you saved this.** Here is the new version: open the form, adjust your text and send it.
translation-licence = A translation is published under CC BY 4.0, like the original. A moderator or a steward reads it first.
translation-form-1 = Write the translation
translation-form-2 = Lessons, cost, conditions
translation-submit = Submit translation
translation-original-1 = Original, part 1
translation-original-2 = Original, part 2
translation-translated-1 = Translation, part 1
translation-translated-2 = Translation, part 2
translation-submitted = Your translation of { $id } into { $language } is submitted. You will hear what is decided.
translation-heading = **A translation is waiting for review**: { $id }, from { $from } into { $into }
translation-of = Original: { $title }
translation-send-back = Send back
box-translation-words = Your words to the translator
translation-done-approve = The translation of { $id } into { $language } is published.
translation-done-back = It goes back to its translator with your words.
translation-letter-approved = Your translation of { $id }, **{ $title }**, into { $language } is published. Thank you.
translation-letter-back = Your translation of { $id }, **{ $title }**, into { $language } comes back to you. Nothing you wrote is lost.
translation-in-words = From whoever read it
translation-unknown = There is no such translation, or it is not yours.
translation-same-language = { $id } was written in this language. Choose another one.
translation-not-member = To translate, belong to a place first: `/{ command-place } { command-place-join }`.
translation-not-complete = { $count ->
    [one] One thing is still missing. `/{ command-writeup } { command-writeup-translate }` shows what.
   *[other] { $count } things are still missing. `/{ command-writeup } { command-writeup-translate }` shows which.
}
translation-newer = { $id } was revised while you translated. `/{ command-writeup } { command-writeup-translate }` shows the new version beside your text, which is saved.
translation-not-draft = This translation was submitted already. You will hear what is decided.
translation-not-reviewer = Only moderators and stewards decide on translations.
translation-own = This is your own translation; somebody else decides on it.
translation-was-approved = This translation was approved on <t:{ $at }:f>
translation-was-sent-back = This translation was sent back on <t:{ $at }:f>
translation-no-words = Say what should change, so that the translator can go on.

report-ask = What is wrong with { $id }? Choose the reason; then a form opens for your words. Only moderators read them, and authors are not told who reported.
report-reason-menu = Choose a reason
report-reply-hint = Do you speak for an organisation that is named in it? It may reply in up to 500 characters, with a link.
report-reply-button = Reply for an organisation named here
report-form-title = Report { $id }
report-reply-title = Reply to { $id }
box-report-words = What is wrong, and where?
    .hint = The sentence it is about, and a public source if there is one
box-reply-organisation = Organisation, as it is named there
    .hint = Among the partners, credited, or named in the text
box-reply-words = Its reply · up to 500
    .hint = Shown with the write-up as you write it
box-reply-link = Link where more is to be read
report-sent = Thank you. Moderators look at what you reported on { $id }; you will hear what they decide.
report-reply-sent = Moderators look at the reply to { $id }; you will hear what they decide. Once accepted, it is shown with the write-up.
report-heading = **A report** on { $id }, { $title }
report-reply-heading = **A reply** to { $id }, { $title }
report-reply-sender = From somebody of: { $sender }
report-reply-stranger = no place of the network
report-accept = Accept
report-refuse = Refuse
report-read = Read the write-up
box-report-answer = Your answer, if you like
    .hint = Whoever sent it reads this, without your name
report-was-accepted = It was accepted on <t:{ $at }:f>
report-was-refused = It was refused on <t:{ $at }:f>
report-done-shown = The reply is shown with { $id }, which is marked as contested. Its author is told.
report-done-accepted = Accepted; whoever reported it is told. What becomes of { $id } is a decision of its own: `/{ command-review } { command-review-show }`.
report-done-refused = Refused; whoever sent it is told.
report-letter-shown = Your organisation's reply is shown with { $id }, which is marked as contested.
report-letter-not-shown = Moderators read your organisation's reply to { $id } and do not show it.
report-letter-accepted = Moderators agree with what you reported on { $id } and see to it. Thank you.
report-letter-refused = Moderators looked at what you reported on { $id } and leave it as it is. Thank you for telling them.
report-letter-author = { $organisation } replied to your write-up { $id }. The reply is shown with it, and it is marked as contested:
report-unknown = There is no such report.
report-bad-words = Write 1 to { $most } characters; there are { $has }.
report-no-link = Give one link that begins with https:// and can be opened by everyone.
report-not-named = “{ $organisation }” is not named in this write-up: it is no partner, not credited and not in the text. Write the name as it stands there, or report what is wrong instead.
report-too-many = You sent { $most } reports within a day, which is the most there can be. Send the next one tomorrow; where it is urgent, write to a moderator.
report-own = This is your own; another moderator decides on it.
report-own-writeup = This is about your own write-up; another moderator decides on it.

kept = You keep { $id }. `/{ command-writeup } { command-writeup-list } { option-kept }:True` shows all that you keep.
kept-no-longer = You no longer keep { $id }.
follow-title = What you follow
follow-when = When something new is published there, one direct message tells you, at 9 in the morning: by your time zone if you chose one with `/{ command-me } { command-me-zone }`, else by that of your place.
follow-none = You follow nothing now, so no message comes.
follow-nothing = Choose a place or a policy area.
digest-title = New in what you follow
digest-more = { $count ->
    [one] and one more: `/{ command-writeup } { command-writeup-list }`
   *[other] and { $count } more: `/{ command-writeup } { command-writeup-list }`
}
digest-why = You asked for this with `/{ command-me } { command-me-follow }`; `/{ command-me } { command-me-unfollow }` ends it.
translation-heading-done = A translation of { $id }, from { $from } into { $into }
translation-desk-begun = The form opens with the text there is so far. What you send is saved as a translation of your own; nobody else's is overwritten.
translation-queue = Translations waiting for review
report-queue = Reports and replies waiting
queue-translations = Translations: { $count }
queue-reports = Reports: { $count }

## The log, the network's places, contacts and servers, blocking

command-admin-place = place
    .about = Add a place, or change one
command-admin-contact = contact
    .about = Say who is turned to in a place, on each side
command-admin-block = block
    .about = Let somebody only read, until a day or for good; or end it
command-admin-log = log
    .about = What was decided: when, by whom, about what and why
command-transparency = transparency
    .about = What moderators decided, in numbers and step by step
option-name = name
    .about = What the place calls itself, in its own language
option-kind = kind
    .about = What kind of place it is
option-country = country
    .about = Its country; type its name or its code
option-aliases = aliases
    .about = Other names, separated by commas; -name takes one away
option-iso = iso
    .about = Its ISO 3166-2 code, such as GB-SCT; - for none
option-en = in-english
    .about = Its name in English
option-es = in-spanish
    .about = Its name in Spanish
option-pt = in-portuguese
    .about = Its name in Portuguese
option-fr = in-french
    .about = Its name in French
option-action = action
    .about = What was done
option-since = since
    .about = From this day on, such as 2030-01-31
option-until = until
    .about = The last day, such as 2030-01-31
choice-admit = let in
choice-remove = take out
choice-confirm = confirm
choice-block = block
choice-unblock = end the block
choice-government = government
choice-civil_society = civil society
somebody-forgotten = somebody who was forgotten
bad-day = “{ $typed }” is no day. Write it as year, month, day: 2030-01-31
denied-blocked =
    You may read here and use `/{ command-me }`, and nothing else, { $until ->
        [never] for good
       *[other] until <t:{ $until }:f>
    }. The reason: { $kept ->
        [yes] what was decided before you asked to be forgotten
       *[no] { $reason }
    }
    If you think that this is wrong, ask { $ask ->
        [nobody] whoever runs this network
       *[other] a moderator: { $ask }
    }
block-done-until = { $user } may read and nothing else until <t:{ $until }:f>. Any role they have rests meanwhile.
block-done = { $user } may read and nothing else from now on. Any role they have rests.
block-what = They are told why, and whom they can ask, when they try something else. They keep `/{ command-me }`: what is theirs stays theirs.
block-lifted = { $user } is not blocked any more.
block-own = Nobody can block themselves.
block-no-other-moderator = A moderator can be blocked only if there is a third moderator, who has no part in it. Give somebody the role first: `/{ command-admin } { command-admin-role }`
block-not-blocked = This person is not blocked.
block-no-reason = Please say why; it is written into the log, and the person reads it.
block-past = That day is over. Choose a later one, or none: then it lasts for good.
role-who-and-which = Please say who, and which role. Without a change, this shows who has which.
roles-title = Who has which role
roles-nobody = nobody
roles-hint = Manage Server in the network's first server counts as moderator too, without a role.
server-removed = Server { $id } is not part of the network any more. What was still to be said there is dropped. If it is not let in again, what we keep of it is deleted in thirty days.
server-home-stays = This is the network's first server, which the operator set; it can't be taken out.
server-not-admitted = This server is not part of the network.
server-remove-reason = Please say why, with the option `{ option-reason }`; it is written into the log.
server-is-inside = in the network
server-is-outside = outside
place-contacts = Contacts:
place-no-contact = nobody yet
place-has-contact = there is one
place-own-name = Its own name:
place-names = In the four languages:
place-aliases = Also called:
place-country = Country:
place-iso = ISO 3166-2 code:
place-languages = Languages:
place-sheet-hint = To change something, name the place and only what is to change; everything else stays as it is.
place-added = **{ $place }** is a place of the network now.
place-changed = { $count ->
    [0] **{ $place }** is as it reads below.
    [one] **{ $place }** is as it reads below. Its write-up is found under its new names.
   *[other] **{ $place }** is as it reads below. Its { $count } write-ups are found under its new names.
}
place-incomplete = A new place needs `{ option-name }`, `{ option-kind }`, `{ option-country }` and `{ option-zone }`. To change one, choose it with `{ option-place }`.
place-bad-name = “{ $typed }” can't be a name: it begins with a letter or a digit, has letters, spaces and simple signs, no comma, and at most { $most } characters.
place-no-slug = No name for links can be made of “{ $name }”. Write it in Latin letters, and add its own spelling with `{ option-aliases }`.
place-taken = There is a place of that name in that country already: { $name }. Choose it with `{ option-place }` to change it.
place-alias-taken = “{ $alias }” means another place: { $place }.
place-no-alias = It has no other name “{ $alias }” that could be taken away.
place-many-aliases = A place has { $most } other names at most.
place-unknown-country = “{ $typed }” is no country that I know. Type part of its name and choose from the list, or write its two-letter code.
place-unknown-zone = “{ $typed }” is no time zone that I know. Type a city and choose from the list, such as Europe/London.
place-bad-languages = “{ $typed }” are no language codes. Write up to eight of two or three letters, its own first, such as: en gd
place-wrong-iso = “{ $typed }” is no ISO 3166-2 code of { $country }: it begins with { $country }- and has one to three letters or digits after it.
contact-confirmed = { $user } is the contact of { $place } for { $side } now.
contact-removed = { $place } has no contact for { $side } any more.
contact-not-on-side = A contact belongs to the place, on that side, and agreed to the code of conduct. They can join with `/{ command-place } { command-place-join }`.
contact-not-there = There is no such contact. `/{ command-place } { command-place-show }` shows who there is.
contact-unknown-side = Please choose government or civil society.
log-title = The log
log-count = { $count ->
    [one] One row.
   *[other] { $count } rows, newest first.
}
log-empty = There is nothing in the log that fits.
log-by-the-bot = the bot
log-server = server { $id }
log-reason = why: { $reason }
log-erased = its words were erased after their time
log-newer = Newer
log-older = Older
log-unknown-action = “{ $typed }” is no action of the log. Choose one from the list.
log-unknown-subject = There is nothing called “{ $typed }” in the log. Write an id such as R-42, D-7 or G-12, a server's id, or a place's name.
log-action-backup-make = backup made
log-action-block-add = somebody blocked
log-action-block-lift = block ended
log-action-contact-confirm = contact confirmed
log-action-contact-remove = contact ended
log-action-gathering-announce = gathering announced
log-action-gathering-cancel = gathering called off
log-action-gathering-change = gathering changed
log-action-gathering-close = gathering closed
log-action-gathering-move = gathering moved
log-action-library-import = open data taken in
log-action-person-forget = somebody was forgotten
log-action-place-add = place added
log-action-place-change = place changed
log-action-report-decide = report decided
log-action-report-reply = reply of an organisation
log-action-report-send = report on a write-up
log-action-retention-sweep = kept long enough, deleted
log-action-review-conceal = earlier version not shown any more
log-action-review-decide = decision on a write-up
log-action-review-merge = write-up merged
log-action-review-reopen = decision reopened
log-action-role-grant = role given
log-action-role-revoke = role taken away
log-action-server-admit = server let in
log-action-server-forget = data of a server deleted
log-action-server-leave = bot removed from a server
log-action-server-remove = server taken out
log-action-server-settings = settings of a server changed
log-action-translation-decide = decision on a translation
log-action-translation-submit = translation submitted
log-action-writeup-adapt = a place adapts a write-up
log-action-writeup-check = write-up said to be still right
log-action-writeup-confirm = co-creation confirmed
log-action-writeup-discard = draft discarded
log-action-writeup-hand_over = write-up given to another person
log-action-writeup-restore = draft brought back
log-action-writeup-submit = write-up submitted
log-action-writeup-take_back = write-up taken back from review
log-action-writeup-withdraw = write-up withdrawn
transparency-title = What was decided in { $month }
transparency-writeups = Write-ups
transparency-network = The network
transparency-submitted = Submitted:
transparency-published = Published:
transparency-sent-back = Sent back:
transparency-rejected = Rejected:
transparency-merged = Merged into another:
transparency-withdrawn = Withdrawn by their authors:
transparency-roles-given = Roles given:
transparency-roles-taken = Roles taken away:
transparency-blocks = People blocked:
transparency-unblocked = Blocks ended early:
transparency-servers-in = Servers let in:
transparency-servers-out = Servers that left or were taken out:
transparency-servers = { $count ->
    [one] One server is part of the network today.
   *[other] { $count } servers are part of the network today.
}
transparency-chain = The head of the log
transparency-head = Row { $number }: `{ $hash }`
transparency-earlier = Earlier month
transparency-later = Later month
transparency-steps = Step by step
transparency-numbers = In numbers
transparency-steps-title = Every step, newest first
transparency-hint = Each row of the log is bound to the one before. Keep a copy of this head: with it, whoever runs the bot can show later that nothing up to this row was changed.

## What a member owns: export and erasure

command-me-export = export
    .about = Get everything Tertulia keeps about you, in one file
command-me-forget = forget
    .about = Be forgotten; you first see what goes and what stays
me-export-button = Get my data
me-forget-button = Forget me …
export-title = Your data
export-done = This file holds everything Tertulia keeps about you, and nothing of anyone else.
export-hint = It is JSON: any text editor opens it, and programs can read it. What each part is stands under “about”.
export-account = Your Discord account, and what you chose: language, time zone, reminders. The account is the only tie between you and everything else here.
export-places = The places you belong to, and those you are a contact of.
export-roles = Your rights over the network.
export-writeups = Your write-ups: every revision with its texts, tags, partners and links, and what was decided on them. Who decided is left out.
export-contributions = What you added to others' write-ups: translations, confirmations, adaptations, reports and replies.
export-decisions = What you decided for the network: reviews, translations, reports, contacts, blocks.
export-interests = What you keep and follow, and the write-ups, gatherings and places you used in the last 90 days, at most 25 of each, which are suggested to you first.
export-seats = Your answers to gatherings, and your reminders.
export-gatherings = Gatherings you facilitate, and notes you wrote. Lines on who does what are left out, since they name others.
export-messages = What Tertulia told you directly, owes you, or keeps in your inbox: about what and when. The words are made when a message is sent.
export-block = Whether you are blocked, why and until when.
export-log = Rows of the log by you or about you. Where a row is about somebody else, its words are left out.
forget-title = Being forgotten
forget-intro = Nothing has happened yet. This is what would go, what would stay, and why.
forget-goes = What goes
forget-stays = What stays, and why
forget-goes-account = Your account here: the tie to your Discord, your language, your time zone, what you used lately
forget-goes-unpublished = { $count ->
    [one] 1 write-up that is not published, with its texts
   *[other] { $count } write-ups that are not published, with their texts
}
forget-goes-published = { $count ->
    [one] The texts of 1 published write-up, in every revision and translation
   *[other] The texts of { $count } published write-ups, in every revision and translation
}
forget-goes-places = { $count ->
    [one] 1 place you belong to or speak for
   *[other] { $count } places you belong to or speak for
}
forget-goes-roles = { $count ->
    [one] 1 role
   *[other] { $count } roles
}
forget-goes-contributions = { $count ->
    [one] 1 translation that is not published, or report that is closed
   *[other] { $count } translations that are not published, or reports that are closed
}
forget-goes-interests = { $count ->
    [one] 1 thing you keep or follow
   *[other] { $count } things you keep or follow
}
forget-goes-seats = { $count ->
    [one] 1 answer to a gathering, with its reminders; a seat goes to whoever waits longest
   *[other] { $count } answers to gatherings, with their reminders; a seat goes to whoever waits longest
}
forget-goes-gatherings = { $count ->
    [one] 1 gathering you never announced, or draft of a gathering's notes
   *[other] { $count } gatherings you never announced, or drafts of gatherings' notes
}
forget-goes-messages = { $count ->
    [one] 1 message to you, or letter of your inbox
   *[other] { $count } messages to you, and letters of your inbox
}
forget-stays-undecided = { $count ->
    [one] 1 published write-up: choose below what becomes of it
   *[other] { $count } published write-ups: choose below what becomes of them
}
forget-stays-keep = { $count ->
    [one] 1 published write-up, under your organisation's name or the place's: you agreed to its licence
   *[other] { $count } published write-ups, under your organisation's name or the place's: you agreed to their licence
}
forget-stays-anonymise = { $count ->
    [one] 1 published write-up, without a name: you agreed to its licence
   *[other] { $count } published write-ups, without a name: you agreed to their licence
}
forget-stays-withdraw = { $count ->
    [one] The bare number of 1 write-up, so that it never names another
   *[other] The bare numbers of { $count } write-ups, so that they never name others
}
forget-stays-contributions = { $count ->
    [one] 1 confirmation, translation, adaptation or open report, without your name: others build on it
   *[other] { $count } confirmations, translations, adaptations or open reports, without your name: others build on them
}
forget-stays-decisions = { $count ->
    [one] 1 decision you made for the network, without your name: others rely on it
   *[other] { $count } decisions you made for the network, without your name: others rely on them
}
forget-stays-gatherings = { $count ->
    [one] 1 gathering you facilitate or wrote notes of, without your name: others come to it
   *[other] { $count } gatherings you facilitate or wrote notes of, without your name: others come to them
}
forget-stays-log = { $count ->
    [one] 1 row of the log, by a random number and without words: the log must stay whole
   *[other] { $count } rows of the log, by a random number and without words: the log must stay whole
}
forget-stays-block = Your block, without your name: being forgotten does not end it
forget-stays-receipt = A line that says somebody was forgotten, so that a restored backup does not bring you back
forget-last-moderator = **You are the only moderator by role.** Without you the network has none, and only whoever manages the first server can name another.
forget-cannot = This can't be undone. It does not reach copies others made under CC BY 4.0, nor what Discord itself keeps, such as direct messages.
forget-choose = { $count ->
    [one] What becomes of your published write-up?
   *[other] What becomes of your { $count } published write-ups?
}
forget-mode-keep = Keep, under the organisation's name
forget-mode-keep-about = Or the place's, where no organisation is known
forget-mode-anonymise = Keep, without any name
forget-mode-anonymise-about = Everyone can go on reading and reusing them
forget-mode-withdraw = Withdraw
forget-mode-withdraw-about = Not shown any more, all texts erased
forget-button-nothing = Forget me for good
forget-button-keep = Forget me; write-ups stay under the organisation's name
forget-button-anonymise = Forget me; write-ups stay without a name
forget-button-withdraw = Forget me and erase my write-ups
forget-export-first = Get my data first
forget-not-yours = This button was made for somebody else. Your own is in `/{ command-me } { command-me-forget }`.
forget-not-chosen = You have published write-ups; choose what becomes of them first, in `/{ command-me } { command-me-forget }`. Nothing was erased.
receipt-title = You are forgotten: receipt { $number }
receipt-intro = Done on <t:{ $at }:F>. Keep the number if you may want to ask about it; it does not lead back to you.
receipt-went = What went
receipt-stays = What stays, and why
receipt-last-moderator = The network has no moderator by role now. Whoever manages the first server can name one with `/{ command-admin } { command-admin-role }`.
receipt-end = Thank you for having been here. If you use a command again, you begin as somebody new.
receipt-before = You were forgotten already, on <t:{ $at }:F>: receipt { $number }. Nothing more was left to erase.
writeup-erased = { $id } was erased because its author asked to be forgotten.
letter-waits-no-longer = A message waited here for somebody. It does not any more.

## Open data, backups, health

command-library = library
    .about = The published library as open data
command-library-export = export
    .about = Get all published write-ups in one file
command-admin-export = export
    .about = Get all published write-ups in one file
command-admin-backup = backup
    .about = Make a backup of the database now
command-admin-health = health
    .about = See how Tertulia is: messages, backups, what waits

library-title = The library, to take with you
library-file = { $count ->
    [one] { $count } write-up, as tables and as JSON, with a description of every field.
   *[other] { $count } write-ups, as tables and as JSON, with a description of every field.
}
library-licence = { $size } MB · CC BY 4.0: use it, translate it, republish it, and say where it comes from
library-empty = Nothing is published yet, so there is nothing to export.
library-too-large = The library is { $size } MB by now, and Discord takes files up to { $limit } MB here. Whoever runs Tertulia can make the file with `tertulia export` and put it where everyone finds it.

backup-title = A backup was made
backup-made = `{ $name }`, { $size } MB. It was read back and is whole.
backup-kept = { $count ->
    [one] { $count } backup is kept.
   *[other] { $count } backups are kept.
}
backup-failed = No backup was made, and nothing half-written is left. Tertulia goes on. Whoever runs it should look: { $why }

health-title = How Tertulia is
health-marked = { $count ->
    [0] All is well.
    [one] **One thing needs attention.** It is marked ✗.
   *[other] **{ $count } things need attention.** They are marked ✗.
}
health-logs = The logs say more; whoever runs Tertulia has them.
health-connected = Connected to Discord since <t:{ $since }:f>
health-connected-now = Connected to Discord
health-disconnected = No connection to Discord since <t:{ $since }:f>. It is tried again and again; if it stays so, start Tertulia anew.
health-not-connected = There was no connection to Discord yet.
health-connections = Connected to Discord { $used } times in the last 24 hours; after { $all } Tertulia waits. The log says why the connection is lost.
health-connections-used-up = Connected to Discord { $all } times in the last 24 hours: if this connection is lost, the next one waits until <t:{ $until }:f>.
health-no-sweep = Since the start, Tertulia has not looked yet for messages to send.
health-sweep = Tertulia last looked for messages to send <t:{ $at }:R>
health-sweep-late = Tertulia last looked for messages to send <t:{ $at }:R>, which is too long ago: start it anew.
health-unwritable = Nothing can be saved since <t:{ $since }:f>: { $why }. What people write is given back to them. Whoever runs Tertulia: is the disk full?
health-trouble = Since <t:{ $since }:f> this has failed, and is tried again: { $step }. The logs say why.
health-step-gatherings = gatherings and reminders
health-step-letters = letters of what people follow
health-step-retention = deleting what was kept long enough
health-step-sending = sending messages
health-step-upkeep = asking about write-ups that nobody touched
health-step-servers = forgetting servers that are gone
health-step-backup = the nightly backup
health-step-index = the search index
health-step-file = bringing what was saved into the file of the database
health-step-name = The database file has a second name (a hard link). Remove that name: whoever opens the file by it damages the database.
health-nothing-owed = No message waits to be sent.
health-owed-later = { $count ->
    [one] { $count } message waits for its time.
   *[other] { $count } messages wait for their time.
}
health-owed = { $count ->
    [one] { $count } message is to be sent; due <t:{ $since }:R>
   *[other] { $count } messages are to be sent; the oldest was due <t:{ $since }:R>
}
health-owed-late = { $count ->
    [one] { $count } message is to be sent and was due <t:{ $since }:R>: look into the logs.
   *[other] { $count } messages are to be sent, the oldest was due <t:{ $since }:R>: look into the logs.
}
health-none-dropped = No message was given up in the last seven days.
health-dropped = { $count ->
    [one] { $count } message was given up in the last seven days. `/{ command-admin } { command-admin-setup }` shows what is missing in a server:
   *[other] { $count } messages were given up in the last seven days. `/{ command-admin } { command-admin-setup }` shows what is missing in a server:
}
dropped-pointless = it made no sense any more
dropped-called-off = it was called off before it was there
dropped-person-gone = the person asked to be forgotten
dropped-server-removed = its server was taken out of the network
dropped-direct-messages-closed = the person takes no direct messages
dropped-no-common-server = the person is in none of my servers
dropped-deleted = it was deleted in Discord
dropped-channel-gone = its channel is gone
dropped-not-taken = Discord did not take it as it was
dropped-refused-too-long = Discord refused it for days
dropped-unprepared = it could not be prepared
health-closed = { $count ->
    [one] One channel refuses what waits for it: { $channels }. `/{ command-admin } { command-admin-setup }` in its server shows what is missing, and tries again at once.
   *[other] { $count } channels refuse what waits for them: { $channels }. `/{ command-admin } { command-admin-setup }` in their server shows what is missing, and tries again at once.
}
health-slowed = Discord refused many messages in the last minute, so what waits is sent slowly: five a second. Commands and buttons are answered as fast as ever.
health-stopped = Discord refused thousands of calls in ten minutes. So that it does not shut me out, only commands and buttons are answered until <t:{ $until }:t>; whatever else waits is sent then.
health-no-inboxes = No message waits in an inbox because it could not be delivered.
health-inboxes = { $count ->
    [one] Letters that could not be delivered wait for { $count } person, in `/{ command-me } { command-me-inbox }`.
   *[other] Letters that could not be delivered wait for { $count } people, in `/{ command-me } { command-me-inbox }`.
}
health-no-reviews = No write-up waits for review.
health-reviews = { $count ->
    [one] { $count } write-up waits for review; it came <t:{ $since }:R>: `/{ command-review } { command-review-queue }`
   *[other] { $count } write-ups wait for review; the oldest came <t:{ $since }:R>: `/{ command-review } { command-review-queue }`
}
health-none-stale = No published write-up has gone untouched for a year.
health-stale = { $count ->
    [one] { $count } write-up has not been touched for a year. Its author is asked up to three times.
   *[other] { $count } write-ups have not been touched for a year. Their authors are asked up to three times.
}
health-backup = { $count ->
    [one] Last backup: <t:{ $at }:f>, { $size } MB; { $count } is kept.
   *[other] Last backup: <t:{ $at }:f>, { $size } MB; { $count } are kept.
}
health-backup-old = That is too old. `/{ command-admin } { command-admin-backup }` makes one now.
health-no-backup-yet = There is no backup yet; one is made each night. `/{ command-admin } { command-admin-backup }` makes one now.
health-no-backup = There is no backup, and none is made at night. `/{ command-admin } { command-admin-backup }` makes one now.
health-backup-failed = The backup of <t:{ $at }:f> failed: { $why }
health-search = { $count ->
    [one] Search: one document, by words and by meaning
   *[other] Search: { $count } documents, by words and by meaning
}
health-search-pending = Search: by words; by meaning soon, which is still being prepared for { $pending } of { $count }
health-search-words = Search: { $count } documents, by words alone; this build has no sentence model
health-search-broken = Search goes by words alone: { $why }
health-database = The database has { $size } MB.

upkeep-letter = Nobody has touched **{ $title }** ({ $id }) since <t:{ $at }:D>. Is what it says still right?
upkeep-right = It is still right
upkeep-revise = Revise it
upkeep-hint = You are asked three times at most.
upkeep-thanks = Thank you. It is noted that { $id } is still right today.
upkeep-yours = You can revise { $id } now. What everyone sees stays as it is until a moderator has approved your changes.
upkeep-open-draft = Write
upkeep-gone = That write-up is not shown any more, so there is nothing to do.
upkeep-not-keeper = Only its author, or a contact of its place, can say that of { $id }.
upkeep-author-revises = The author of { $id } is still here and revises it. You can say that it is still right.

## Taken back and decided anew

option-withdraw = withdraw
    .about = Take your confirmation back
unconfirmed = You took back your confirmation of { $id }.
confirm-none = You have not confirmed the published version of { $id }, so there is nothing to take back.
adapt-said-already = Somebody else of { $place } has said so already, with their reason. They, or a moderator, can remove it on the evidence page.
adapt-too-many = You said this { $most } times within a day, which is the most there can be. Go on tomorrow.
adapt-not-theirs = There is no adaptation here that you can remove.
unadapt-button = Remove an adaptation
unadapt-menu = Choose an adaptation
unadapt-ask = Which adaptation of { $id } should not be shown any more? A form then asks why; the log keeps the reason.
box-unadapt-reason = Why it is removed
unadapted = Removed. The evidence page of { $id } does not show it any more.
translation-desk-renewed = **The original was revised since this text was written.** Read every part again, the other form too, before you submit.
translation-of-earlier = It is of an earlier version; the original was revised since.
translation-too-many = You submitted { $most } translations within a day, which is the most there can be. What you wrote is saved; submit it tomorrow.
translation-own-writeup = This translates your own write-up; somebody else decides on it.
translation-was-superseded = Its translator submitted a newer one before anybody decided.
translation-reopened = The translation of { $id } into { $language } waits for review again. Its translator is told why.
translation-letter-reopened = The decision on your translation of { $id }, **{ $title }**, into { $language } is being taken anew; you will hear what comes of it.
reopen-nothing = Nothing is decided here that could be reopened.
reopen-no-reason = Say why it should be decided anew.
reopened-because = Why it is decided anew
report-reopened = It waits again, on { $id }. Whoever sent it is told why.
report-letter-reopened = The decision on what you sent about { $id } is being taken anew; you will hear what comes of it.
report-letter-author-reopened = The reply of { $organisation } to your write-up { $id } is being decided anew. Until then it is not shown.
report-letter-author-not-shown = The reply of { $organisation } to your write-up { $id } is not shown any more.
me-translations-button = Translations to review
contact-nobody-named = Name the person with the option `{ option-person }`. To end a contact, choose `{ choice-remove }` in `{ option-change }`.
confirmed-note = Your note, shown with it
contact-oneself = Nobody confirms themselves as a contact. Ask another moderator.
setup-open-reviews = Reviews: everyone on this server can read { $channel }, also drafts and reports that wait there. In Discord: Edit Channel → Permissions → take View Channel away from @everyone, and give it to your moderators and to me.
log-action-report-reopen = decision on a report reopened
log-action-translation-reopen = decision on a translation reopened
log-action-writeup-unadapt = an adaptation removed
log-action-writeup-unconfirm = confirmation of co-creation taken back

## What is erased, and what is only counted

transparency-versions = New versions published:
transparency-held = Put on hold:
transparency-reopened = Decisions reopened:
transparency-imported = Taken in from open data:
transparency-erased = Erased as their authors wished:
transparency-reports = Reports and replies sent:
transparency-reports-decided = Reports and replies decided:
transparency-forgotten = People who asked to be forgotten:
log-action-block-keep = block kept after being forgotten
card-erased = What stood here is erased: somebody asked to be forgotten, or it was kept as long as it may be.

## Backups and imports, once more

log-action-backup-restore = a backup restored
backup-shrunk = The last backup is less than half as large as an earlier one. The larger ones are kept: whoever runs Tertulia should see whether something was lost, and remove them if all is well.
backup-incomplete = But something that belongs to it failed. Whoever runs Tertulia should look: { $why }
health-backup-incomplete = The backup of <t:{ $at }:f> was made, but: { $why }
health-backups-ahead = { $count ->
    [one] { $count } backup has a date that is still to come, and counts for nothing: the clock was wrong when it was made.
   *[other] { $count } backups have a date that is still to come, and count for nothing: the clock was wrong when they were made.
}
library-busy = The file is being made for somebody else at this moment. Try again in a minute.
