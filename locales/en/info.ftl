# What operators have written for customers: the buttons in the menu, where they have not been named otherwise

info-button-contacts = Contacts
info-button-rules = Rules
info-button-hours = Working hours
info-button-reviews = Reviews
info-title = <b>{ $title }</b>
info-gone = This page isn’t there any more.
