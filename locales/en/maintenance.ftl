# What customers read of what operators have switched off

pick-off = ⏸ This direction isn’t exchanged just now. Please choose another one.
direction-off = ⏸ <b>This direction isn’t exchanged just now.</b> No order was created. Please choose another one, or come back a little later.

maintenance-text = 🛠 <b>We’re doing some maintenance.</b> New exchanges are paused for a little while. Orders you have already created go on as usual.
maintenance-over = ✅ <b>Maintenance is over.</b> Your exchange is just as you left it, and you can continue it.
maintenance-for-operators = 🛠 <b>Maintenance is on.</b> You can go on because you are an operator; customers can’t.
maintenance-toast = Exchanges are paused: maintenance is still on.
