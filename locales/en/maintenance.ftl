# What customers read of what operators have switched off

pick-off = ⏸ This direction isn’t exchanged just now. Please choose another one.
direction-off = ⏸ <b>This direction isn’t exchanged just now.</b> No order was created. Please choose another one, or come back a little later.
