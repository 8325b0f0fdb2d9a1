# Broadcasts, for operators

broadcast-ask-message =
    📣 <b>New broadcast</b>

    Send me the message the way people should get it: text, a photo, a video or a file. Formatting and media stay as they are.
broadcast-cant-copy = ⚠️ <b>I can’t send this kind of message on.</b> Please send a text, a photo, a video or a file, and leave it in this chat.
broadcast-album = ⚠️ <b>An album can’t be sent on.</b> Please send one photo or video.
broadcast-discarded = 🗑 <b>The draft has been discarded.</b> Nobody got it.
broadcast-gone = ℹ️ <b>This draft isn’t there any more.</b> It was discarded, replaced by a newer one, or already sent.

broadcast-ask-buttons =
    🔗 <b>Buttons with links?</b>

    Type one a line, the text and the address with a dash between them. For several in a row put a <code>|</code> with spaces between them:

    <code>{ $example }</code>

    At most { $most } buttons, { $row } in a row.
broadcast-buttons-example =
    New rates - https://example.com
    Reviews - t.me/reviews | Rules - https://example.com/rules
broadcast-button-no-buttons = No buttons
broadcast-wrong-no-address = ⚠️ <b>There must be a text and an address with a dash between them</b>, with spaces around the dash: “{ $part }”
broadcast-wrong-bad-address = ⚠️ <b>Telegram won’t open this address:</b> “{ $part }”
broadcast-wrong-long-label = ⚠️ <b>This text is too long for a button:</b> “{ $part }”. At most 40 characters.
broadcast-wrong-long-address = ⚠️ <b>This address is too long:</b> “{ $part }”. At most 512 characters.
broadcast-wrong-many = ⚠️ <b>That’s too many buttons:</b> { $part }
broadcast-wrong-many-in-a-row = ⚠️ <b>That’s too many buttons in one row:</b> “{ $part }”

broadcast-ask-audience =
    👥 <b>Who is it for?</b>

    Only people who can be written to and haven’t turned news off are counted.
broadcast-line-audience = { $name } · { $count }
broadcast-to-everybody = Everybody
broadcast-to-orders = People with orders
broadcast-to-partners = Partners

broadcast-preview = 👆 <b>This is what people will get.</b> The last button lets each of them turn news off.
broadcast-preview-count = 👥 { $to }: <b>{ $count ->
        [one] { $count } person
       *[other] { $count } people
    }</b>
broadcast-preview-nobody = 👥 { $to }: <b>there is nobody to send it to.</b>
broadcast-tested = 🧪 <b>A test copy is above.</b>
broadcast-button-now = ▶️ Send now
broadcast-button-time = 🕓 Send later
broadcast-button-test = 🧪 Test to me
broadcast-button-change-buttons = 🔗 Buttons
broadcast-button-change-audience = 👥 Audience
broadcast-button-discard = Discard
broadcast-button-back = ‹ Back

broadcast-ask-time =
    🕓 <b>When should it start?</b>

    Type a time in UTC, for example <code>18:30</code> or <code>25.11 18:30</code>. It is { $now } now.
broadcast-bad-time = ⚠️ <b>I don’t understand this time.</b>
broadcast-time-passed = ⚠️ <b>That time has passed.</b> Please choose another one.
broadcast-button-later = In { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }
broadcast-ask-send =
    <b>Send it now?</b>

    👥 { $to }: { $count ->
        [one] { $count } person
       *[other] { $count } people
    }. A message that has been sent can’t be taken back.
broadcast-ask-plan =
    <b>Send it at { $at }?</b>

    👥 { $to }: { $count ->
        [one] { $count } person
       *[other] { $count } people
    } now, counted again when it starts. Leave your message in this chat until then.
broadcast-button-send = Send to { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
broadcast-button-plan = Plan it

broadcast-card =
    📣 <b>{ $title }</b>
    👥 { $to }
broadcast-stage-waiting = 🕓 Starts at { $at }
broadcast-stage-in-line = 🕓 In line: it goes out as soon as those before it are through
broadcast-stage-choosing = ▶️ Looking up who gets it
broadcast-stage-running = ▶️ Being sent since { $at }
broadcast-stage-paused = ⏸ Paused. It began at { $at }
broadcast-stage-paused-early = ⏸ Paused before it began. Let it go on, and it starts at { $at }
broadcast-stage-paused-late = ⏸ Paused before it began, and its time, { $at }, has passed. Let it go on, and it is sent at once
broadcast-stage-stopped = ⏹ Stopped at { $at }
broadcast-stage-done = ✅ Done at { $at }
broadcast-paused-source-gone = ⏸ <b>Paused: your message isn’t there any more.</b> It was deleted, or can’t be copied, so nobody else can get it. Stop this broadcast and start a new one.
broadcast-paused-no-right = ⏸ <b>Paused: whoever made it may send no broadcasts any more.</b> Let it go on, or stop it.
broadcast-number-sent = Delivered: <b>{ $sent }</b> of { $total }
broadcast-number-blocked = Have blocked the bot: { $count }
broadcast-number-failed = Refused by Telegram: { $count }
broadcast-number-unknown = Unclear, not repeated: { $count }
broadcast-number-skipped = Skipped, they want no news or have left: { $count }
broadcast-number-left = Not sent yet: { $count }
broadcast-number-not-sent = Not sent: { $count }
broadcast-pace = ⚡ { $speed } a second, { $rest } to go
broadcast-rest-minutes = about { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
broadcast-rest-seconds = { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }
broadcast-button-pause = ⏸ Pause
broadcast-button-go-on = ▶️ Go on
broadcast-button-send-now = ▶️ Send now
broadcast-button-stop = ⏹ Stop
broadcast-button-refresh = 🔄 Refresh
broadcast-told-pausing = Pausing: what is on its way still arrives.
broadcast-ask-stop =
    <b>Stop “{ $title }” for good?</b>

    Those who haven’t got it yet won’t. To go on later, pause it instead.
broadcast-button-stop-yes = Stop for good
broadcast-button-stop-no = No, leave it

broadcast-list = 📣 <b>Broadcasts: { $count }</b>
    Each line ends with how many got it, of how many.
broadcast-list-none = 📣 <b>There have been no broadcasts yet.</b>
broadcast-line = { $icon } { $title } · { $sent }/{ $total }
broadcast-line-planned = { $icon } { $title }
broadcast-icon-waiting = 🕓
broadcast-icon-running = ▶️
broadcast-icon-paused = ⏸
broadcast-icon-stopped = ⏹
broadcast-icon-done = ✅
broadcast-untitled = Without words
broadcast-button-new = New broadcast
broadcast-button-list = Broadcasts so far: { $count }
broadcast-to-list = ‹ Broadcasts

audit-broadcast = Started a broadcast: { $audience ->
        [everybody] everybody
        [language] one language
        [orders] people with orders
        [partners] partners
       *[other] { $audience }
    }, { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
audit-broadcast-paused = Paused a broadcast, not sent yet: { $left }
audit-broadcast-continued = Let a broadcast go on, not sent yet: { $left }
audit-broadcast-stopped = Stopped a broadcast, not sent: { $left }
