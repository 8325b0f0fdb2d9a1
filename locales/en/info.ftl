# What operators have written for customers: the buttons in the menu, where they have not been named otherwise

info-contacts = Contacts
info-rules = Rules
info-hours = Working hours
info-reviews = Reviews
info-title = <b>{ $title }</b>
info-gone = This page isn’t there any more.
