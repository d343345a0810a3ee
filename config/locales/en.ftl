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
command-me = me
    .about = What Tertulia knows about you and how it speaks to you
command-me-show = show
    .about = See your places, roles and language
command-me-language = language
    .about = Choose the language in which Tertulia speaks to you
command-me-inbox = inbox
    .about = Read messages that could not reach you directly
command-review = review
    .about = Decide on write-ups that are waiting
command-review-queue = queue
    .about = See what is waiting, oldest first
command-review-show = show
    .about = Read one that is waiting, and decide
command-admin = admin
    .about = Run the network and this server
command-admin-setup = setup
    .about = Set this server up, step by step
command-admin-settings = settings
    .about = Change this server's language and channels
command-admin-server = server
    .about = Let another Discord server into the network
command-admin-role = role
    .about = Give or take a role in the network
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
    .about = Its id, such as R-42 or D-7, or part of its title
option-mine = mine
    .about = Only your own, drafts included
option-side = side
    .about = Where you stand: government, civil society, academia or other
option-organisation = organisation
    .about = Whom you speak for, if you want to say
option-announcements = announcements
    .about = The channel where published write-ups are announced
option-reviews = reviews
    .about = The channel where write-ups wait for review
option-server = server
    .about = The other server's id
option-person = person
    .about = Who
option-role = role
    .about = Which role
option-change = change
    .about = Give it or take it away

choice-relevance = best first
choice-date = newest first
choice-grant = give
choice-revoke = take away
choice-moderator = moderator
choice-facilitator = facilitator
choice-steward = knowledge steward

## Refusals and faults

fault = Something went wrong on our side, and nothing you wrote is lost. Please try again; if it happens again, tell a moderator this number: { $id }
form-too-late = That took too long, so the form could not be opened. Please try once more.
form-typed = **What you had typed, so that you can copy it:**
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
writeup-revision = Revision { $ordinal }
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

## Search

search-found = { $count ->
    [one] One write-up for “{ $query }”
   *[other] { $count } write-ups for “{ $query }”
}
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
help-moderators =
    • **Decide:** `/{ command-review } { command-review-queue }`, or the buttons in the review channel. Nobody decides on a write-up of their own.
    • **This server:** `/{ command-admin } { command-admin-setup }` · **Roles:** `/{ command-admin } { command-admin-role }` · **Another server:** `/{ command-admin } { command-admin-server }`
help-language = I speak your Discord's language if it is one of ours; `/{ command-me } { command-me-language }` chooses another.
about-text = A tertulia is a regular gathering where people trade ideas. This one connects places that open up government and act on the climate: they share write-ups of what they did, with evidence, and find what others did.
about-version = Version { $version } · free software under the MIT licence · write-ups under CC BY 4.0

## tertulia check: in a terminal, without Markdown

check-settings = Settings
check-database = Database: { $path }
check-no-database = Database: { $path } is not there yet; the first start makes it.
check-older-database = Database: { $path } is from an older version; the next start brings it up to date. Make a copy first.
check-bad-database = Database: { $path } can't be used: { $error }
check-home = First server (network.home_guild): { $id }
check-no-home = network.home_guild is not set: the id of your first Discord server. In Discord: Settings → Advanced → Developer Mode, then right-click the server → Copy Server ID.
check-token = Token
check-no-token = DISCORD_TOKEN is not set. It is in Discord's developer portal: your application → Bot → Reset Token.
check-wrong-token = Discord does not accept DISCORD_TOKEN. Make a new one in the developer portal: your application → Bot → Reset Token.
check-application = Discord knows it: { $name } (application { $id }).
check-connections = New connections left today: { $left } of { $all }.
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
