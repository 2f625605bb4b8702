"""What the shop says about itself: policies today; orders and hand-off have their place here."""
