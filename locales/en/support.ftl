# Writing to support, as a customer sees it

support-ask = 💬 <b>Write to support here.</b> Tell us what happened: text, photos and files are all fine, and everything you send now goes to our team.
support-about = Your order <b>{ $number }</b> is attached.
support-hours = 🕘 { $hours }
support-wait = An answer may take a while. It will arrive in this chat.
support-sent = ✅ <b>Sent to support.</b> You can add more: it all goes to our team until you finish.
support-reply-sent = ✅ Sent to support. The answer will arrive in this chat.
support-uncarried = ⚠️ I can’t pass on messages of this kind. Please send it as text, a photo or a file.
support-ended = 💬 You’re no longer writing to support. If there’s an answer, you’ll see it here.
support-end = Finish
support-elsewhere = Another way to reach us

support-writes = 💬 <b>Support</b> is writing to you:
support-writes-about = 💬 <b>Support</b> is writing to you about order <b>{ $number }</b>:
support-words =
    💬 <b>Support</b>

    { $words }
support-answer = 💬 Reply to support
support-corrected = ✏️ Support has corrected this message. Here it is as it should be:
support-lost = ⚠️ I couldn’t pass this message on to support. Please send it again, or put it another way.
support-write-again = Write to support
